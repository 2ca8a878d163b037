import type { Reason } from '../../../shared/contract/cleaning.ts';
import { findBrushing, isBrushingMemo, type BrushOrder, brushingThresholds } from '../../../shared/domain/brushing.ts';
import { isTestTitle, testReasons } from '../../../shared/domain/test-order.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { readOwnNicks } from './decisions.ts';
import { foundOrders, type Found } from './found.ts';

/** Orders that are tests of the owner's own. */
export function findTests(db: ReadDb): Found[] {
  const nicks = new Set(readOwnNicks(db));
  const candidates = new Set(db.all<{ id: number }>('SELECT id FROM orders WHERE paid_minor = 1').map((o) => o.id));
  const titles = db.all<{ id: number; title: string }>('SELECT id, title FROM products').filter((p) => isTestTitle(p.title));
  const ofProducts = 'SELECT DISTINCT l.order_id AS id FROM json_each(:ids) p CROSS JOIN order_lines l ON l.product_id = p.value';
  for (const { id } of db.all<{ id: number }>(ofProducts, { ids: JSON.stringify(titles.map((p) => p.id)) })) candidates.add(id);
  const ofNicks = "SELECT o.id FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.kind = 'buyer' AND a.value IN (SELECT value FROM json_each(:nicks))";
  for (const { id } of db.all<{ id: number }>(ofNicks, { nicks: JSON.stringify([...nicks]) })) candidates.add(id);
  const state = db.prepare('SELECT paid_at IS NOT NULL OR is_paid = 1 FROM orders WHERE id = ?').pluck();
  const titlesOf = db.prepare("SELECT coalesce(p.title, '') FROM order_lines l LEFT JOIN products p ON p.id = l.product_id WHERE l.order_id = ?").pluck();
  return foundOrders(db, candidates).flatMap(({ orderId, amountMinor, buyer, finding }) => {
    const reasons = testReasons({ isPaid: state.get(orderId) === 1, paidMinor: amountMinor, titles: titlesOf.all(orderId) as string[], nick: buyer }, nicks);
    return reasons.length === 0 ? [] : [{ ...finding, value: 'test', reasons: reasons.map((code): Reason => ({ code })) }];
  });
}

const COUNTS = '(o.is_valid = 1 OR o.excluded IS NOT NULL) AND o.day IS NOT NULL';
const PIECES = '(SELECT coalesce(sum(l.quantity), 1) FROM order_lines l WHERE l.order_id = o.id)';
const HAS_MEMO = "EXISTS (SELECT 1 FROM order_memos m WHERE m.order_id = o.id AND m.buyer_memo <> '')";

type Row = Omit<BrushOrder, 'day' | 'hasBuyerMemo'> & { day: string; hasBuyerMemo: number };

/** Orders that look bought to look busy. Only those who meet a rule's count at all are looked at one by one. */
export function findBrushed(db: ReadDb): Found[] {
  const { sharedBuyers, burstOrders } = brushingThresholds;
  const sharers = (column: string, where: string) =>
    `SELECT account_id FROM contacts WHERE account_id IS NOT NULL AND ${column} IN
      (SELECT ${column} FROM contacts WHERE account_id IS NOT NULL AND ${where} GROUP BY ${column} HAVING count(DISTINCT account_id) >= ${sharedBuyers})`;
  const rows = db.all<Row>(
    `SELECT o.id AS orderId, o.account_id AS accountId, o.day, k.phone, CASE WHEN length(k.address) >= 6 AND instr(k.address, '*') = 0 THEN coalesce(k.city, '') || coalesce(k.district, '') || k.address END AS address,
      ${PIECES} AS pieces, ${HAS_MEMO} AS hasBuyerMemo
    FROM (${sharers('phone', "phone_quality = 'valid'")} UNION ${sharers('address', "length(address) >= 6 AND instr(address, '*') = 0")}
      UNION SELECT o.account_id FROM orders o WHERE o.account_id IS NOT NULL AND ${COUNTS} GROUP BY o.account_id HAVING count(*) >= ${burstOrders}) c
    CROSS JOIN orders o ON o.account_id = c.account_id LEFT JOIN contacts k ON k.id = o.contact_id WHERE ${COUNTS}`,
  );
  const reasons = new Map<number, Reason[]>(findBrushing(rows.map((r) => ({ ...r, day: epochDay(r.day), hasBuyerMemo: r.hasBuyerMemo === 1 }))));
  for (const id of saidBySeller(db)) reasons.set(id, [...(reasons.get(id) ?? []), { code: 'seller_memo' }]);
  return foundOrders(db, reasons.keys()).map(({ orderId, finding }) => ({ ...finding, value: 'brushing', reasons: reasons.get(orderId)! }));
}

function saidBySeller(db: ReadDb): Set<number> {
  const memos = db.all<{ id: number; memo: string }>("SELECT order_id AS id, seller_memo AS memo FROM order_memos WHERE seller_memo LIKE '%单%'");
  return new Set(memos.filter((m) => isBrushingMemo(m.memo)).map((m) => m.id));
}
