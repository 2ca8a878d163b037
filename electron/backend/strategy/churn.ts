import type { ChurnImpact, SlippedCustomer } from '../../../shared/contract/playbook.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { intervalRule, ruleForecast, type IntervalRule } from '../../../shared/domain/interval-rule.ts';
import { states, stateOf, type Cuts, type State } from '../../../shared/domain/lifecycle-states.ts';
import { endAsOf, listGaps, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { LEAST_SLIP_PEOPLE, slipDifference, slipsMore } from '../../../shared/domain/slipping.ts';
import { dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import { monthsBefore } from '../../../shared/lib/month-ends.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { cutsInForce } from '../lifecycle/cuts-in-force.ts';
import { purchaseWhere, readPurchases } from '../lifecycle/purchases.ts';
import { readSpendDays } from '../lifecycle/spend-days.ts';
import { peopleFrom, sqlContext, type People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { readMarginShare } from './margin-share.ts';

const YEAR = 365;
/** Silence beyond this is all alike to the forecast. */
const LONGEST = 1500;
const MOST_KINDS = 5;
const ROWS_BETWEEN = 20_000;

interface Slip {
  place: number;
  customerId: number;
  lastDay: number;
  from: State;
  to: State;
  lossMinor: number;
}

export function readChurn(db: ReadDb, people: People, top: number, work: Pick<TaskContext, 'progress' | 'checkCancelled'>): ChurnImpact {
  return snapshot(db, () => {
    const { asOf, currency, shopId } = people;
    const since = monthsBefore(asOf, 1);
    const cuts = cutsInForce(db, people).cuts;
    const margin = readMarginShare(db, people);
    const empty: ChurnImpact = {
      since, asOf, currency, canTell: cuts !== null, could: 0, slipped: 0, moves: [], lossMinor: 0, margin, meanDayMinor: null, products: [], regions: [], leastPeople: LEAST_SLIP_PEOPLE,
      refunds: { withRefund: { could: 0, slipped: 0 }, without: { could: 0, slipped: 0 }, difference: null }, people: [], definition: 'strategy:define.churn',
    };
    if (cuts === null) return empty;
    const purchases = readPurchases(db, shopId);
    const spend = readSpendDays(db, purchases, shopId, currency);
    const until = epochDay(asOf);
    work.progress({ step: 'forecast', done: 0, total: 0 });
    const rule = intervalRule(listGaps(purchases, until), YEAR + LONGEST);
    work.checkCancelled();
    const mean = meanOf(purchases, spend, until);
    const { could, slips } = findSlips(purchases, epochDay(since), until, cuts, (place, end) => {
      const own = meanOf(purchases, spend, until, place) ?? mean ?? 0;
      return lostDays(rule, purchases, place, end, epochDay(since), until) * own * (margin.share ?? 1);
    });
    const slipped = new Set(slips.map((s) => s.customerId));
    const all = { could: could.size, slipped: slipped.size };
    const lasts = readLasts(db, people, could, work);
    const tally = <K>(kindsOf: (customerId: number) => Iterable<K>) => {
      const found = new Map<K, { could: number; slipped: number }>();
      for (const customerId of could.keys()) for (const kind of kindsOf(customerId)) {
        const told = found.get(kind) ?? { could: 0, slipped: 0 };
        told.could += 1;
        if (slipped.has(customerId)) told.slipped += 1;
        found.set(kind, told);
      }
      return found;
    };
    const products = [...tally((c) => lasts.products.get(c) ?? [])].map(([productId, told]) => ({ name: lasts.titles.get(productId) ?? '', productId, ...told }));
    const provinces = new Map(db.all<{ id: number; province: string }>("SELECT id, province FROM customers WHERE ifnull(province, '') <> '' AND merged_into IS NULL").map((c) => [c.id, c.province]));
    const regions = [...tally((c) => (provinces.has(c) ? [provinces.get(c)!] : []))].map(([name, told]) => ({ name, productId: null, ...told }));
    const byRefund = tally((c) => [lasts.refunded.has(c)]);
    const withRefund = byRefund.get(true) ?? { could: 0, slipped: 0 };
    const without = byRefund.get(false) ?? { could: 0, slipped: 0 };
    return {
      ...empty,
      ...all,
      moves: movesOf(slips, cuts, until - epochDay(since)),
      lossMinor: Math.round(slips.reduce((sum, s) => sum + s.lossMinor, 0)),
      meanDayMinor: mean === null ? null : Math.round(mean),
      products: slipsMore(products, all, MOST_KINDS),
      regions: slipsMore(regions, all, MOST_KINDS),
      refunds: { withRefund, without, difference: slipDifference(withRefund, without) },
      people: topOf(db, people, slips, top),
    };
  });
}

/** Who could slip (had bought, and wasn't lost) and who did: no purchase since, and a later state. */
function findSlips({ customerIds, offsets, days }: Purchases, since: number, until: number, cuts: Cuts, lossOf: (place: number, end: number) => number): { could: Map<number, number>; slips: Slip[] } {
  const could = new Map<number, number>();
  const slips: Slip[] = [];
  for (let place = 0; place + 1 < offsets.length; place += 1) {
    const start = offsets[place]!;
    const then = endAsOf(days, start, offsets[place + 1]!, since);
    if (then === start) continue;
    const lastDay = days[then - 1]!;
    const from = stateOf(since - lastDay, cuts);
    if (from === 'lost') continue;
    const customerId = customerIds[place]!;
    could.set(customerId, lastDay);
    if (endAsOf(days, start, offsets[place + 1]!, until) > then) continue;
    const to = stateOf(until - lastDay, cuts);
    if (to !== from) slips.push({ place, customerId, lastDay, from, to, lossMinor: lossOf(place, then) });
  }
  return { could, slips };
}

/** Purchase days of the next year that were expected at the beginning and aren't at the end. */
function lostDays(rule: IntervalRule, { offsets, days }: Purchases, place: number, end: number, since: number, until: number): number {
  const isFirst = end === offsets[place]! + 1;
  const at = (day: number) => ruleForecast(rule, { isFirst, silentDays: day - days[end - 1]! }, YEAR).expected;
  return Math.max(0, at(since) - at(until));
}

/** Mean net of a purchase day in minor units, of one customer or of all; null where none is known. */
function meanOf({ offsets, days }: Purchases, spend: Float64Array, until: number, place?: number): number | null {
  const [from, to] = place === undefined ? [0, days.length] : [offsets[place]!, offsets[place + 1]!];
  let n = 0;
  let total = 0;
  for (let at = from; at < to; at += 1) {
    if (days[at]! > until || Number.isNaN(spend[at])) continue;
    n += 1;
    total += spend[at]!;
  }
  return n === 0 ? null : total / n;
}

/** What was in the orders of everybody's last purchase day. */
function readLasts(db: ReadDb, { shopId }: People, lastDays: ReadonlyMap<number, number>, work: Pick<TaskContext, 'checkCancelled'>) {
  const products = new Map<number, Set<number>>();
  const titles = new Map<number, string>();
  const refunded = new Set<number>();
  if (lastDays.size === 0) return { products, titles, refunded };
  let least = Infinity;
  for (const day of lastDays.values()) least = Math.min(least, day);
  const lines = db.connection
    .prepare(
      `SELECT a.customer_id, o.day, o.refund_minor, p.id, p.title FROM orders o JOIN accounts a ON a.id = o.account_id LEFT JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id AND p.not_goods = 0
      WHERE ${purchaseWhere(shopId)} AND o.day >= ${literal(dayFromEpoch(least))}`,
    )
    .raw();
  let n = 0;
  for (const [customerId, day, refund, productId, title] of lines.iterate() as IterableIterator<[number, string, number, number | null, string | null]>) {
    if (n++ % ROWS_BETWEEN === 0) work.checkCancelled();
    const last = lastDays.get(customerId);
    if (last === undefined || epochDay(day) !== last) continue;
    if (refund > 0) refunded.add(customerId);
    if (productId === null) continue;
    titles.set(productId, title ?? '');
    const own = products.get(customerId) ?? new Set();
    products.set(customerId, own.add(productId));
  }
  return { products, titles, refunded };
}

/** One rule a move: whose last purchase is so long ago that they passed the cut within the time. */
function movesOf(slips: readonly Slip[], cuts: Cuts, passed: number): ChurnImpact['moves'] {
  return [...Map.groupBy(slips, (s) => `${s.from} ${s.to}`)].map(([, list]) => {
    const { from, to } = list[0]!;
    const a = states.indexOf(from);
    const b = states.indexOf(to);
    const fromLow = a === 0 ? 0 : Math.floor(cuts[a - 1]!) + 1;
    const fromHigh = Math.floor(cuts[a]!);
    const low = Math.max(fromLow + passed, Math.floor(cuts[b - 1]!) + 1);
    const high = Math.min(fromHigh + passed, b === 3 ? Infinity : Math.floor(cuts[b]!));
    const rule: RuleGroup = { combinator: 'and', rules: [{ field: 'last_order_days', operator: 'between', value: [low, high] }] };
    return { from, to, customers: list.length, lossMinor: Math.round(list.reduce((sum, s) => sum + s.lossMinor, 0)), rule };
  }).sort((x, y) => states.indexOf(x.from) - states.indexOf(y.from) || states.indexOf(x.to) - states.indexOf(y.to));
}

function topOf(db: ReadDb, people: People, slips: readonly Slip[], top: number): SlippedCustomer[] {
  const context = sqlContext(people, literal);
  const reachable = new Set(db.all<{ id: number }>(`SELECT c.id FROM ${peopleFrom(people)} WHERE c.id IN (SELECT value FROM json_each(:ids)) AND ${valueSql(fields.reachable_sms, context)}`, { ids: JSON.stringify(slips.map((s) => s.customerId)) }).map((c) => c.id));
  const first = [...slips].sort((a, b) => Number(reachable.has(b.customerId)) - Number(reachable.has(a.customerId)) || b.lossMinor - a.lossMinor || a.customerId - b.customerId).slice(0, top);
  const rows = new Map(readCustomerRows(db, first.map((s) => s.customerId), people).map((row) => [row.customerId, row]));
  return first.flatMap(({ customerId, from, to, lossMinor }) => {
    const row = rows.get(customerId);
    return row ? [{ ...row, from, to, lossMinor: Math.round(lossMinor), reachable: reachable.has(customerId) }] : [];
  });
}
