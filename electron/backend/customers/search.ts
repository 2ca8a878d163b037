import type { ReadDb } from '../db/executor.ts';

/**
 * Ids of those whom a search means: a part of a buyer name, a name, a receiver, an e-mail or a note; four or more digits
 * of a phone; an order number or its beginning.
 */
export function searchIds(db: ReadDb, search: string): number[] {
  const text = search.trim();
  const digits = text.replace(/[\s+()-]/g, '');
  const isPhone = /^[\d*]{4,}$/.test(digits);
  const isOrderNo = /^[\w#-]*\d[\w#-]*$/.test(text) && text.length >= 4;
  const parts = [
    `SELECT id FROM customers WHERE nick LIKE :part ESCAPE '\\' OR name LIKE :part ESCAPE '\\' OR email LIKE :part ESCAPE '\\' OR note LIKE :part ESCAPE '\\'`,
    `SELECT customer_id FROM accounts WHERE value LIKE :part ESCAPE '\\'`,
    `SELECT a.customer_id FROM contacts k JOIN accounts a ON a.id = k.account_id WHERE k.receiver LIKE :part ESCAPE '\\'${isPhone ? " OR k.phone LIKE :digits OR k.phone_raw LIKE :digits" : ''}`,
    ...(isPhone ? ['SELECT id FROM customers WHERE phone LIKE :digits'] : []),
    // The unique index begins with the shop.
    ...(isOrderNo ? ['SELECT a.customer_id FROM shops s CROSS JOIN orders o ON o.shop_id = s.id AND o.order_no >= :text AND o.order_no < :beyond JOIN accounts a ON a.id = o.account_id'] : []),
  ];
  const params = { part: `%${escapeLike(text)}%`, ...(isPhone ? { digits: `%${digits}%` } : {}), ...(isOrderNo ? { text, beyond: `${text}\u{10FFFF}` } : {}) };
  return db.all<{ id: number }>(`SELECT id FROM (${parts.join(' UNION ')})`, params).map((row) => row.id);
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
