import type { MarginOf, Margins } from '../../../shared/contract/lifecycle-margins.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { monthsBefore } from '../../../shared/lib/month-ends.ts';
import { lineCost } from '../campaigns/results-margin.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { peopleFrom, type People } from '../segments/compile-rule.ts';
import { readBuyers, type Buyers } from './buyers.ts';
import { purchaseWhere } from './purchases.ts';

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

/** Of everyone, by first purchase days and later ones, and whether in the last year. */
export function readSold(db: ReadDb, people: People): Row[] {
  const { shopId, currency, asOf, metrics } = people;
  const since = addDays(asOf, 1 - YEAR);
  return remember(db, `sold ${metrics} ${shopId} ${currency} ${asOf}`, () =>
    db.all<Row>(
      `SELECT customerId, isFirst, isRecent, sum(paid) AS net, ifnull(sum(paid) FILTER (WHERE cost IS NOT NULL), 0) AS known, ifnull(sum(cost), 0) AS cost FROM (
        SELECT c.id AS customerId, o.day = m.first_day AS isFirst, o.day >= :since AS isRecent, l.paid_minor - l.refund_minor AS paid, ${lineCost} * l.quantity AS cost
        FROM ${peopleFrom(people)} JOIN accounts a ON a.customer_id = c.id JOIN orders o ON o.account_id = a.id
        JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id
        WHERE ${purchaseWhere(shopId)} AND o.currency = ${literal(currency)} AND o.day <= :asOf AND l.paid_minor > l.refund_minor)
      GROUP BY 1, 2, 3`,
      { since, asOf },
    ),
  );
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
