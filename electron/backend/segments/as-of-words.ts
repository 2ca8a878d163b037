import type { Field } from '../../../shared/domain/fields.ts';
import { stateOf } from '../../../shared/domain/lifecycle-states.ts';
import { groupKeys } from '../../../shared/domain/own-season-groups.ts';
import { stageOf } from '../../../shared/domain/relationship-stage.ts';
import { groupOf, scoresOf, wholeHistory } from '../../../shared/domain/rfm.ts';
import { seasonNumber } from '../../../shared/domain/seasons.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { isPast } from '../customers/measured.ts';
import { dayColumn, numberColumn, peopleIds, placeOf, type NumberColumn, type TextColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import { rfmColumns } from '../lifecycle/rfm-scheme.ts';
import { peopleInSeason, readSeasonNumbers, type SeasonsBy } from '../lifecycle/season-people.ts';
import type { People } from './compile-rule.ts';

/** Everyone's season or RFM group, and their state or stage as of a past day, as the field's SQL has it; undefined of other fields, and of these two today. */
export function asOfWords(db: ReadDb, people: People, id: Field['id']): TextColumn | undefined {
  if (id === 'season_group') return seasonGroups(db, people);
  if (id === 'rfm') return rfmGroups(db, people);
  if (!isPast(people)) return undefined;
  if (id !== 'state' && id !== 'stage') return undefined;
  const cuts = people.lifecycle.cuts();
  return remember(db, `as-of ${id} ${people.metrics}/${people.shopId} ${JSON.stringify(cuts)}`, () => {
    const age = ages(db, people);
    if (id === 'state') return wordsOf(age, (lastOrderDays) => cuts && stateOf(lastOrderDays, cuts));
    const purchaseDays = numberColumn(db, people, { source: 'metrics', sql: 'm.purchase_days' });
    const interval = numberColumn(db, people, { source: 'metrics', sql: 'm.interval_days' });
    const slowing = numberColumn(db, people, { source: 'metrics', sql: 'm.slowing' });
    const shopGap = people.lifecycle.medianGap();
    return wordsOf(age, (lastOrderDays, i) => stageOf({ purchaseDays: purchaseDays[i]!, lastOrderDays, ownGap: Number.isNaN(interval[i]) ? null : interval[i]!, isSlowing: slowing[i] === 1 }, shopGap, cuts));
  });
}

/** Days to the next purchase day that is expected, as of a past day; undefined of today. */
export function asOfDueDays(db: ReadDb, people: People): NumberColumn | undefined {
  if (!isPast(people)) return undefined;
  return remember(db, `as-of due days ${people.metrics}/${people.shopId}`, () => {
    const interval = numberColumn(db, people, { source: 'metrics', sql: 'm.interval_days' });
    const shopGap = people.lifecycle.medianGap() ?? NaN;
    return ages(db, people).map((age, i) => Math.trunc(Number.isNaN(interval[i]) ? shopGap : interval[i]!) - age);
  });
}

/** Days since the last purchase; NaN of who has bought nothing. */
function ages(db: ReadDb, people: People): NumberColumn {
  const asOf = epochDay(people.asOf);
  return dayColumn(db, people, { source: 'metrics', sql: 'm.last_day' }).map((day) => asOf - day);
}

function rfmGroups(db: ReadDb, people: People): TextColumn {
  const scheme = people.lifecycle.rfm();
  return remember(db, `rfm groups ${people.metrics}/${people.shopId} ${people.asOf} ${people.currency} ${JSON.stringify(scheme)}`, () => {
    const columns = rfmColumns(db, people, scheme?.windows ?? wholeHistory);
    const scored = peopleIds(db, people);
    const place = new Float64Array(scored.length).fill(NaN); // among the buyers
    for (let i = 0, at = 0; i < columns.ids.length; i += 1) {
      while (scored[at] !== columns.ids[i]) at += 1;
      place[at] = i;
    }
    const scores = scheme && scoresOf(columns, scheme.edges);
    return wordsOf(place, (i) => scheme && groupOf({ r: scores!.r[i]!, f: scores!.f[i]!, m: scores!.m[i]! }, scheme));
  });
}

function seasonGroups(db: ReadDb, people: People): TextColumn {
  const by: SeasonsBy = { rules: people.lifecycle.seasons(), calendar: people.lifecycle.calendar(), own: people.lifecycle.seasonGroups() };
  return remember(db, `season groups ${people.metrics}/${people.shopId} ${people.asOf} ${JSON.stringify(by)}`, () => {
    const ids = peopleIds(db, people);
    const words = ['', ...groupKeys(by.own)];
    const codes = new Int32Array(ids.length);
    const purchases = readPurchases(db, people.shopId);
    const asOf = epochDay(people.asOf);
    for (const { place, group } of peopleInSeason(purchases, readSeasonNumbers(db, people.shopId, by.calendar), seasonNumber(asOf, by.calendar), asOf, by)) codes[placeOf(ids, purchases.customerIds[place]!)] = words.indexOf(group);
    return { codes, words };
  });
}

/** A word for each known value. */
function wordsOf(values: NumberColumn, word: (value: number, place: number) => string | null): TextColumn {
  const words = [''];
  const known = new Map<string | null, number>([[null, 0]]);
  const codes = new Int32Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isNaN(values[i])) continue;
    const found = word(values[i]!, i);
    let code = known.get(found);
    if (code === undefined) known.set(found, (code = words.push(found!) - 1));
    codes[i] = code;
  }
  return { codes, words };
}
