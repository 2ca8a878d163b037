import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import type { Bundle, Bundles } from '../../../shared/contract/outlook.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { associationRules, type AssociationRule } from '../../../shared/domain/association-rules.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { purchaseWhere } from '../lifecycle/purchases.ts';
import type { People } from '../segments/compile-rule.ts';
import { countRule } from '../segments/count-rule.ts';
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
    const { baskets, paid } = readBaskets(db, people, from);
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
    const products = readProducts(db, paid, new Set(stronger.flatMap((r) => [r.left[0]!, r.right])));
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
        return { a: { productId: a.productId, title: a.title }, b: { productId: b.productId, title: b.title }, count, support, confidence, lift, p, priceMinor: sum(a.priceMinor, b.priceMinor), costMinor: sum(a.costMinor, b.costMinor), rule, customers: countRule(db, rule, people, 0).count };
      }),
      definition: 'strategy:define.bundles',
    };
  });
}

interface Baskets {
  /** Goods of each valid order, each once. */
  baskets: number[][];
  /** By product: paid for pieces in the shop's currency, in minor units. */
  paid: Map<number, { minor: number; pieces: number }>;
}

/** One pass, an order's lines one after the other: the join follows the orders. */
function readBaskets(db: ReadDb, { shopId, asOf, currency }: People, from: string): Baskets {
  const notGoods = new Set(db.connection.prepare('SELECT id FROM products WHERE not_goods = 1').pluck().all() as number[]);
  const lines = db.connection
    .prepare(
      `SELECT o.id, l.product_id, CASE WHEN o.currency = ${literal(currency)} AND l.quantity > 0 THEN l.paid_minor END, l.quantity FROM orders o CROSS JOIN order_lines l ON l.order_id = o.id
      WHERE ${purchaseWhere(shopId)} AND o.day BETWEEN ${literal(from)} AND ${literal(asOf)} AND l.product_id IS NOT NULL`,
    )
    .raw();
  const baskets: number[][] = [];
  const paid: Baskets['paid'] = new Map();
  let order = 0;
  for (const [orderId, productId, minor, pieces] of lines.iterate() as IterableIterator<[number, number, number | null, number]>) {
    if (notGoods.has(productId)) continue;
    if (orderId !== order) baskets.push([]);
    order = orderId;
    const basket = baskets.at(-1)!;
    if (!basket.includes(productId)) basket.push(productId);
    if (minor === null) continue;
    const sums = paid.get(productId);
    if (sums) {
      sums.minor += minor;
      sums.pieces += pieces;
    } else paid.set(productId, { minor, pieces });
  }
  for (const basket of baskets) if (basket.length > 1) basket.sort((a, b) => a - b);
  return { baskets, paid };
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
function readProducts(db: ReadDb, paid: Baskets['paid'], ids: ReadonlySet<number>): Map<number, Product> {
  const rows = db.all<Omit<Product, 'priceMinor'>>('SELECT p.id AS productId, p.title, p.unit_cost_minor AS costMinor FROM products p WHERE p.id IN (SELECT value FROM json_each(:ids))', { ids: JSON.stringify([...ids]) });
  return new Map(
    rows.map((p) => {
      const sums = paid.get(p.productId);
      return [p.productId, { ...p, priceMinor: sums ? sums.minor / sums.pieces : null }];
    }),
  );
}
