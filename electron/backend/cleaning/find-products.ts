import { nonGoodsOf } from '../../../shared/domain/non-goods.ts';
import type { ReadDb } from '../db/executor.ts';
import { found, type Found } from './found.ts';

interface ProductRow {
  id: number;
  shopId: number;
  key: string;
  title: string;
  shopName: string;
  currency: string;
}

/** Lines sold that are no goods, by the titles of their products. */
export function findNonGoods(db: ReadDb): Found[] {
  const products = db.all<ProductRow>(
    "SELECT p.id, p.shop_id AS shopId, p.key, p.title, CASE WHEN s.name = s.platform THEN '' ELSE s.name END AS shopName, s.currency FROM products p JOIN shops s ON s.id = p.shop_id ORDER BY p.title, p.id",
  );
  return products.flatMap((product) => {
    const kind = nonGoodsOf(product.title);
    return kind === null ? [] : [asFound(db, product, kind)];
  });
}

/** One that the owner names by hand. */
export function findProduct(db: ReadDb, shopId: number, key: string): Found | undefined {
  const product = db.get<ProductRow>("SELECT p.id, p.shop_id AS shopId, p.key, p.title, '' AS shopName, s.currency FROM products p JOIN shops s ON s.id = p.shop_id WHERE p.shop_id = :shopId AND p.key = :key", { shopId, key });
  return product && asFound(db, product, 'by_hand');
}

function asFound(db: ReadDb, { id, shopId, key, title, shopName, currency }: ProductRow, code: string): Found {
  const sold = db.get<{ orders: number; paid: number | null }>('SELECT count(DISTINCT order_id) AS orders, sum(paid_minor) AS paid FROM order_lines WHERE product_id = :id', { id })!;
  return found({ shopId, key, text: title, value: code, reasons: [{ code }], rows: sold.orders, shopName, amountMinor: sold.paid, currency });
}
