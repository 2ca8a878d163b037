import type { Outlook, SegmentHorizon, SegmentOutlook } from '../../../shared/contract/outlook.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { forecast, type Forecast, type ForecastMethod } from '../../../shared/domain/forecast.ts';
import { likelyTotal } from '../../../shared/domain/forecast-range.ts';
import { states } from '../../../shared/domain/lifecycle-states.ts';
import { endAsOf, listGaps, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import { peopleIds, placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember, snapshot } from '../db/remember.ts';
import { cutsInForce } from '../lifecycle/cuts-in-force.ts';
import { chosenOf, enoughAt, judgeAll, methodAt, type Past } from '../lifecycle/forecast-method.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import { readSpendDays } from '../lifecycle/spend-days.ts';
import { choosePeople, compileRule, type People } from '../segments/compile-rule.ts';
import { evaluateRule } from '../segments/evaluate-rule.ts';
import { getSegment } from '../segments/read-segment.ts';
import type { TaskContext } from '../serve.ts';
import { stateOn } from './state-on.ts';

const HORIZONS = [30, 90, 365];
/** Earlier times that are forecast again, where the data reaches back. */
const PAST = 3;

interface Group {
  state: SegmentOutlook['state'];
  segmentId: number | null;
  name: string | null;
  rule: RuleGroup;
}

/** By whichever of the models and the interval rule was nearest in the shop's own last days of the same length. */
export function readOutlook(db: ReadDb, people: People, segmentIds: readonly number[], today: string, work: Pick<TaskContext, 'progress' | 'checkCancelled'>): Outlook {
  const { asOf, shopId, currency } = people;
  return snapshot(db, () => {
    const purchases = readPurchases(db, shopId);
    const until = epochDay(asOf);
    const gaps = listGaps(purchases, until).closed.days.length;
    const groups = groupsOf(db, people, segmentIds);
    const spend = readSpendDays(db, purchases, shopId, currency);
    const first = purchases.days.reduce((least, day) => Math.min(least, day), Infinity);
    // As much history before as is forecast after.
    const shop: Past = { db, shopId, purchases, checkCancelled: work.checkCancelled };
    const canFit = (day: number) => enoughAt(shop, day).refused.length === 0;
    const methods = gaps === 0 ? [] : HORIZONS.map((days) => {
      const judged = judgeAll(shop, until, days).map(({ method, brier }) => ({ method, brier }));
      return { days, method: chosenOf(judged, !canFit(until)), judged };
    });
    const methodOf = (days: number) => methods.find((m) => m.days === days)?.method ?? 'interval_rule';
    const spans = HORIZONS.map((days) => ({ days, past: Array.from({ length: PAST }, (_, i) => until - (i + 1) * days).filter((from) => from - first >= days && (methodOf(days) === 'interval_rule' || canFit(from))) }));
    const dates = gaps === 0 ? [until] : [...new Set([until, ...spans.flatMap((s) => s.past)])];
    // Everybody of one day at a time: what is known of a past day is worked out once.
    const members = new Map(
      dates.map((day, done) => {
        work.checkCancelled();
        work.progress({ step: 'forecast', done, total: dates.length });
        return [day, membersAt(db, people, purchases, groups, day, today)];
      }),
    );
    const rows = groups.map((group, g): SegmentOutlook => {
      const now = members.get(until)![g]!;
      const customers = now.reduce((n, mark) => n + mark, 0);
      if (gaps === 0) return { ...group, customers, horizons: [] };
      return {
        ...group,
        customers,
        horizons: spans.map(({ days, past: starts }): SegmentHorizon => {
          work.checkCancelled();
          if (until - first < days) return { days, refused: true, expected: 0, low: 0, high: 0, netMinor: 0, netLowMinor: 0, netHighMinor: 0, past: [], error: null };
          const told = (day: number) => forecastAt(shop, day, days, methodOf(days));
          const { expected, net } = sumOf(purchases, spend, told(until), until, now);
          const past = starts.map((from) => {
            const then = members.get(from)![g]!;
            return { from: dayFromEpoch(from + 1), to: dayFromEpoch(from + days), expected: sumOf(purchases, spend, told(from), from, then).expected, actual: boughtBy(purchases, then, from, from + days) };
          });
          const range = likelyTotal(expected, past.filter((p) => p.expected > 0).map((p) => p.actual / p.expected - 1));
          const perDay = expected > 0 ? net / expected : 0;
          return { days, refused: false, expected, low: range.low, high: range.high, netMinor: Math.round(net), netLowMinor: Math.round(range.low * perDay), netHighMinor: Math.round(range.high * perDay), past, error: range.error };
        }),
      };
    });
    return { asOf, currency, canTell: gaps > 0, gaps, methods, rows, definition: 'strategy:define.outlook' };
  });
}

/** Marks of each group by place among the purchases, as of a day, by the cuts of today: what moves is people, not the cuts. */
function membersAt(db: ReadDb, people: People, purchases: Purchases, groups: readonly Group[], day: number, today: string): Uint8Array[] {
  const cuts = people.lifecycle.cuts();
  const n = purchases.offsets.length - 1;
  const states = Array.from({ length: n }, (_, place) => (cuts === null ? null : stateOn(purchases, place, day, cuts)));
  const asOfDay = (): People => (day === epochDay(people.asOf) ? people : choosePeople(db, { shop: people.shopId === 0 ? undefined : people.shopId, asOf: dayFromEpoch(day), today }));
  return groups.map(({ state, segmentId, rule }) => {
    const marks = new Uint8Array(n);
    if (segmentId === null) {
      for (let place = 0; place < n; place += 1) if (state === null ? purchases.days[purchases.offsets[place]!]! <= day : states[place] === state) marks[place] = 1;
      return marks;
    }
    const then = asOfDay();
    const found = evaluateRule(db, compileRule(db, rule, { ...then, lifecycle: { ...then.lifecycle, cuts: people.lifecycle.cuts } }));
    const ids = peopleIds(db, then);
    for (let i = 0; i < found.length; i += 1) {
      const place = found[i] === 1 ? placeOf(purchases.customerIds, ids[i]!) : -1;
      if (place >= 0 && purchases.days[purchases.offsets[place]!]! <= day) marks[place] = 1;
    }
    return marks;
  });
}

function groupsOf(db: ReadDb, people: People, segmentIds: readonly number[]): Group[] {
  const bought = { field: 'orders', operator: '>', value: 0 };
  const everyone: Group = { state: null, segmentId: null, name: null, rule: { combinator: 'and', rules: [bought] } };
  const ofStates = cutsInForce(db, people).cuts === null ? [] : states.map((state): Group => ({ state, segmentId: null, name: null, rule: { combinator: 'and', rules: [{ field: 'state', operator: '=', value: state }] } }));
  const ofSegments = segmentIds.map((segmentId): Group => {
    const { name, rule } = getSegment(db, segmentId);
    return { state: null, segmentId, name, rule };
  });
  return [everyone, ...ofStates, ...ofSegments];
}

function forecastAt(shop: Past, asOf: number, days: number, method: ForecastMethod): Forecast {
  return remember(shop.db, `outlook ${shop.shopId} ${asOf} ${days} ${method}`, () => forecast(shop.purchases, asOf, days, methodAt(shop, asOf, days, method)));
}

/** Purchase days expected of the members, and their net at each one's own mean (of all, for those without one). */
function sumOf({ offsets, days }: Purchases, spend: Float64Array, told: Forecast, asOf: number, members: Uint8Array): { expected: number; net: number } {
  const mean = (from: number, to: number): number | null => {
    let n = 0;
    let sum = 0;
    for (let at = from; at < to; at += 1) {
      if (days[at]! > asOf || Number.isNaN(spend[at])) continue;
      n += 1;
      sum += spend[at]!;
    }
    return n === 0 ? null : sum / n;
  };
  const usual = mean(0, days.length) ?? 0;
  let expected = 0;
  let net = 0;
  for (let k = 0; k < told.place.length; k += 1) {
    const place = told.place[k]!;
    if (members[place] !== 1) continue;
    expected += told.expected[k]!;
    net += told.expected[k]! * (mean(offsets[place]!, offsets[place + 1]!) ?? usual);
  }
  return { expected, net };
}

function boughtBy({ offsets, days }: Purchases, members: Uint8Array, after: number, to: number): number {
  let n = 0;
  for (let place = 0; place < members.length; place += 1) {
    if (members[place] === 1) n += endAsOf(days, offsets[place]!, offsets[place + 1]!, to) - endAsOf(days, offsets[place]!, offsets[place + 1]!, after);
  }
  return n;
}
