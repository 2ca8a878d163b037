import { judgeOrder, orderStatuses, statusRank, type OrderStatus } from './order-status.ts';
import { compareText } from '../lib/compare-text.ts';

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
  /**
   * All that the row says, of whom and of what, in words that no id is in: they decide last, so that the merge doesn't
   * depend on the order in which files came.
   */
  words: () => string;
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


const compareWords = (a: Observation, b: Observation): number => compareText(a.words(), b.words());

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

function sum(lines: readonly MergedLine[], pick: (line: MergedLine) => number | null): number | null {
  let total: number | null = null;
  for (const line of lines) {
    const value = pick(line);
    if (value !== null) total = (total ?? 0) + value;
  }
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
  const lines = mergeLines(observations);
  const [only] = observations;
  if (observations.length === 1 && only) return putTogether(only.order ?? unknownOrder, lines, only.accountId, only.contactId);
  const ofOrder = observations.filter((o) => o.order !== null).sort((a, b) => compare(a, b, (o) => o.order!));
  const order = <V>(pick: (part: OrderPart) => V | null) => last(ofOrder, (o) => pick(o.order!));
  const ranked = ofOrder.length === observations.length ? ofOrder : [...observations.filter((o) => o.order === null).sort(compareWords), ...ofOrder];
  const merged: OrderPart = {
    status: order((o) => o.status),
    createdAt: order((o) => o.createdAt),
    paidAt: order((o) => o.paidAt),
    modifiedAt: order((o) => o.modifiedAt),
    paidMinor: order((o) => o.paidMinor),
    discountMinor: order((o) => o.discountMinor),
    refundMinor: order((o) => o.refundMinor),
    emailConsent: order((o) => o.emailConsent),
    currency: order((o) => o.currency),
  };
  return putTogether(merged, lines, best(ranked, (o) => o.accountId, (o) => o.accountScore), best(ranked, (o) => o.contactId, (o) => o.contactScore));
}

const unknownOrder: OrderPart = { status: null, createdAt: null, paidAt: null, modifiedAt: null, paidMinor: null, discountMinor: null, refundMinor: null, emailConsent: null, currency: null };

/** What the rows say of the order itself, and where they are silent what its items say. */
function putTogether(order: OrderPart, lines: MergedLine[], accountId: number | null, contactId: number | null): MergedOrder {
  const { createdAt, paidAt, currency, emailConsent } = order;
  const status = order.status === null ? statusOfLines(lines) : orderStatuses[order.status]!;
  const refundMinor = Math.max(order.refundMinor ?? 0, sum(lines, (l) => l.refundMinor) ?? 0);
  const paidMinor = order.paidMinor ?? (isNeverPaid(status, paidAt, refundMinor) ? null : sum(lines, (l) => l.paidMinor));
  const judged = judgeOrder({ status, paidAt, paidMinor, refundMinor });
  return {
    accountId,
    contactId,
    status,
    createdAt,
    paidAt,
    currency,
    paidMinor,
    discountMinor: order.discountMinor ?? sum(lines, (l) => l.discountMinor) ?? 0,
    refundMinor: judged.refundMinor,
    netMinor: judged.netMinor,
    isPaid: judged.isPaid,
    isValid: judged.isValid,
    emailConsent: emailConsent === null ? null : emailConsent === 1 ? 'yes' : 'no',
    lines,
  };
}

/** The items of an order, by key; those keyed by content give way to those with the platform's own number. */
function mergeLines(observations: readonly Observation[]): MergedLine[] {
  const [only] = observations;
  if (observations.length === 1 && only) return only.item ? [lineOf(only.item, only.productId)] : [];
  const byKey = new Map<string, Observation[]>();
  for (const o of observations) {
    if (!o.item) continue;
    const same = byKey.get(o.item.key);
    if (same) same.push(o);
    else byKey.set(o.item.key, [o]);
  }
  return inOrder([...byKey].map(([key, rows]) => (rows.length === 1 ? lineOf(rows[0]!.item!, rows[0]!.productId) : mergeLine(key, rows))));
}

/** The same of items of which no two have one key: nothing about them is left to decide. */
export function mergeDistinctLines(items: readonly Pick<Observation, 'item' | 'productId'>[]): MergedLine[] {
  const lines: MergedLine[] = [];
  for (const { item, productId } of items) if (item) lines.push(lineOf(item, productId));
  return inOrder(lines);
}

function inOrder(lines: MergedLine[]): MergedLine[] {
  if (lines.length < 2) return lines;
  const isNumbered = (line: MergedLine) => !line.key.startsWith('~');
  const own = lines.every(isNumbered) || !lines.some(isNumbered) ? lines : lines.filter(isNumbered);
  // Mostly they come so.
  return own.every((line, i) => i === 0 || own[i - 1]!.key < line.key) ? own : own.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function mergeLine(key: string, rows: Observation[]): MergedLine {
  rows.sort((a, b) => compare(a, b, (o) => o.item!));
  const item = <V>(pick: (part: ItemPart) => V | null) => last(rows, (o) => pick(o.item!));
  const merged: ItemPart = {
    key,
    status: item((i) => i.status),
    quantity: item((i) => i.quantity),
    unitPriceMinor: item((i) => i.unitPriceMinor),
    paidMinor: item((i) => i.paidMinor),
    discountMinor: item((i) => i.discountMinor),
    refundMinor: item((i) => i.refundMinor),
    sku: item((i) => i.sku),
  };
  return lineOf(merged, last(rows, (o) => o.productId));
}

const lineOf = (item: ItemPart, productId: number | null): MergedLine => ({
  key: item.key,
  productId,
  sku: item.sku,
  quantity: item.quantity ?? 1,
  unitPriceMinor: item.unitPriceMinor,
  paidMinor: item.paidMinor,
  discountMinor: item.discountMinor ?? 0,
  refundMinor: item.refundMinor ?? 0,
  status: item.status === null ? null : orderStatuses[item.status]!,
});
