import type { Output } from '../../../shared/contract/endpoint.ts';
import type { segments } from '../../../shared/contract/segments.ts';
import { ownIdOf } from '../../../shared/domain/own-fields.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';

type Values = Output<typeof segments.values>;

const MOST = 200;
const ofCustomers = (column: string) => `SELECT ${column} AS value, ${column} AS label, count(*) AS count FROM customers WHERE ${column} <> '' AND merged_into IS NULL GROUP BY ${column} ORDER BY count DESC, value`;
/** Products and categories with how many people have bought them: what `bought` finds, ever and at least once. */
const ofItems = (column: string) => `
  SELECT p.${column} AS value, p.${column} AS label, count(DISTINCT a.customer_id) AS count
  FROM order_lines l CROSS JOIN orders o ON o.id = l.order_id CROSS JOIN accounts a ON a.id = o.account_id CROSS JOIN products p ON p.id = l.product_id
  WHERE o.is_valid = 1 AND p.${column} <> '' GROUP BY p.${column} ORDER BY count DESC, value`;

const questions: Record<string, string> = {
  province: ofCustomers('province'),
  city: ofCustomers('city'),
  gender: ofCustomers('coalesce(gender, told_gender)'),
  bought_product: ofItems('title'),
  bought_category: ofItems('category'),
  touched_campaign: 'SELECT CAST(c.id AS TEXT) AS value, c.name AS label, (SELECT count(*) FROM touches t WHERE t.campaign_id = c.id) AS count FROM campaigns c WHERE c.locked_at IS NOT NULL ORDER BY c.id DESC',
  tags: `SELECT name AS value, name AS label, count(DISTINCT person) AS count FROM (
    SELECT g.name, ifnull(h.merged_into, h.id) AS person FROM tags g LEFT JOIN customer_tags k ON k.tag_id = g.id LEFT JOIN customers h ON h.id = k.customer_id
    UNION ALL SELECT j.value, a.customer_id FROM person_facts f JOIN accounts a ON a.id = f.account_id JOIN json_each(f.tags) j WHERE f.tags <> '[]') GROUP BY name ORDER BY count DESC, name`,
  in_segment: 'SELECT CAST(id AS TEXT) AS value, name AS label, count FROM segments ORDER BY name',
};

const ofOwnField = (id: number) => `SELECT value, value AS label, count(*) AS count FROM own_shown WHERE field_id = ${id} GROUP BY value ORDER BY count DESC, value LIMIT 2000`;

/** Values that occur in the shop, the commonest first, of those whose words hold the text searched for. */
export function listFieldValues(db: ReadDb, field: string, search: string): Values {
  const ownId = ownIdOf(field);
  const sql = ownId !== undefined ? ofOwnField(ownId) : Object.hasOwn(questions, field) ? questions[field] : undefined;
  if (sql === undefined) throw new AppError('bad_input', { field });
  const wanted = search.trim().toLowerCase();
  const all = remember(db, `values ${field}`, () => db.all<Values[number]>(sql));
  return all.filter((v) => v.label.toLowerCase().includes(wanted)).slice(0, MOST);
}
