import { judgeOrder, orderStatuses, statusRank, type OrderStatus } from './order-status.ts';

/** What one row of a file says of its order; null where it says nothing. Money in minor units, times in UTC ms. */
export interface OrderPart {
  /** Index in `orderStatuses`. */
  status: number | null;
  createdAt: number | null;
  paidAt: number | null;
  modifiedAt: number | null;
  paidMinor: number | null;
  discountMinor: number | null;
  refundMinor: number | null;
  emailConsent: number | null;
  currency: string | null;
}
/** What one row says of an item. A key that starts with `~` is made from its content, any other is the platform's. */
export interface ItemPart {
  key: string;
  status: number | null;
  quantity: number | null;
  unitPriceMinor: number | null;
  paidMinor: number | null;
  discountMinor: number | null;
  refundMinor: number | null;
  sku: string | null;
}
export interface Observation {
  /** Decide last, so that the merge doesn't depend on the order in which files came: all that the row says … */
  body: string;
  /** … and then of whom and of what, in words: ids depend on who came first. */
  tie: () => string;
  order: OrderPart | null;
  item: ItemPart | null;
  accountId: number | null;
  /** The better known account wins over a later one (buyer name 3, e-mail 2, phone 1). */
  accountScore: number;
  contactId: number | null;
  /** A real phone wins over a later masked one. */
  contactScore: number;
  productId: number | null;
}

export interface MergedLine {
  key: string;
  productId: number | null;
  sku: string | null;
  quantity: number;
  unitPriceMinor: number | null;
  paidMinor: number | null;
  discountMinor: number;
  refundMinor: number;
  status: OrderStatus | null;
}
export interface MergedOrder {
  accountId: number | null;
  contactId: number | null;
  status: OrderStatus;
  createdAt: number | null;
  paidAt: number | null;
  currency: string | null;
  paidMinor: number | null;
  discountMinor: number;
  refundMinor: number;
  netMinor: number;
  isPaid: boolean;
  isValid: boolean;
  emailConsent: 'yes' | 'no' | null;
  lines: MergedLine[];
}

type Ranked = { status: number | null; refundMinor: number | null; modifiedAt?: number | null };

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const compareWords = (a: Observation, b: Observation): number => compareText(a.body, b.body) || compareText(a.tie(), b.tie());

function compare(a: Observation, b: Observation, part: (o: Observation) => Ranked): number {
  const [x, y] = [part(a), part(b)];
  return (x.modifiedAt ?? 0) - (y.modifiedAt ?? 0) || (x.status ?? -1) - (y.status ?? -1) || (x.refundMinor ?? 0) - (y.refundMinor ?? 0) || compareWords(a, b);
}

/** The last that isn't null: what a later row doesn't say, an earlier one still does. */
function last<T, V>(rows: readonly T[], pick: (row: T) => V | null): V | null {
  for (let i = rows.length - 1; i >= 0; i--) {
    const value = pick(rows[i]!);
    if (value !== null) return value;
  }
  return null;
}

function sum(values: (number | null)[]): number | null {
  let total: number | null = null;
  for (const v of values) if (v !== null) total = (total ?? 0) + v;
  return total;
}

/** What was due for the items of an order that nobody paid is no money paid. */
export const isNeverPaid = (status: OrderStatus, paidAt: number | null, refundMinor: number): boolean =>
  status === 'unpaid' || (status === 'closed' && paidAt === null && refundMinor === 0);

/** Where no row speaks of the order itself: the furthest of its items that are still alive, else how they ended. */
function statusOfLines(lines: MergedLine[]): OrderStatus {
  const known = lines.map((l) => l.status).filter((s) => s !== null);
  const alive = known.filter((s) => s !== 'closed' && s !== 'refunded' && s !== 'review');
  const among = alive.length > 0 ? alive : known;
  return among.reduce<OrderStatus>((best, s) => (statusRank(s) > statusRank(best) ? s : best), 'review');
}

