import type { MarginOf, Margins } from '../../../shared/contract/lifecycle-margins.ts';
import { addDays, epochDay } from '../../../shared/lib/dates.ts';
import { monthsBefore } from '../../../shared/lib/month-ends.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { peopleFrom, type People } from '../segments/compile-rule.ts';
import { readBuyers, type Buyers } from './buyers.ts';
import { netIn, orderNumbers, purchaseMarks, readOrders } from './order-columns.ts';
import { orderPlaces } from './order-places.ts';
import { readUnitCosts } from './unit-costs.ts';

/** With costs known for less of the sales their margin isn't the whole's. */
export const LEAST_COVERED = 0.5;
const YEAR = 365;

/** Minor units: all net, the net whose costs are known, and these costs. */
export interface Sold {
  net: number;
  known: number;
  cost: number;
}
interface Row extends Sold {
  customerId: number;
  isFirst: number;
  isRecent: number;
}

/** Worked example: 80 net, costs of 50 for 60 of it → covered 0.75, share 1/6. */
export function marginOf(sold: readonly Sold[]): MarginOf {
  const sum = (of: (s: Sold) => number) => sold.reduce((total, s) => total + of(s), 0);
  const [net, known, cost] = [sum((s) => s.net), sum((s) => s.known), sum((s) => s.cost)];
  const covered = net > 0 ? known / net : 0;
  return { netMinor: net, covered, share: net > 0 && covered >= LEAST_COVERED ? (known - cost) / known : null };
}

/** Of everyone, by first purchase days and later ones, and whether in the last year. One pass over the lines as they lie; which order each is in is looked up in the columns in memory. */
export function readSold(db: ReadDb, { shopId, currency, asOf }: People): Row[] {
  return remember(db, `sold ${shopId} ${currency} ${asOf}`, () => {
    const [since, until] = [epochDay(addDays(asOf, 1 - YEAR)), epochDay(asOf)];
    const { starts, days } = readOrders(db);
    const marks = purchaseMarks(db, shopId);
    const net = orderNumbers(db, netIn(currency));
    const { customers, first } = ownersOf(starts, days, marks);
    const { costOf, bySku } = readUnitCosts(db, currency);
    const sums = [0, 1, 2].map(() => new Float64Array(4 * starts.length)) as [Float64Array, Float64Array, Float64Array];
    const there = new Uint8Array(4 * starts.length);
    const placeOf = orderPlaces(db);
    const lines = db.connection.prepare(`SELECT order_id, ifnull(product_id, 0), ${bySku ? 'sku' : 'NULL'}, quantity, paid_minor - refund_minor FROM order_lines WHERE paid_minor > refund_minor`).raw();
    for (const [orderId, productId, sku, quantity, paid] of lines.iterate() as IterableIterator<[number, number, string | null, number, number]>) {
      const at = placeOf(orderId);
      if (marks[at] === 0 || Number.isNaN(net[at]) || days[at]! > until || customers[at] === 0) continue;
      const group = 4 * customers[at]! + (days[at] === first[customers[at]!] ? 2 : 0) + (days[at]! >= since ? 1 : 0);
      there[group] = 1;
      sums[0][group]! += paid;
      const cost = costOf(productId, sku, days[at]!);
      if (cost === null) continue;
      sums[1][group]! += paid;
      sums[2][group]! += cost * quantity;
    }
    const rows: Row[] = [];
    for (let group = 0; group < there.length; group += 1) {
      if (there[group] === 1) rows.push({ customerId: group >> 2, isFirst: (group >> 1) & 1, isRecent: group & 1, net: sums[0][group]!, known: sums[1][group]!, cost: sums[2][group]! });
    }
    return rows;
  });
}

/** Whose each order is (0: nobody's), and everyone's first purchase day. */
function ownersOf(starts: Int32Array, days: Int32Array, marks: Uint8Array): { customers: Int32Array; first: Int32Array } {
  const customers = new Int32Array(days.length);
  const first = new Int32Array(starts.length);
  for (let customer = 1; customer + 1 < starts.length; customer += 1) {
    let isFirst = true;
    for (let at = starts[customer]!; at < starts[customer + 1]!; at += 1) {
      customers[at] = customer;
      if (!isFirst || marks[at] === 0) continue;
      first[customer] = days[at]!;
      isFirst = false;
    }
  }
  return { customers, first };
}

/** Places of the buyers, who spends most first, of equal ones the lower id. */
export const byNet = ({ ids, netMinor }: Buyers): number[] => Array.from(ids.keys()).sort((a, b) => netMinor[b]! - netMinor[a]! || a - b);

export function readMargins(db: ReadDb, people: People): Margins {
  const { asOf, currency } = people;
  const since = addDays(asOf, 1 - YEAR);
  const sold = readSold(db, people);
  const recent = sold.filter((s) => s.isRecent === 1);
  const ofCustomer = Map.groupBy(sold, (s) => s.customerId);
  const buyers = readBuyers(db, people);
  const tenths: Sold[][] = Array.from({ length: 10 }, () => []);
  byNet(buyers).forEach((place, i, all) => tenths[Math.floor((10 * i) / all.length)]!.push(...(ofCustomer.get(buyers.ids[place]!) ?? [])));
  return {
    asOf,
    currency,
    leastCovered: LEAST_COVERED,
    all: marginOf(sold),
    since,
    first: marginOf(recent.filter((s) => s.isFirst === 1)),
    later: marginOf(recent.filter((s) => s.isFirst === 0)),
    deciles: tenths.map((of, i) => ({ decile: i + 1, ...marginOf(of) })).slice(0, Math.min(10, buyers.ids.length)),
    acquisition: readSpent(db, people),
    definition: 'lifecycle:define.margins',
  };
}

/** Costs are typed by the month: of twelve months, this one too, and who first bought in them. */
function readSpent(db: ReadDb, people: People): Margins['acquisition'] {
  const { shopId, currency, asOf } = people;
  if (shopId !== 0) return null;
  const months = { first: monthsBefore(asOf, 11).slice(0, 7), last: asOf.slice(0, 7) };
  const { spent } = db.get<{ spent: number | null }>('SELECT sum(cost_minor) AS spent FROM source_costs WHERE currency = :currency AND month BETWEEN :first AND :last', { currency, ...months })!;
  if (spent === null) return null;
  const { won } = db.get<{ won: number }>(`SELECT count(*) AS won FROM ${peopleFrom(people)} WHERE substr(m.first_day, 1, 7) BETWEEN :first AND :last`, months)!;
  return { spentMinor: spent, newCustomers: won };
}
