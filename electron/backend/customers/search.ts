import type { ReadDb } from '../db/executor.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';
import { remember } from '../db/remember.ts';

/**
 * Ids of those whom a search means: a part of a buyer name, a name, a receiver, an e-mail or a note; four or more digits
 * of a phone; an order number or its beginning.
 */
export function searchIds(db: ReadDb, search: string): Set<number> {
  const text = search.trim().toLowerCase();
  const found = new Set<number>();
  const { ids, texts } = remember(db, 'search texts', () => gatherTexts(db));
  const digits = text.replace(/[\s+()-]/g, '');
  // Phones are written with blanks and dashes, and kept without.
  const parts = /^[\d*]{4,}$/.test(digits) ? [text, digits] : [text];
  for (let i = 0; i < texts.length; i += 1) if (parts.some((part) => texts[i]!.includes(part))) found.add(ids[i]!);
  for (const id of findByOrderNo(db, search.trim())) found.add(id);
  return found;
}

const TEXTS = `
  SELECT id, nick, name, phone, email, note FROM customers
  UNION ALL SELECT a.customer_id, a.value, NULL, NULL, NULL, NULL FROM accounts a JOIN customers c ON c.id = a.customer_id WHERE a.value IS NOT c.nick AND NOT ${isErasedSql('a.value')}
  UNION ALL SELECT a.customer_id, k.receiver, k.phone, k.phone_raw, k.email, NULL FROM contacts k JOIN accounts a ON a.id = k.account_id JOIN customers c ON c.id = a.customer_id
    WHERE k.receiver IS NOT c.name OR k.phone IS NOT c.phone OR k.email IS NOT c.email`;

/** All that is searched, a line for each thing, gathered once: LIKE over three tables at each key is ten times as slow. */
function gatherTexts(db: ReadDb): { ids: Int32Array; texts: string[] } {
  const rows = db.connection.prepare(TEXTS).raw().all() as [number, ...(string | null)[]][];
  return {
    ids: Int32Array.from(rows, ([id]) => id),
    texts: rows.map(([, ...words]) => words.filter((word) => word !== null).join('\n').toLowerCase()),
  };
}

function findByOrderNo(db: ReadDb, text: string): number[] {
  if (text.length < 4 || !/^[\w#-]*\d[\w#-]*$/.test(text)) return [];
  // The unique index begins with the shop.
  const sql = 'SELECT DISTINCT a.customer_id AS id FROM shops s CROSS JOIN orders o ON o.shop_id = s.id AND o.order_no >= :text AND o.order_no < :beyond JOIN accounts a ON a.id = o.account_id';
  return db.all<{ id: number }>(sql, { text, beyond: `${text}\u{10FFFF}` }).map((row) => row.id);
}
