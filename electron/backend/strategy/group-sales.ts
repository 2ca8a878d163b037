import type { SaleGrouping } from '../../../shared/contract/category-seasons.ts';
import type { DaySales } from '../../../shared/domain/seasonal-index.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { purchaseWhere } from '../lifecycle/purchases.ts';
import type { People } from '../segments/compile-rule.ts';

export interface GroupSales {
  /** A category's name; of a product its id. */
  key: string;
  name: string;
  productId: number | null;
  orders: number;
  buyers: number;
  days: DaySales[];
}

const from = ({ shopId, asOf }: People, groupBy: SaleGrouping, join = ''): string => `FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN products p ON p.id = l.product_id${join}
WHERE ${purchaseWhere(shopId)} AND p.not_goods = 0 AND o.day <= ${literal(asOf)}${groupBy === 'category' ? " AND p.category <> ''" : ''}`;
const what = (groupBy: SaleGrouping): string => (groupBy === 'category' ? 'p.category' : 'CAST(p.id AS TEXT)');

/** Units and orders of each category or product by day; anonymous orders count for products as well. */
export const groupSalesSql = (people: People, groupBy: SaleGrouping): string => `SELECT ${what(groupBy)} AS "key", o.day, sum(l.quantity) AS units, count(DISTINCT o.id) AS orders
${from(people, groupBy)} GROUP BY 1, 2 ORDER BY 1, 2`;

/** Many platforms' files know no categories: then each product is looked at by itself. */
export const saleGroupingOf = (db: ReadDb, asked: SaleGrouping | undefined): SaleGrouping => asked ?? (db.get("SELECT 1 FROM products WHERE category <> '' AND not_goods = 0 LIMIT 1") ? 'category' : 'product');

/** The most ordered first. */
export function readGroupSales(db: ReadDb, people: People, groupBy: SaleGrouping): GroupSales[] {
  const { shopId, asOf } = people;
  return remember(db, `sales by ${groupBy} ${shopId} ${asOf}`, () => {
    const buyers = new Map(db.all<{ key: string; n: number }>(`SELECT ${what(groupBy)} AS "key", count(DISTINCT a.customer_id) AS n ${from(people, groupBy, ' JOIN accounts a ON a.id = o.account_id')} GROUP BY 1`).map((r) => [r.key, r.n]));
    const titles = new Map(groupBy === 'product' ? db.all<{ id: number; title: string }>('SELECT id, title FROM products').map((p) => [String(p.id), p.title]) : []);
    const found: GroupSales[] = [];
    for (const { key, day, units, orders } of db.all<{ key: string; day: string; units: number; orders: number }>(groupSalesSql(people, groupBy))) {
      let own = found.at(-1);
      if (own?.key !== key) found.push((own = { key, name: titles.get(key) ?? key, productId: groupBy === 'product' ? Number(key) : null, orders: 0, buyers: buyers.get(key) ?? 0, days: [] }));
      own.orders += orders;
      own.days.push({ day: epochDay(day), units, orders });
    }
    return found.sort((a, b) => b.orders - a.orders || (a.key < b.key ? -1 : 1));
  });
}
