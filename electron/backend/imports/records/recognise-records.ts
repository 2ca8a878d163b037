import { cellText } from '../../../../shared/domain/cell-text.ts';
import { readDays } from '../../../../shared/domain/day-range.ts';
import { dateOrderOf, type DateOrder } from '../../../../shared/domain/parse-date-time.ts';
import { daysBetween } from '../../../../shared/lib/dates.ts';
import type { RawRow } from '../../files/raw-row.ts';
import { knownHeaders, plainHeader, plainHeaders } from '../recognise-header.ts';
import { recordFields } from './record-fields.ts';
import type { RecordFormat } from './record-format.ts';

/** A header stands within these first rows. */
const HEADER_ROWS = 20;

export type RecordColumns = Readonly<Record<string, readonly number[]>>;
export interface RecordLayout {
  format: RecordFormat;
  headerRow: number;
  headers: string[];
  columns: RecordColumns;
  dateOrder: DateOrder | undefined;
  confidence: number;
}
interface Wishes {
  profile?: string | undefined;
  mapping?: Record<string, string> | undefined;
}

/** The format that asks for most among those that a row of the head satisfies. */
export function recogniseRecords(rows: readonly RawRow[], formats: readonly RecordFormat[], { profile, mapping = {} }: Wishes = {}): RecordLayout | undefined {
  const wanted = profile === undefined ? formats : formats.filter(({ id }) => id === profile);
  let best: (RecordLayout & { score: number }) | undefined;
  for (const [headerRow, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const byName = new Map<string, number>();
    for (const [index, cell] of row.cells.entries()) if (plainHeader(cell) !== '' && !byName.has(plainHeader(cell))) byName.set(plainHeader(cell), index);
    for (const format of wanted) {
      const columns = columnsOf(format, byName, mapping);
      const known = knownShare(format, byName);
      if (!fits(format, columns, byName) || (profile === undefined && known < (format.knownShare ?? 0))) continue;
      const score = format.needs.length + (format.marks === undefined ? 0 : 0.5) + 2 * known;
      if (best && best.score >= score) continue;
      best = { format, headerRow, headers: row.cells, columns, dateOrder: dateOrderIn(rows.slice(headerRow + 1), format, columns), confidence: Math.round((0.6 + 0.4 * known) * 100) / 100, score };
    }
  }
  return best;
}

function columnsOf(format: RecordFormat, byName: ReadonlyMap<string, number>, mapping: Record<string, string>): RecordColumns {
  const found: Record<string, number[]> = {};
  const own = Object.entries(mapping).map(([heading, field]) => ({ field, at: byName.get(plainHeader(heading)) }));
  const taken = new Set(own.map(({ at }) => at));
  const names = format.columns as Partial<Record<string, readonly string[]>>;
  for (const field of Object.keys(recordFields[format.kind])) {
    const usual = plainHeaders(names[field]).map((name) => byName.get(name)).filter((at) => !taken.has(at));
    found[field] = [...own.filter((o) => o.field === field).map(({ at }) => at), ...usual].filter((at) => at !== undefined);
  }
  return found;
}

function fits(format: RecordFormat, columns: RecordColumns, byName: ReadonlyMap<string, number>): boolean {
  const hasOne = (names: readonly string[] | undefined) => plainHeaders(names).some((name) => byName.has(name));
  const filled = (field: string) => columns[field]!.length > 0;
  const needs = format.needs as readonly (string | readonly string[])[];
  return needs.every((need) => (typeof need === 'string' ? filled(need) : need.some(filled))) && (format.marks === undefined || hasOne(format.marks)) && !hasOne(format.foreign);
}

function knownShare(format: RecordFormat, byName: ReadonlyMap<string, number>): number {
  const known = knownHeaders(format);
  return [...byName.keys()].filter((name) => known.has(name)).length / Math.max(1, byName.size);
}

/**
 * How the file writes 03/04/2026, decided once for all its rows: by a day that can be read in one way only; else, as a
 * report by day has them one after the other, by the reading in which they lie closer together.
 */
function dateOrderIn(rows: readonly RawRow[], { dateOrder }: RecordFormat, columns: RecordColumns): DateOrder | undefined {
  if (dateOrder === undefined) return undefined;
  const at = ['day', 'fromDay', 'since'].flatMap((field) => columns[field] ?? []);
  const cells = rows.flatMap((row) => at.map((column) => cellText(row.cells[column] ?? ''))).filter((text) => text !== '');
  return dateOrderOf(cells) ?? closer(cells) ?? (dateOrder === 'unknown' ? undefined : dateOrder);
}

function closer(cells: readonly string[]): DateOrder | undefined {
  const span = (order: DateOrder): number => {
    const days = cells.map((text) => readDays(text, order)?.first).filter((day) => day !== undefined).sort();
    return days.length < 2 ? NaN : daysBetween(days[0]!, days.at(-1)!);
  };
  const [mdy, dmy] = [span('mdy'), span('dmy')];
  return mdy < dmy ? 'mdy' : dmy < mdy ? 'dmy' : undefined;
}
