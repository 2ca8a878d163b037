import type { Output } from '../../../shared/contract/endpoint.ts';
import type { UseReport } from '../../../shared/contract/offers-coupons.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { codesIn, readUsedCodes, type UsedCode } from '../../../shared/domain/coupon-codes.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import type { TaskContext } from '../serve.ts';
import { readCodeColumn } from './coupon-file.ts';

const SHOWN = 100;
const nothing = (): UseReport => ({ used: 0, same: 0, twice: 0, unknown: 0, first: [] });

/** Writes uses down. The day is the order's where it is known, else today. A code that is used already stays as it was. */
class UseWriter {
  readonly told = nothing();
  readonly #db: WriteDb;
  readonly #today: string;
  readonly #how: 'memo' | 'file' | 'pasted';

  constructor(db: WriteDb, today: string, how: 'memo' | 'file' | 'pasted') {
    this.#db = db;
    this.#today = today;
    this.#how = how;
  }

  use({ code, orderNo }: Pick<UsedCode, 'code' | 'orderNo'>): void {
    const known = this.#db.prepare('SELECT id, used_day AS usedDay, order_no AS orderNo FROM coupons WHERE code = ?').get(code) as { id: number; usedDay: string | null; orderNo: string | null } | undefined;
    if (!known) {
      this.#refuse(code, 'unknown');
      return;
    }
    if (known.usedDay !== null) {
      if (orderNo === null || known.orderNo === orderNo) this.told.same += 1;
      else if (known.orderNo === null) {
        // Told before without its order, which is news.
        this.#db.prepare('UPDATE coupons SET order_no = ?, used_day = ? WHERE id = ?').run(orderNo, this.#dayOf(orderNo) ?? known.usedDay, known.id);
        this.told.same += 1;
      } else this.#refuse(code, 'twice');
      return;
    }
    this.#db.prepare('UPDATE coupons SET used_day = ?, order_no = ?, used_how = ? WHERE id = ?').run((orderNo === null ? null : this.#dayOf(orderNo)) ?? this.#today, orderNo, this.#how, known.id);
    this.told.used += 1;
  }

  #dayOf(orderNo: string): string | null {
    return (this.#db.prepare('SELECT o.day FROM shops s CROSS JOIN orders o ON o.shop_id = s.id AND o.order_no = ? AND o.day IS NOT NULL LIMIT 1').pluck().get(orderNo) as string | undefined) ?? null;
  }

  #refuse(code: string, why: 'twice' | 'unknown'): void {
    this.told[why] += 1;
    if (this.told.first.length < SHOWN) this.told.first.push({ code: code.slice(0, 40), why });
  }
}

export function pasteUses(db: WriteDb, text: string, today: string): UseReport {
  const writer = new UseWriter(db, today, 'pasted');
  for (const use of readUsedCodes(text)) writer.use(use);
  return writer.told;
}

export async function takeUses(path: string, { db, today, checkCancelled, progress }: TaskContext): Promise<Output<typeof offers.takeUses>> {
  const rows = await readCodeColumn(path, checkCancelled);
  return db.transaction(() => {
    const writer = new UseWriter(db, today, 'file');
    rows.forEach((row, i) => {
      if (i % 1000 === 0) {
        checkCancelled();
        progress({ step: 'rows', done: i, total: rows.length });
      }
      // A cell may hold several, and most hold codes of nobody here: only what is known counts.
      for (const code of codesIn(row.codes)) writer.use({ code, orderNo: row.orderNo });
    });
    return { ...writer.told, rows: rows.length };
  });
}

/** What was written on orders, of which most is no code: nothing is said of the rest. */
export function findUses({ db, today, checkCancelled, progress }: TaskContext): UseReport {
  return db.transaction(() => {
    const codes = new Set(db.all<{ code: string }>('SELECT code FROM coupons WHERE used_day IS NULL').map((k) => k.code.toUpperCase()));
    const writer = new UseWriter(db, today, 'memo');
    if (codes.size === 0) return writer.told;
    const memos = db.all<{ orderNo: string; words: string }>("SELECT o.order_no AS orderNo, ifnull(m.buyer_memo, '') || ' ' || ifnull(m.seller_memo, '') AS words FROM order_memos m JOIN orders o ON o.id = m.order_id WHERE o.is_paid = 1 ORDER BY o.day, o.id");
    memos.forEach(({ orderNo, words }, i) => {
      if (i % 2000 === 0) {
        checkCancelled();
        progress({ step: 'rows', done: i, total: memos.length });
      }
      for (const code of codesIn(words)) if (codes.has(code)) writer.use({ code, orderNo });
    });
    return writer.told;
  });
}

export function undoUse(db: WriteDb, couponId: number): Output<typeof offers.undoUse> {
  const { changes } = db.run('UPDATE coupons SET used_day = NULL, order_no = NULL, used_how = NULL WHERE id = :couponId AND used_day IS NOT NULL', { couponId });
  if (changes === 0) throw new AppError('not_found', { what: 'coupon' });
  return { couponId };
}
