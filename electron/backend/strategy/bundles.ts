import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import type { Bundle, Bundles } from '../../../shared/contract/outlook.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { associationRules, type AssociationRule } from '../../../shared/domain/association-rules.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { peopleIds, placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { readAccountOwners } from '../lifecycle/account-owners.ts';
import type { People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';

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
    const rules = associationRules(baskets, { minCount: LEAST_COUNT, minConfidence: 0, maxLength: 2, checkCancelled: work.checkCancelled });
    const best = new Map<string, AssociationRule>();
    for (const r of rules) {
      const pair = [r.left[0]!, r.right].sort((a, b) => a - b).join(' ');
      if (r.lift > 1 && r.confidence > (best.get(pair)?.confidence ?? 0)) best.set(pair, r);
    }
    const stronger = [...best.values()]
      .map((r) => ({ ...r, p: accident(r.count, r.count / r.confidence, (r.confidence / r.lift) * baskets.length, baskets.length) }))
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
      orders: baskets.length,
      multiple: baskets.filter((b) => b.length > 1).length,
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

interface Baskets {
  /** Goods of each valid order, each once. */
  baskets: number[][];
  paid: Map<number, Paid>;
}
/** Paid for so many pieces of a product in the shop's currency, in minor units. */
interface Paid {
  minor: number;
  pieces: number;
}

/** An order's lines one after the other: the join follows the orders. */
function readBaskets(db: ReadDb, { shopId, asOf, currency }: People, from: string): Baskets {
  const lines = db.connection
    .prepare(
      `SELECT o.id, l.product_id, CASE WHEN o.currency = ${literal(currency)} AND l.quantity > 0 THEN l.paid_minor END, l.quantity
      FROM orders o CROSS JOIN order_lines l ON l.order_id = o.id WHERE o.is_valid = 1 AND o.no_goods = 0 AND o.day BETWEEN ${literal(from)} AND ${literal(asOf)}${ofShop(shopId)} AND l.product_id IS NOT NULL AND l.product_id NOT IN (SELECT id FROM products WHERE not_goods = 1)`,
    )
    .raw();
  const baskets: number[][] = [];
  const paid: Baskets['paid'] = new Map();
  let order = 0;
  for (const [orderId, productId, minor, pieces] of lines.all() as [number, number, number | null, number][]) {
    if (orderId !== order) baskets.push([]);
    order = orderId;
    const basket = baskets.at(-1)!;
    if (!basket.includes(productId)) basket.push(productId);
    let of = paid.get(productId);
    if (!of) paid.set(productId, (of = { minor: 0, pieces: 0 }));
    if (minor === null) continue;
    of.minor += minor;
    of.pieces += pieces;
  }
  for (const basket of baskets) if (basket.length > 1) basket.sort((a, b) => a - b);
  return { baskets, paid };
}

const ofShop = (shopId: number) => (shopId === 0 ? '' : ` AND o.shop_id = ${shopId}`);

/** Who of everyone ever bought these, as the rule of the pair asks: by the product's id a mark for each of `peopleIds`. */
function readMarks(db: ReadDb, people: People, productIds: readonly number[]): readonly Uint8Array[] {
  if (productIds.length === 0) return [];
  const ids = peopleIds(db, people);
  const marks: Uint8Array[] = [];
  for (const id of productIds) marks[id] = new Uint8Array(ids.length);
  const span = Math.max(...productIds) + 1;
  const places = readAccountOwners(db).of.map((customer) => placeOf(ids, customer));
  // Account and product in one number, and the lines as they lie in the table: their orders mostly lie in the same order.
  const bought = db.connection
    .prepare(`SELECT o.account_id * ${span} + l.product_id FROM order_lines l NOT INDEXED CROSS JOIN orders o ON o.id = l.order_id WHERE l.product_id IN (${productIds.join(', ')}) AND o.account_id IS NOT NULL AND o.is_valid = 1 AND o.day <= ${literal(people.asOf)}${ofShop(people.shopId)}`)
    .pluck();
  for (const key of bought.all() as number[]) {
    const product = key % span;
    const person = places[(key - product) / span]!;
    if (person >= 0) marks[product]![person] = 1;
  }
  return marks;
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
function readProducts(db: ReadDb, { paid }: Baskets, ids: readonly number[]): Map<number, Product> {
  const rows = db.all<Omit<Product, 'priceMinor'>>('SELECT p.id AS productId, p.title, p.unit_cost_minor AS costMinor FROM products p WHERE p.id IN (SELECT value FROM json_each(:ids))', { ids: JSON.stringify(ids) });
  return new Map(
    rows.map((p) => {
      const { minor, pieces } = paid.get(p.productId)!;
      return [p.productId, { ...p, priceMinor: pieces > 0 ? minor / pieces : null }];
    }),
  );
}
