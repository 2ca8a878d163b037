import type { WriteDb } from '../../db/executor.ts';
import { isErasedSql } from './erased-name.ts';
import type { ErasedRows } from './erased-rows.ts';

/** Orders of people who were erased. */
const THEIRS = `SELECT o.id FROM accounts a JOIN orders o ON o.account_id = a.id WHERE ${isErasedSql('a.value')}`;
const THEIR_NUMBERS = `SELECT o.shop_id, o.order_no FROM accounts a JOIN orders o ON o.account_id = a.id WHERE ${isErasedSql('a.value')}`;

/**
 * What stands beside the orders of the erased in their own words: what they wrote to the seller or about a return. It has
 * no name in front, so an import can't tell at its row whose it is: it is taken out once all rows are in.
 */
export function wipeOrderWords(db: WriteDb): void {
  db.run(`UPDATE order_memos SET buyer_memo = NULL, seller_memo = NULL WHERE (buyer_memo IS NOT NULL OR seller_memo IS NOT NULL) AND order_id IN (${THEIRS})`);
  db.run(`UPDATE returned_items SET comment = NULL WHERE comment IS NOT NULL AND (shop_id, order_no) IN (${THEIR_NUMBERS})`);
  db.run(`UPDATE parcel_rows SET waybill = '' WHERE waybill <> '' AND (shop_id, order_no) IN (${THEIR_NUMBERS})`);
  db.run(
    `UPDATE records SET body = json_set(body, '$.comment', NULL) WHERE kind = 'returns' AND body ->> '$.comment' IS NOT NULL
     AND (shop_id, body ->> '$.orderNo') IN (${THEIR_NUMBERS})`,
  );
  // Rows of an app before 0090-row-blocks.sql have the words in them.
  db.run(
    `UPDATE row_blocks SET data = json_set(data, '$[6][0][9]', NULL, '$[6][0][10]', NULL)
     WHERE typeof(data) = 'text' AND json_type(data, '$[6][0]') = 'array' AND data ->> '$[1]' IN (${THEIRS})`,
  );
}

/** Rows that weren't taken, with all their cells, where one of the cells names somebody who was erased, or their order. */
export function wipeRejects(db: WriteDb, rows: ErasedRows, isTheirs: (cell: string) => boolean = () => false, fromBatch = 0): void {
  const rejects = db.all<{ fileId: number; line: number; value: string | null; raw: string | null; platform: string | null }>(
    `SELECT r.file_id AS fileId, r.line, r.value, r.raw, s.platform FROM row_rejects r JOIN batch_files f ON f.id = r.file_id LEFT JOIN shops s ON s.id = f.shop_id
     WHERE f.batch_id >= :fromBatch AND (r.raw IS NOT NULL OR r.value IS NOT NULL)`,
    { fromBatch },
  );
  const numbers = new Set(db.all<{ order_no: string }>(THEIR_NUMBERS).map((o) => o.order_no));
  for (const { fileId, line, value, raw, platform } of rejects) {
    const cells = [...(raw === null ? [] : (JSON.parse(raw) as string[])), value ?? ''];
    if (!rows.names(platform ?? '', cells) && !cells.some((cell) => numbers.has(cell.trim().replace(/^="|"$|^'/g, '')) || isTheirs(cell))) continue;
    const blank = raw === null ? null : JSON.stringify((JSON.parse(raw) as string[]).map(() => ''));
    db.run('UPDATE row_rejects SET raw = :blank, value = NULL WHERE file_id = :fileId AND line = :line', { blank, fileId, line });
  }
}

/** Lists of people: a row that names somebody who was erased says nothing any more, and what it said is shown of nobody. */
export function wipePeopleRecords(db: WriteDb, rows: ErasedRows): void {
  const records = db.all<{ fileId: number; line: number; shopId: number; key: string; body: string; platform: string }>(
    "SELECT r.file_id AS fileId, r.line, r.shop_id AS shopId, r.key, r.body, s.platform FROM records r JOIN shops s ON s.id = r.shop_id WHERE r.kind = 'people'",
  );
  const facts = db.prepare(
    `UPDATE person_facts SET key = ?, name = NULL, nick = NULL, wechat = NULL, phone_raw = NULL, phone = NULL, phone_quality = 'none', email = NULL, province = NULL, city = NULL, address = NULL,
      gender = NULL, birthday = NULL, tags = '[]', source = NULL, since_day = NULL, email_consent = NULL, sms_consent = NULL, note = NULL WHERE shop_id = ? AND key = ?`,
  );
  for (const { fileId, line, shopId, platform, ...record } of records) {
    const left = rows.record(platform, record);
    if (left.key === record.key && left.body === record.body) continue;
    db.run('UPDATE records SET key = :key, body = :body WHERE file_id = :fileId AND line = :line', { key: left.key, body: left.body, fileId, line });
    facts.run(left.key, shopId, record.key);
    db.run('DELETE FROM own_told WHERE shop_id = :shopId AND key = :key', { shopId, key: record.key });
  }
}