function best(rows: readonly Observation[], id: (o: Observation) => number | null, score: (o: Observation) => number): number | null {
  let found: number | null = null;
  let top = -1;
  for (const row of rows) {
    const value = id(row);
    if (value !== null && score(row) >= top) {
      top = score(row);
      found = value;
    }
  }
  return found;
}

/**
 * An order as the pure merge of its observations, whatever order they came in. Rows are ranked by the platform's own
 * modified time, else the status, then the larger refund, then their content; each field is that of the highest-ranked
 * row that has it. Money and status that no row gives for the order itself come from its items; a refund is the larger
 * of what the order and its items say. Content-keyed items give way to those with the platform's own number.
 * Worked example: a row `paid 100` and a later one `completed, refund 30` → completed, paid 100, refund 30, net 70.
 */
export function mergeOrder(observations: readonly Observation[]): MergedOrder {
  const ofOrder = observations.filter((o) => o.order !== null).sort((a, b) => compare(a, b, (o) => o.order!));
  const lines = mergeLines(observations);
  const order = <V>(pick: (part: OrderPart) => V | null) => last(ofOrder, (o) => pick(o.order!));
  const statusIndex = order((o) => o.status);
  const status = statusIndex === null ? statusOfLines(lines) : orderStatuses[statusIndex]!;
  const paidAt = order((o) => o.paidAt);
  const refundMinor = Math.max(order((o) => o.refundMinor) ?? 0, sum(lines.map((l) => l.refundMinor)) ?? 0);
  const paidMinor = order((o) => o.paidMinor) ?? (isNeverPaid(status, paidAt, refundMinor) ? null : sum(lines.map((l) => l.paidMinor)));
  const judged = judgeOrder({ status, paidAt, paidMinor, refundMinor });
  const consent = order((o) => o.emailConsent);
  const ranked = ofOrder.length === observations.length ? ofOrder : [...observations.filter((o) => o.order === null).sort(compareWords), ...ofOrder];
  return {
    accountId: best(ranked, (o) => o.accountId, (o) => o.accountScore),
    contactId: best(ranked, (o) => o.contactId, (o) => o.contactScore),
    status,
    createdAt: order((o) => o.createdAt),
    paidAt,
    currency: order((o) => o.currency),
    paidMinor,
    discountMinor: order((o) => o.discountMinor) ?? sum(lines.map((l) => l.discountMinor)) ?? 0,
    ...judged,
    emailConsent: consent === null ? null : consent === 1 ? 'yes' : 'no',
    lines,
  };
}

function mergeLines(observations: readonly Observation[]): MergedLine[] {
  const byKey = new Map<string, Observation[]>();
  for (const o of observations) {
    if (!o.item) continue;
    const same = byKey.get(o.item.key);
    if (same) same.push(o);
    else byKey.set(o.item.key, [o]);
  }
  const numbered = [...byKey.keys()].some((key) => !key.startsWith('~'));
  const lines: MergedLine[] = [];
  for (const [key, rows] of byKey) {
    if (numbered && key.startsWith('~')) continue;
    if (rows.length > 1) rows.sort((a, b) => compare(a, b, (o) => o.item!));
    const item = <V>(pick: (part: ItemPart) => V | null) => last(rows, (o) => pick(o.item!));
    const status = item((i) => i.status);
    lines.push({
      key,
      productId: last(rows, (o) => o.productId),
      sku: item((i) => i.sku),
      quantity: item((i) => i.quantity) ?? 1,
      unitPriceMinor: item((i) => i.unitPriceMinor),
      paidMinor: item((i) => i.paidMinor),
      discountMinor: item((i) => i.discountMinor) ?? 0,
      refundMinor: item((i) => i.refundMinor) ?? 0,
      status: status === null ? null : orderStatuses[status]!,
    });
  }
  return lines.sort((a, b) => (a.key < b.key ? -1 : 1));
}
