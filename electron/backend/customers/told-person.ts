import type { ReturnedItem, ToldPerson } from '../../../shared/contract/customers.ts';
import type { ReadDb } from '../db/executor.ts';

type ToldRow = Omit<ToldPerson, 'tags'> & { tags: string | null };

/** Row by row, what customers' files and member lists say of a person, the latest import first. */
export function readTold(db: ReadDb, customerId: number): ToldPerson[] {
  const rows = db.all<ToldRow>(
    `SELECT f.name AS fileName, r.line, b.started_at AS at, a.platform, r.body ->> '$.source' AS source, r.body ->> '$.since' AS since, r.body ->> '$.nick' AS nick, r.body ->> '$.wechat' AS wechat,
       r.body -> '$.tags' AS tags, r.body ->> '$.emailConsent' AS emailConsent, r.body ->> '$.smsConsent' AS smsConsent, r.body ->> '$.wording' AS wording, r.body ->> '$.staff' AS staff, r.body ->> '$.note' AS note
     FROM accounts a JOIN person_facts p ON p.account_id = a.id JOIN records r ON r.kind = 'people' AND r.shop_id = p.shop_id AND r.key = p.key
     JOIN batch_files f ON f.id = r.file_id JOIN batches b ON b.id = f.batch_id
     WHERE a.customer_id = :customerId ORDER BY b.started_at DESC, r.file_id DESC, r.line`,
    { customerId },
  );
  return rows.map((row) => ({ ...row, tags: JSON.parse(row.tags ?? '[]') as string[] }));
}

/** Joined to their orders by number; how much was paid back for a piece isn't known. */
export function readReturns(db: ReadDb, customerId: number): ReturnedItem[] {
  return db.all(
    `SELECT t.order_no AS orderNo, t.day, t.title, t.quantity, t.reason, t.comment FROM accounts a JOIN orders o ON o.account_id = a.id JOIN returned_items t ON t.shop_id = o.shop_id AND t.order_no = o.order_no
     WHERE a.customer_id = :customerId ORDER BY t.day DESC, t.order_no, t.key`,
    { customerId },
  );
}
