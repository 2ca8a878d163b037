import type { SeasonPattern, Seasons, SeasonSpan } from '../../../shared/contract/lifecycle-seasons.ts';
import { fields } from '../../../shared/domain/fields.ts';
import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { seasonCount } from '../../../shared/domain/season-calendar.ts';
import { lookBackFrom, seasonGroups, type SeasonGroup } from '../../../shared/domain/season-groups.ts';
import { seasonNumber, seasonOfNumber, seasonStartDay, yearOfNumber } from '../../../shared/domain/seasons.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import { metricsFrom } from '../customers/measured.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { peopleFrom, sqlContext, type People } from '../segments/compile-rule.ts';
import { withPeople } from '../segments/with-people.ts';
import { readLifecycleSettings } from './lifecycle-settings.ts';
import { readPurchases } from './purchases.ts';
import { endOfSeason, peopleInSeason, readSeasonNumbers, type SeasonsBy } from './season-people.ts';

/** So many seasons of the past are shown; two years where they are more. */
const MOST_SEASONS = 12;

/** Plan X: in which of the year's seasons people buy, and what becomes of them from season to season. */
export function readSeasons(db: ReadDb, people: People, ends: { from?: number | undefined; to?: number | undefined }): Seasons {
  const { seasonRules: rules, seasonCalendar: calendar } = readLifecycleSettings(db);
  const by: SeasonsBy = { rules, calendar };
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
  const rows = remember(db, `season groups ${people.metrics} ${select}`, () => db.all<{ seasonGroup: SeasonGroup; customers: number; netMinor: number | null }>(`${select} ${peopleFrom(people)} ${where}`));
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
    buyers: rows.reduce((sum, row) => sum + row.customers, 0),
    history: purchases.days.length === 0 ? [] : Array.from({ length: running - known + 1 }, (_, i) => ({ ...span(known + i), groups: groupsAt(purchases, numbers, known + i, asOf, by) })),
    groups: seasonGroups.map((group) => {
      const row = rows.find((r) => r.seasonGroup === group);
      return { group, customers: row?.customers ?? 0, netMinor: row?.netMinor ?? 0 };
    }),
    lookBackFrom: rules.lookBack === 'year' ? seasonStartDay(lookBackFrom(running, rules, ofYear), calendar) : null,
    patterns: patternsAt(db, people, purchases, numbers, running, asOf, by),
    flow: from >= to || to > running ? null : { from: span(from), to: span(to), rows: flowBetween(purchases, numbers, from, to, asOf, by) },
    definition: 'lifecycle:define.seasons',
    sql: withPeople(people, (text) => `${select} ${text} ${where}`),
  };
}

const isKnownYear = (year: number): boolean => year >= 1900 && year <= 2200;

function groupsAt(purchases: Purchases, numbers: Int32Array, season: number, asOf: number, by: SeasonsBy): Record<SeasonGroup, number> {
  const counts = { best: 0, regular: 0, returning: 0, new: 0, leaving: 0, gone: 0 };
  for (const { group } of peopleInSeason(purchases, numbers, season, endOfSeason(season, asOf, by.calendar), by)) counts[group] += 1;
  return counts;
}

/** By the bits of the look-back; beside it how many of those with the same bits two seasons ago bought in the last whole one. */
function patternsAt(db: ReadDb, people: People, purchases: Purchases, numbers: Int32Array, running: number, asOf: number, by: SeasonsBy): SeasonPattern[] {
  const net = new Map(db.connection.prepare(`SELECT m.customer_id, ${valueSql(fields.net_total, sqlContext(people, literal))} FROM ${metricsFrom(people)} m WHERE +m.shop_id = ?`).raw().all(people.shopId) as [number, number | null][]);
  const found = Array.from({ length: 1 << seasonCount(by.calendar) }, (_, bits) => ({ bits, customers: 0, netMinor: 0, before: 0, back: 0 }));
  for (const { place, bits } of peopleInSeason(purchases, numbers, running, asOf, by)) {
    found[bits]!.customers += 1;
    found[bits]!.netMinor += net.get(purchases.customerIds[place]!) ?? 0;
  }
  const after = running - 1;
  for (const { place, bits } of peopleInSeason(purchases, numbers, after - 1, endOfSeason(after - 1, asOf, by.calendar), by)) {
    found[bits]!.before += 1;
    if (boughtIn(purchases, numbers, place, after)) found[bits]!.back += 1;
  }
  return found.filter((p) => p.customers > 0);
}

function boughtIn({ offsets }: Purchases, numbers: Int32Array, place: number, season: number): boolean {
  for (let at = offsets[place]!; at < offsets[place + 1]!; at += 1) if (numbers[at] === season) return true;
  return false;
}

function flowBetween(purchases: Purchases, numbers: Int32Array, from: number, to: number, asOf: number, by: SeasonsBy): { from: SeasonGroup | null; to: SeasonGroup; customers: number }[] {
  const before = new Map<number, SeasonGroup>();
  for (const { place, group } of peopleInSeason(purchases, numbers, from, endOfSeason(from, asOf, by.calendar), by)) before.set(place, group);
  const counts = new Map<string, number>();
  for (const { place, group } of peopleInSeason(purchases, numbers, to, endOfSeason(to, asOf, by.calendar), by)) {
    const key = `${before.get(place) ?? ''}/${group}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, customers]) => {
    const [was = '', is = ''] = key.split('/');
    return { from: was === '' ? null : (was as SeasonGroup), to: is as SeasonGroup, customers };
  });
}
