import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import type { Bundle, Bundles } from '../../../shared/contract/outlook.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { associationRules, type AssociationRule, type Baskets } from '../../../shared/domain/association-rules.ts';
import { addDays, epochDay } from '../../../shared/lib/dates.ts';
import { peopleIds } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { netIn, NO_DAY, orderNumbers, purchaseMarks, readOrders, VALID } from '../lifecycle/order-columns.ts';
import type { People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { readLines } from './line-columns.ts';

/** Orders with both, at least (DEFINITIONS §9); and how seldom accident may do as much. */
const LEAST_COUNT = 10;
const BY_ACCIDENT = 0.01;
const MOST_BUNDLES = 50;

/** Pairs in one order, the stronger direction of each, the most above accident first. */
export function readBundles(db: ReadDb, people: People, days: number, work: Pick<TaskContext, 'progress' | 'checkCancelled'>): Bundles {
  return snapshot(db, () => {
    const { asOf, currency } = people;
    const from = addDays(asOf, 1 - days);
    work.progress({ step: 'read', done: 0, total: 0 });
    const read = readBaskets(db, people, from);
    const { baskets } = read;
    const orders = baskets.starts.length - 1;
    const rules = associationRules(baskets, { minCount: LEAST_COUNT, minConfidence: 0, maxLength: 2, checkCancelled: work.checkCancelled });
    const best = new Map<string, AssociationRule>();
    for (const r of rules) {
      const pair = [r.left[0]!, r.right].sort((a, b) => a - b).join(' ');
      if (r.lift > 1 && r.confidence > (best.get(pair)?.confidence ?? 0)) best.set(pair, r);
    }
    const stronger = [...best.values()]
      .map((r) => ({ ...r, p: accident(r.count, r.count / r.confidence, (r.confidence / r.lift) * orders, orders) }))
      .filter((r) => r.p < BY_ACCIDENT)
      .sort((a, b) => b.lift - a.lift || b.count - a.count)
      .slice(0, MOST_BUNDLES);
    const productIds = [...new Set(stronger.flatMap((r) => [r.left[0]!, r.right]))];
    const products = readProducts(db, read, productIds);
    const marks = readMarks(db, people, productIds);
    return {
      asOf,
      from,
      currency,
      orders,
      multiple: read.multiple,
      leastCount: LEAST_COUNT,
      bundles: stronger.map(({ left, right, count, support, confidence, lift, p }): Bundle => {
        work.checkCancelled();
        const a = products.get(left[0]!)!;
        const b = products.get(right)!;
        const rule: RuleGroup = { combinator: 'and', rules: [{ field: 'bought_product', operator: 'bought', value: { ids: [a.productId] } }, { field: 'bought_product', operator: 'notBought', value: { ids: [b.productId] } }] };
        const sum = (x: number | null, y: number | null) => (x === null || y === null ? null : Math.round(x + y));
        return { a: { productId: a.productId, title: a.title }, b: { productId: b.productId, title: b.title }, count, support, confidence, lift, p, priceMinor: sum(a.priceMinor, b.priceMinor), costMinor: sum(a.costMinor, b.costMinor), rule, customers: onlyFirst(marks[a.productId]!, marks[b.productId]!) };
      }),
      definition: 'strategy:define.bundles',
    };
  });
}

interface Read {
  /** Goods of each valid order of the days that has any. */
  baskets: Baskets;
  /** Of which with two different goods at least. */
  multiple: number;
  /** By product id: paid for so many pieces in the shop's currency, in minor units. */
  paid: Float64Array;
  pieces: Float64Array;
}

function readBaskets(db: ReadDb, { shopId, asOf, currency }: People, from: string): Read {
  const { days } = readOrders(db);
  const marks = purchaseMarks(db, shopId);
  const net = orderNumbers(db, netIn(currency));
  const lines = readLines(db);
  const goods = readGoods(db);
  const [first, last] = [epochDay(from), epochDay(asOf)];
  const starts = new Int32Array(days.length + 1);
  const items = new Int32Array(lines.products.length);
  const [paid, pieces] = [new Float64Array(goods.length), new Float64Array(goods.length)];
  let [baskets, end, multiple] = [0, 0, 0];
  for (let order = 0; order < days.length; order += 1) {
    if (marks[order] === 0 || days[order]! < first || days[order]! > last) continue;
    const start = end;
    let isMultiple = false;
    for (let line = lines.starts[order]!; line < lines.starts[order + 1]!; line += 1) {
      const product = lines.products[line]!;
      if (goods[product] === 0) continue;
      items[end++] = product;
      isMultiple ||= product !== items[start];
      if (Number.isNaN(net[order]) || lines.quantities[line]! <= 0 || Number.isNaN(lines.paid[line])) continue;
      paid[product]! += lines.paid[line]!;
      pieces[product]! += lines.quantities[line]!;
    }
    if (end === start) continue;
    starts[++baskets] = end;
    if (isMultiple) multiple += 1;
  }
  return { baskets: { starts: starts.subarray(0, baskets + 1), items: items.subarray(0, end) }, multiple, paid, pieces };
}

/** By product id 1 where it is goods. */
function readGoods(db: ReadDb): Uint8Array {
  const ids = db.connection.prepare('SELECT id FROM products WHERE not_goods = 0 ORDER BY id').pluck().all() as number[];
  const goods = new Uint8Array((ids.at(-1) ?? 0) + 1);
  for (const id of ids) goods[id] = 1;
  return goods;
}

/** Who of everyone ever bought these, as the rule of the pair asks: by the product's id a mark for each of `peopleIds`. */
function readMarks(db: ReadDb, people: People, productIds: readonly number[]): readonly Uint8Array[] {
  if (productIds.length === 0) return [];
  const ids = peopleIds(db, people);
  const found: Uint8Array[] = [];
  for (const id of productIds) found[id] = new Uint8Array(ids.length);
  const { starts, days, flags } = readOrders(db);
  const shops = people.shopId === 0 ? null : orderNumbers(db, 'shop_id');
  const lines = readLines(db);
  const until = epochDay(people.asOf);
  for (let person = 0; person < ids.length; person += 1) {
    for (let order = starts[ids[person]!]!; order < starts[ids[person]! + 1]!; order += 1) {
      if ((flags[order]! & VALID) === 0 || days[order]! > until || days[order] === NO_DAY || (shops !== null && shops[order] !== people.shopId)) continue;
      for (let line = lines.starts[order]!; line < lines.starts[order + 1]!; line += 1) {
        const marks = found[lines.products[line]!];
        if (marks !== undefined) marks[person] = 1;
      }
    }
  }
  return found;
}

function onlyFirst(first: Uint8Array, second: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < first.length; i += 1) if (first[i] === 1 && second[i] === 0) count += 1;
  return count;
}

/** Chance that accident alone puts so many together (chi-square, 1 df). */
function accident(both: number, a: number, b: number, total: number): number {
  const cells = [both, a - both, b - both, total - a - b + both];
  const expected = [(a * b) / total, (a * (total - b)) / total, ((total - a) * b) / total, ((total - a) * (total - b)) / total];
  if (expected.some((e) => e <= 0)) return 1;
  return 1 - chiSquareCdf(cells.reduce((sum, n, i) => sum + (n - expected[i]!) ** 2 / expected[i]!, 0), 1);
}

interface Product {
  productId: number;
  title: string;
  priceMinor: number | null;
  costMinor: number | null;
}
function readProducts(db: ReadDb, { paid, pieces }: Read, ids: readonly number[]): Map<number, Product> {
  const rows = db.all<Omit<Product, 'priceMinor'>>('SELECT p.id AS productId, p.title, p.unit_cost_minor AS costMinor FROM products p WHERE p.id IN (SELECT value FROM json_each(:ids))', { ids: JSON.stringify(ids) });
  return new Map(rows.map((p) => [p.productId, { ...p, priceMinor: pieces[p.productId]! > 0 ? paid[p.productId]! / pieces[p.productId]! : null }]));
}
