import type { Seasons, SeasonSpan } from '../../../shared/contract/lifecycle-seasons.ts';
import { fields } from '../../../shared/domain/fields.ts';
import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { seasonCount } from '../../../shared/domain/season-calendar.ts';
import { groupKeys } from '../../../shared/domain/own-season-groups.ts';
import { lookBackFrom } from '../../../shared/domain/season-groups.ts';
import { seasonNumber, seasonOfNumber, seasonStartDay, yearOfNumber } from '../../../shared/domain/seasons.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import { metricsFrom } from '../customers/measured.ts';
import type { ReadDb } from '../db/executor.ts';
import { sqlContext, type People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { readPurchases } from './purchases.ts';
import { endOfSeason, peopleInSeason, readSeasonNumbers, readSeasonsBy, type SeasonsBy } from './season-people.ts';

/** So many seasons of the past are shown; two years where they are more. */
const MOST_SEASONS = 12;

/** Plan X: in which of the year's seasons people buy, and what becomes of them from season to season. */
export function readSeasons(db: ReadDb, people: People, ends: { from?: number | undefined; to?: number | undefined }): Seasons {
  const by = readSeasonsBy(db, people.shopId);
  const { rules, calendar } = by;
  const ofYear = seasonCount(calendar);
  for (const end of ['from', 'to'] as const) if (ends[end] !== undefined && !isKnownYear(yearOfNumber(ends[end], calendar))) throw new AppError('bad_input', { field: end });
  const asOf = epochDay(people.asOf);
  const running = seasonNumber(asOf, calendar);
  const purchases = readPurchases(db, people.shopId);
  const numbers = readSeasonNumbers(db, people.shopId, calendar);
  const first = purchases.days.reduce((least, day) => Math.min(least, day), asOf);
  const known = Math.max(seasonNumber(first, calendar), running - Math.max(MOST_SEASONS, 2 * ofYear) + 1);
  const select = `SELECT ${valueSql(fields.season_group, sqlContext(people, literal))} AS seasonGroup, count(*) AS customers, sum(${valueSql(fields.net_total, sqlContext(people, literal))}) AS netMinor FROM`;
  const where = 'WHERE m.last_day IS NOT NULL GROUP BY 1';
  const { patterns, groups, buyers } = countsAt(db, people, purchases, numbers, running, asOf, by);
  const span = (number: number): SeasonSpan => ({ number, season: seasonOfNumber(number, calendar), year: yearOfNumber(number, calendar), firstDay: seasonStartDay(number, calendar), lastDay: dayFromEpoch(endOfSeason(number, asOf, calendar)), isRunning: number === running });
  const to = ends.to ?? running;
  // The same season of last year.
  const from = ends.from ?? to - ofYear;
  return {
    asOf: people.asOf,
    currency: people.currency,
    rules,
    calendar,
    running: span(running),
    buyers,
    history: purchases.days.length === 0 ? [] : Array.from({ length: running - known + 1 }, (_, i) => ({ ...span(known + i), groups: groupsAt(purchases, numbers, known + i, asOf, by) })),
    groups,
    lookBackFrom: rules.lookBack === 'year' ? seasonStartDay(lookBackFrom(running, rules, ofYear), calendar) : null,
    patterns,
    flow: from >= to || to > running ? null : { from: span(from), to: span(to), rows: flowBetween(purchases, numbers, from, to, asOf, by) },
    definition: 'lifecycle:define.seasons',
    sql: withPeople(people, (text) => `${select} ${text} ${where}`),
  };
}

const isKnownYear = (year: number): boolean => year >= 1900 && year <= 2200;

function groupsAt(purchases: Purchases, numbers: Int32Array, season: number, asOf: number, by: SeasonsBy): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(groupKeys(by.own).map((key) => [key, 0]));
  for (const { group } of peopleInSeason(purchases, numbers, season, endOfSeason(season, asOf, by.calendar), by)) counts[group]! += 1;
  return counts;
}

interface Counted {
  customers: number;
  netMinor: number;
  /** In it two seasons ago, and how many of them bought in the last whole one. */
  before: number;
  back: number;
}
const nobody = (): Counted => ({ customers: 0, netMinor: 0, before: 0, back: 0 });

/** By the bits of the look-back and by group; patterns that nobody has now are left out. */
function countsAt(db: ReadDb, people: People, purchases: Purchases, numbers: Int32Array, running: number, asOf: number, by: SeasonsBy): Pick<Seasons, 'patterns' | 'groups' | 'buyers'> {
  const net = new Map(db.connection.prepare(`SELECT m.customer_id, ${valueSql(fields.net_total, sqlContext(people, literal))} FROM ${metricsFrom(people)} m WHERE +m.shop_id = ?`).raw().all(people.shopId) as [number, number | null][]);
  const byBits = Array.from({ length: 1 << seasonCount(by.calendar) }, (_, bits) => ({ bits, ...nobody(), groups: new Map<string, number>() }));
  const byGroup = new Map(groupKeys(by.own).map((group) => [group, { group, ...nobody() }]));
  let buyers = 0;
  for (const { place, bits, group } of peopleInSeason(purchases, numbers, running, asOf, by)) {
    buyers += 1;
    const { groups } = byBits[bits]!;
    groups.set(group, (groups.get(group) ?? 0) + 1);
    for (const of of [byBits[bits]!, byGroup.get(group)!]) {
      of.customers += 1;
      of.netMinor += net.get(purchases.customerIds[place]!) ?? 0;
    }
  }
  const after = running - 1;
  for (const { place, bits, group } of peopleInSeason(purchases, numbers, after - 1, endOfSeason(after - 1, asOf, by.calendar), by)) {
    const back = boughtIn(purchases, numbers, place, after);
    for (const of of [byBits[bits]!, byGroup.get(group)!]) {
      of.before += 1;
      if (back) of.back += 1;
    }
  }
  const patterns = byBits.filter((p) => p.customers > 0).map((p) => ({ ...p, groups: [...p.groups].sort((a, b) => b[1] - a[1]).map(([group]) => group) }));
  return { patterns, groups: [...byGroup.values()], buyers };
}

function boughtIn({ offsets }: Purchases, numbers: Int32Array, place: number, season: number): boolean {
  for (let at = offsets[place]!; at < offsets[place + 1]!; at += 1) if (numbers[at] === season) return true;
  return false;
}

function flowBetween(purchases: Purchases, numbers: Int32Array, from: number, to: number, asOf: number, by: SeasonsBy): NonNullable<Seasons['flow']>['rows'] {
  const before = new Map<number, string>();
  for (const { place, group } of peopleInSeason(purchases, numbers, from, endOfSeason(from, asOf, by.calendar), by)) before.set(place, group);
  const counts = new Map<string, number>();
  for (const { place, group } of peopleInSeason(purchases, numbers, to, endOfSeason(to, asOf, by.calendar), by)) {
    const key = `${before.get(place) ?? ''}/${group}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, customers]) => {
    const [was = '', is = ''] = key.split('/');
    return { from: was === '' ? null : was, to: is, customers };
  });
}
