import type { ReasonCode } from '../../../shared/contract/cleaning.ts';
import { nonGoodsOf } from '../../../shared/domain/non-goods.ts';
import type { ReadDb } from '../db/executor.ts';
import { publicKey } from './decisions.ts';
import { found, type Found } from './found.ts';

interface ProductRow {
  id: number;
  shopId: number;
  key: string;
  title: string;
  shopName: string;
  platform: string;
  currency: string;
}

const PRODUCTS = 'SELECT p.id, p.shop_id AS shopId, p.key, p.title, s.name AS shopName, s.platform, s.currency FROM products p JOIN shops s ON s.id = p.shop_id';

/** Lines sold that are no goods, by the titles of their products. */
export function findNonGoods(db: ReadDb): Found[] {
  const products = db.all<ProductRow>(
    `${PRODUCTS} ORDER BY p.title, p.id`,
  );
  return products.flatMap((product) => {
    const kind = nonGoodsOf(product.title);
    return kind === null ? [] : [asFound(db, product, kind)];
  });
}

/** One that the owner names by hand. */
export function findProduct(db: ReadDb, shopId: number, key: string): Found | undefined {
  const product = db.get<ProductRow>(`${PRODUCTS} WHERE p.shop_id = :shopId AND p.key = :key`, { shopId, key });
  return product && asFound(db, product, 'by_hand');
}

/** Those that count as goods, by a part of their title. */
export function searchProducts(db: ReadDb, search: string): { key: string; title: string }[] {
  const rows = db.all<{ shopId: number; key: string; title: string }>("SELECT shop_id AS shopId, key, title FROM products WHERE not_goods = 0 AND instr(lower(title), lower(:search)) > 0 ORDER BY title LIMIT 50", { search: search.trim() });
  return rows.map(({ title, ...product }) => ({ key: publicKey(product), title }));
}

function asFound(db: ReadDb, { id, shopId, key, title, shopName, platform, currency }: ProductRow, code: ReasonCode): Found {
  const sold = db.get<{ orders: number; paid: number | null }>('SELECT count(DISTINCT order_id) AS orders, sum(paid_minor) AS paid FROM order_lines WHERE product_id = :id', { id })!;
  return found({ shopId, key, text: title, value: code, reasons: [{ code }], rows: sold.orders, shopName, platform, amountMinor: sold.paid, currency });
}
