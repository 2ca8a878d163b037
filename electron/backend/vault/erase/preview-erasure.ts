import type { ErasurePreview } from '../../../../shared/contract/erasure.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import type { ReadDb } from '../../db/executor.ts';
import { personOf } from '../../people/decisions.ts';
import { isErasedSql } from './erased-name.ts';

/** What would go with a person, what would stay, and which lists lie where the app can't reach. */
export function previewErasure(db: ReadDb, customerId: number): ErasurePreview {
  const person = personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  const counts = db.get<Omit<ErasurePreview, 'lists'>>(
    `WITH own AS (SELECT id, value FROM accounts WHERE customer_id = :person),
      blocks AS (SELECT * FROM contacts WHERE account_id IN (SELECT id FROM own)),
      told AS (SELECT * FROM person_facts WHERE account_id IN (SELECT id FROM own)),
      theirs AS (SELECT * FROM orders WHERE account_id IN (SELECT id FROM own))
    SELECT (SELECT count(*) FROM own WHERE NOT ${isErasedSql('value')}) AS accounts,
      (SELECT count(*) FROM (SELECT receiver AS x FROM blocks WHERE receiver IS NOT NULL UNION SELECT name FROM told WHERE name IS NOT NULL)) AS names,
      (SELECT count(*) FROM (SELECT coalesce(phone, phone_raw) AS x FROM blocks WHERE phone_raw IS NOT NULL UNION SELECT coalesce(phone, phone_raw) FROM told WHERE phone_raw IS NOT NULL)) AS phones,
      (SELECT count(*) FROM (SELECT lower(email) AS x FROM blocks WHERE email IS NOT NULL UNION SELECT lower(email) FROM told WHERE email IS NOT NULL)) AS emails,
      (SELECT count(*) FROM (SELECT DISTINCT province, city, district, address FROM blocks WHERE address IS NOT NULL)) AS addresses,
      (SELECT count(*) FROM order_memos WHERE order_id IN (SELECT id FROM theirs) AND (buyer_memo IS NOT NULL OR seller_memo IS NOT NULL)) AS notes,
      (SELECT count(*) FROM touches WHERE customer_id = :person OR account_id IN (SELECT id FROM own)) AS messages,
      (SELECT count(*) FROM theirs) AS orders`,
    { person },
  )!;
  const lists = db.all<ErasurePreview['lists'][number]>(
    `SELECT e.file_name AS name, e.at FROM campaign_exports e
     WHERE e.campaign_id IN (SELECT campaign_id FROM touches WHERE customer_id = :person OR account_id IN (SELECT id FROM accounts WHERE customer_id = :person)) ORDER BY e.at DESC LIMIT 20`,
    { person },
  );
  return { ...counts, lists };
}
