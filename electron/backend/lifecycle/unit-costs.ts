import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';

interface Product {
  id: number;
  key: string;
  title: string;
  unitCostMinor: number | null;
}
interface Since {
  /** Days since 1970. */
  day: number;
  minor: number;
}
/** Of a piece of a product (0: none) and SKU on a day, in minor units; null where unknown. */
export type CostOf = (productId: number, sku: string | null, day: number) => number | null;

/** What `lineCost` says in SQL, of one currency: from the cost sheets the SKU's, else the product's, else the one that is known now. */
export function readUnitCosts(db: ReadDb, currency: string): { costOf: CostOf; bySku: boolean } {
  const products = new Map(db.all<Product>('SELECT id, key, title, unit_cost_minor AS unitCostMinor FROM products').map((p) => [p.id, p]));
  const rows = db.all<{ product: string; sku: string; fromDay: string; minor: number }>('SELECT product, sku, from_day AS fromDay, unit_cost_minor AS minor FROM product_costs WHERE currency = :currency ORDER BY from_day DESC', { currency });
  // An empty day is from ever on.
  const sheets = Map.groupBy(rows.map((r) => ({ name: `${r.sku}\n${r.product}`, day: r.fromDay === '' ? -Infinity : epochDay(r.fromDay), minor: r.minor })), (r) => r.name);
  const latest = (sku: string, names: readonly string[], day: number): number | null => {
    let best: Since | null = null;
    for (const name of names) {
      const since = sheets.get(`${sku}\n${name}`)?.find((s) => s.day <= day);
      if (since && (best === null || since.day > best.day)) best = since;
    }
    return best === null ? null : best.minor;
  };
  const costOf: CostOf = (productId, sku, day) => {
    const product = products.get(productId);
    if (sheets.size === 0) return product?.unitCostMinor ?? null;
    const names = product ? [product.key, product.title] : [];
    const ofSku = sku === null ? null : latest(sku, ['', ...names], day);
    return ofSku ?? (product ? (latest('', names, day) ?? product.unitCostMinor) : null);
  };
  return { costOf, bySku: rows.some((r) => r.sku !== '') || rows.some((r) => r.product === '') };
}
