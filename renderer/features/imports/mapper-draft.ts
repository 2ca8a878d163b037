import type { FileLook, Reading } from '../../../shared/contract/mapper.ts';
import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { ownKey } from '../../../shared/domain/own-fields.ts';
import { guessDateOrder } from '../../../shared/domain/date-order.ts';
import { guessDecimalMark } from '../../../shared/domain/decimal-mark.ts';

/** What the owner has said so far of a table's columns. */
export interface MapperDraft {
  hasHeader: boolean;
  /** One a column. */
  fields: (string | null)[];
  dateOrder: Reading['dateOrder'];
  decimalMark: Reading['decimalMark'];
}

export const fieldGroups = {
  order: ['orderNo', 'createdAt', 'paidAt', 'paid', 'status', 'refund', 'discount', 'currency'],
  buyer: ['buyerNick', 'phone', 'buyerEmail', 'receiver', 'address', 'province', 'city', 'district'],
  item: ['title', 'quantity', 'unitPrice', 'linePaid', 'sku', 'category', 'productId', 'lineNo', 'lineRefund'],
  note: ['buyerMemo', 'sellerMemo'],
  parcel: ['shippedAt', 'signedAt', 'carrier', 'waybill'],
} as const;
const dateFields = new Set(['createdAt', 'paidAt', 'modifiedAt', 'shippedAt', 'signedAt']);
const moneyFields = new Set(['total', 'paid', 'outstanding', 'settled', 'refund', 'discount', 'adjustment', 'unitPrice', 'lineTotal', 'lineExtra', 'linePaid', 'lineDiscount', 'lineRefund']);

/** A heading that is called as a field of the owner's is taken for it. */
export function draftOf(look: FileLook, own: readonly OwnField[] = []): MapperDraft {
  const known = look.profile?.reading;
  const headings = look.headerRow >= 0 ? (look.rows[look.headerRow] ?? []) : [];
  const ownNamed = (i: number): string | undefined => {
    const field = known ? undefined : own.find(({ name }) => name === headings[i]?.trim());
    return field && ownKey(field.fieldId);
  };
  const width = look.rows.reduce((most, row) => Math.max(most, row.length), 0);
  return { hasHeader: look.headerRow >= 0, fields: Array.from({ length: width }, (_, i) => ownNamed(i) ?? look.guess[i] ?? null), dateOrder: known?.dateOrder ?? null, decimalMark: known?.decimalMark ?? null };
}

/** The field moves to the column; what the column was is free again. Fields that add up may stand on several. */
export function assign(draft: MapperDraft, column: number, field: string | null): MapperDraft {
  const several = field === 'discount' || field === 'lineDiscount';
  return { ...draft, fields: draft.fields.map((old, i) => (i === column ? field : old === field && !several ? null : old)) };
}

export const headingsOf = (look: FileLook, draft: MapperDraft): string[] => (draft.hasHeader ? (look.rows[Math.max(0, look.headerRow)] ?? []) : []);
export const rowsOf = (look: FileLook, draft: MapperDraft): string[][] => look.rows.slice(draft.hasHeader ? Math.max(0, look.headerRow) + 1 : 0);

function valuesOf(look: FileLook, draft: MapperDraft, of: ReadonlySet<string>): string[] {
  const columns = draft.fields.flatMap((field, i) => (field !== null && of.has(field) ? [i] : []));
  return columns.flatMap((i) => rowsOf(look, draft).map((row) => (row[i] ?? '').trim())).filter((text) => text !== '');
}

/** How days and amounts are written, by the values themselves. */
export function questionsOf(look: FileLook, draft: MapperDraft) {
  const dates = valuesOf(look, draft, dateFields);
  const amounts = valuesOf(look, draft, moneyFields);
  return { dates: { values: dates, guess: guessDateOrder(dates) }, amounts: { values: amounts, guess: guessDecimalMark(amounts) } };
}

export function readingOf(look: FileLook, draft: MapperDraft): Reading {
  const headings = headingsOf(look, draft);
  const { dates, amounts } = questionsOf(look, draft);
  const plain = headings.map((heading) => heading.trim().toLowerCase());
  return {
    hasHeader: draft.hasHeader,
    columns: draft.fields.flatMap((field, i) => {
      if (field === null) return [];
      return [draft.hasHeader ? { heading: headings[i] ?? '', nth: plain.slice(0, i).filter((name) => name === plain[i]).length, field } : { heading: '', nth: i, field }];
    }),
    dateOrder: draft.dateOrder ?? dates.guess.order,
    decimalMark: draft.decimalMark ?? amounts.guess.mark,
    base: look.base,
  };
}
