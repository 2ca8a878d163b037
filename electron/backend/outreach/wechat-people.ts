import type { WechatMove } from '../../../shared/domain/touch-channels.ts';
import type { ReadDb } from '../db/executor.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';

/** Everything that was written down of anybody on WeChat, in the order of its days. */
export const readWechatMoves = (db: ReadDb): { person: number; kind: WechatMove; day: string }[] =>
  db.all(
    `SELECT COALESCE(a.customer_id, h.customer_id) AS person, h.kind, h.day FROM hand_touches h LEFT JOIN accounts a ON a.id = h.account_id
    WHERE h.kind IN ('invited', 'added', 'removed') ORDER BY h.day, h.id`,
  );

/** Who can be written to on WeChat, with their id there where it is known: who added the shop, or gave their id, and didn't take it off again. */
export function peopleOnWechat(db: ReadDb): Map<number, string | null> {
  const people = new Map<number, string | null>();
  const known = db.all<{ id: number; wechat: string }>(
    `SELECT a.customer_id AS id, a.value AS wechat FROM accounts a WHERE a.platform = 'weixin' AND a.kind = 'buyer' AND NOT ${isErasedSql('a.value')}
    UNION SELECT a.customer_id, f.wechat FROM person_facts f JOIN accounts a ON a.id = f.account_id WHERE f.wechat <> ''
    UNION ALL SELECT ifnull(c.merged_into, c.id), h.handle FROM handles h JOIN customers c ON c.id = h.customer_id WHERE h.kind = 'wechat'`,
  );
  for (const { id, wechat } of known) people.set(id, wechat);
  for (const { person, kind } of readWechatMoves(db)) {
    if (kind === 'added') people.set(person, people.get(person) ?? null);
    else if (kind === 'removed') people.delete(person);
  }
  return people;
}
