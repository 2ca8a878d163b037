import { findNoteIds, type NoteId } from '../../../shared/domain/note-ids.ts';
import { isSuspectPhone } from '../../../shared/domain/phone-check.ts';
import type { ReadDb } from '../db/executor.ts';
import { found, type Found } from './found.ts';
import { noteKey } from './note-accounts.ts';

interface Memo {
  orderId: number;
  shopId: number;
  shopName: string;
  platform: string;
  orderNo: string;
  day: string | null;
  customerId: number | null;
  nick: string | null;
  phoneQuality: string | null;
  buyerMemo: string | null;
  sellerMemo: string | null;
}

const MEMOS = `
  SELECT o.id AS orderId, o.shop_id AS shopId, s.name AS shopName, s.platform, o.order_no AS orderNo, o.day, c.id AS customerId, c.nick, c.phone_quality AS phoneQuality,
    m.buyer_memo AS buyerMemo, m.seller_memo AS sellerMemo
  FROM order_memos m JOIN orders o ON o.id = m.order_id JOIN shops s ON s.id = o.shop_id LEFT JOIN accounts a ON a.id = o.account_id LEFT JOIN customers c ON c.id = a.customer_id
  ORDER BY o.day DESC, o.id DESC, m.id DESC`;

/** Phones, WeChat ids and QQ numbers in notes that say who an order of nobody is, or more of someone known. */
export function findNotes(db: ReadDb): Found[] {
  const seen = new Set<string>();
  const findings: Found[] = [];
  const orders = new Map<string, Set<number>>();
  for (const memo of db.all<Memo>(MEMOS)) {
    for (const [from, text] of [['buyer', memo.buyerMemo], ['seller', memo.sellerMemo]] as const) {
      if (text === null) continue;
      for (const id of findNoteIds(text)) {
        const value = id.kind === 'phone' ? `+86${id.value}` : id.value;
        const key = noteKey(memo.orderNo, { kind: id.kind, value });
        if (seen.has(`${memo.shopId}/${key}`) || !isNews(db, memo, id.kind, value)) continue;
        seen.add(`${memo.shopId}/${key}`);
        const same = orders.get(value) ?? new Set();
        orders.set(value, same.add(memo.orderId));
        findings.push(
          found({
            shopId: memo.shopId, key, text: memo.orderNo, becomes: id.value, value, day: memo.day, shopName: memo.shopName, platform: memo.platform, buyer: memo.nick,
            reasons: [{ code: `note_${id.kind}` }, { code: memo.customerId === null ? 'of_nobody' : 'of_someone' }],
            note: { from, text, start: id.start, end: id.end },
          }),
        );
      }
    }
  }
  return findings.map((f) => ({ ...f, rows: orders.get(f.value!)!.size }));
}

/** Of someone known: not what is known of them already; a phone only where theirs can't be rung. */
function isNews(db: ReadDb, { customerId, phoneQuality }: Memo, kind: NoteId['kind'], value: string): boolean {
  if (kind === 'phone' && isSuspectPhone(value)) return false;
  if (customerId === null) return true;
  if (kind === 'phone' && phoneQuality === 'valid') return false;
  return db.get('SELECT 1 FROM accounts WHERE customer_id = :customerId AND value = :value', { customerId, value }) === undefined;
}
