import { cleanId } from '../../../shared/domain/order-number.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow } from '../files/raw-row.ts';

const codeHeading = /^(?:discount codes?|coupon codes?|coupons?|coupon\(s\)|coupon_items|promo(?:tion)? codes?|voucher codes?|优惠码|优惠券码|优惠券编号|券码|券号|折扣码|兑换码)$/i;
const orderHeading = /^(?:name|order|order ?#|order[ _-]?(?:id|no\.?|number)|订单编号|订单号|主订单编号|订单 ?id)$/i;
const MOST_ROWS = 500_000;

/** The rows of a file that have something in the column of codes, with the order's number; only an order export as platforms give it has both. */
export async function readCodeColumn(path: string, checkCancelled: () => void): Promise<{ codes: string; orderNo: string | null }[]> {
  const table = await openTable(await inspectFile(path));
  for await (const candidate of table.candidates()) {
    const head = candidate.head.find((row) => row.cells.some((cell) => codeHeading.test(cell.trim())));
    if (!head) continue;
    const codes = head.cells.findIndex((cell) => codeHeading.test(cell.trim()));
    const order = head.cells.findIndex((cell) => orderHeading.test(cell.trim()));
    const found: { codes: string; orderNo: string | null }[] = [];
    for await (const { rows } of candidate.rows({ min: 1, max: Infinity })) {
      checkCancelled();
      for (const row of rows) {
        const cell = row.cells[codes]?.trim() ?? '';
        if (row.line <= head.line || isBlankRow(row.cells) || cell === '') continue;
        found.push({ codes: cell, orderNo: (order < 0 ? '' : cleanId(row.cells[order] ?? '')) || null });
      }
      if (found.length > MOST_ROWS) throw new AppError('bad_input', { field: 'file', reason: 'too_many', limit: MOST_ROWS });
    }
    return found;
  }
  throw new AppError('bad_input', { field: 'file', reason: 'no_code_column' });
}
