import type { Output } from '../../../shared/contract/endpoint.ts';
import type { segments } from '../../../shared/contract/segments.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';

type Values = Output<typeof segments.values>;

const MOST = 200;
const ofCustomers = (column: string) => `SELECT ${column} AS value, ${column} AS label, count(*) AS count FROM customers WHERE ${column} <> '' GROUP BY ${column} ORDER BY count DESC, value`;
/** Products and categories with how many items of orders are theirs. */
const ofItems = (column: string) =>
  `SELECT p.${column} AS value, p.${column} AS label, sum(n) AS count FROM products p JOIN (SELECT product_id, count(*) AS n FROM order_lines GROUP BY product_id) l ON l.product_id = p.id WHERE p.${column} <> '' GROUP BY p.${column} ORDER BY count DESC, value`;

const questions: Record<string, string> = {
  province: ofCustomers('province'),
  city: ofCustomers('city'),
  gender: ofCustomers('gender'),
  bought_product: ofItems('title'),
  bought_category: ofItems('category'),
  touched_campaign: 'SELECT CAST(c.id AS TEXT) AS value, c.name AS label, (SELECT count(*) FROM touches t WHERE t.campaign_id = c.id) AS count FROM campaigns c WHERE c.locked_at IS NOT NULL ORDER BY c.id DESC',
  in_segment: 'SELECT CAST(id AS TEXT) AS value, name AS label, count FROM segments ORDER BY name',
};

/** Values that occur in the shop, the commonest first, of those whose words hold the text searched for. */
export function listFieldValues(db: ReadDb, field: string, search: string): Values {
  const sql = Object.hasOwn(questions, field) ? questions[field] : undefined;
  if (sql === undefined) throw new AppError('bad_input', { field });
  const wanted = search.trim().toLowerCase();
  const all = remember(db, `values ${field}`, () => db.all<Values[number]>(sql));
  return all.filter((v) => v.label.toLowerCase().includes(wanted)).slice(0, MOST);
}
