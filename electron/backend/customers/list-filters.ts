import type { ListColumnId } from '../../../shared/contract/customers.ts';
import type { Test } from '../../../shared/domain/rule-reading.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays, epochDay, isDay } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { ReadDb } from '../db/executor.ts';
import type { People } from '../segments/compile-rule.ts';
import { marksOfNumber } from '../segments/evaluate-rule.ts';
import { loadListColumn } from './list-columns.ts';
import type { TextColumn } from './people-columns.ts';

/**
 * Who passes the filter of one column: text that it holds, or `min..max` of numbers and days, either of which may be
 * missing. Money is in the currency's unit; a month or a year stands for all of its days.
 */
export function filterMarks(db: ReadDb, people: People, by: ListColumnId, filter: string): Uint8Array {
  const column = loadListColumn(db, people, by);
  // Of the qualities one is part of another: valid, invalid.
  if (column.type === 'text') return marksOfWords(column.text, filter.trim().toLowerCase(), by === 'phoneQuality');
  const unit = column.type === 'money' ? minorPerUnit(people.currency) : 1;
  const range = column.type === 'day' ? dayRange(filter) : numberRange(filter, unit);
  if (!range) throw new AppError('bad_input', { field: `filters.${by}` });
  return marksOfNumber(column.numbers, range, (v) => v);
}

function marksOfWords({ codes, words }: TextColumn, wanted: string, whole: boolean): Uint8Array {
  const pass = words.map((word, i) => i > 0 && (whole ? word === wanted : word.toLowerCase().includes(wanted)));
  return Uint8Array.from(codes, (code) => (pass[code] ? 1 : 0));
}

export function numberRange(filter: string, unit: number): Test | undefined {
  const [low = '', high = low] = filter.split('..').map((part) => part.trim());
  const from = low === '' ? -Infinity : Number(low) * unit;
  const to = high === '' ? Infinity : Number(high) * unit;
  return Number.isNaN(from) || Number.isNaN(to) ? undefined : rangeTest(Math.round(from * 1e4) / 1e4, Math.round(to * 1e4) / 1e4);
}

export function dayRange(filter: string): Test | undefined {
  const [low = '', high = low] = filter.split('..').map((part) => part.trim());
  const from = low === '' ? '1970-01-01' : firstDayOf(low);
  const to = high === '' ? '2099-12-31' : lastDayOf(high);
  return isDay(from) && isDay(to) ? rangeTest(epochDay(from), epochDay(to)) : undefined;
}

/** 2026 → 2026-01-01, 2026-02 → 2026-02-01 */
const firstDayOf = (text: string) => (/^\d{4}$/.test(text) ? `${text}-01-01` : /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text);

/** 2026 → 2026-12-31, 2026-02 → 2026-02-28 */
function lastDayOf(text: string): string {
  if (/^\d{4}$/.test(text)) return `${text}-12-31`;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  const [year, month] = text.split('-').map(Number) as [number, number];
  return addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`, -1);
}

const rangeTest = (low: number, high: number): Test => ({ kind: 'range', low, lowOpen: false, high, highOpen: false, negated: false });
