import { cellText } from '../../../shared/domain/cell-text.ts';
import type { Reading } from '../../../shared/contract/mapper.ts';
import { dateOrderOf, type DateOrder } from '../../../shared/domain/parse-date-time.ts';
import type { RawRow } from '../files/raw-row.ts';
import { fields, isField, type Columns, type Field } from './fields.ts';
import type { Format } from './formats/format.ts';
import { knownHeaders, plainHeader, plainHeaders } from './recognise-header.ts';

/** A header stands within these first rows; exports put titles and notes above it. */
export const HEADER_ROWS = 20;

export interface Layout {
  format: Format;
  /** Index of the header among the rows. */
  headerRow: number;
  headers: string[];
  columns: Columns;
  /** How the file writes 03/04/2026, where that can be known. */
  dateOrder?: DateOrder | undefined;
  /** 0–1. */
  confidence: number;
  /** Where the owner says how it is read. */
  reading?: Reading | undefined;
}

export interface LayoutWishes {
  /** A format's id that the owner insists on. */
  profile?: string | undefined;
  /** Heading → field, before what the format says. */
  mapping?: Record<string, string> | undefined;
}

/** The format that asks for most among those that a row of the head satisfies; undefined where none does. */
export function recogniseLayout(rows: readonly RawRow[], formats: readonly Format[], wishes: LayoutWishes = {}): Layout | undefined {
  const wanted = wishes.profile === undefined ? formats : formats.filter(({ id }) => id === wishes.profile);
  let best: (Layout & { score: number }) | undefined;
  for (const [headerRow, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const names = row.cells.map(plainHeader);
    const byName = new Map<string, number>();
    for (const [index, name] of names.entries()) if (name !== '' && !byName.has(name)) byName.set(name, index);
    const find = columnFinder(byName, wishes.mapping);
    for (const format of wanted) {
      if (!fits(format, find, byName, wishes)) continue; // most don't: their other columns aren't looked for
      const columns = {} as Record<Field, number[]>;
      for (const field of fields) columns[field] = find(format, field);
      const score = format.needs.length + (format.marks === undefined ? 0 : 0.5) + 2 * knownShare(format, names);
      if (best && best.score >= score) continue;
      best = { format, headerRow, headers: row.cells, columns, confidence: confidence(format, names), score };
    }
  }
  return best && best.format.dateOrder !== undefined ? { ...best, dateOrder: dateOrderIn(rows, best) } : best;
}

/** Decided once for the whole file: two rows of it can't mean different things by the same digits. */
function dateOrderIn(rows: readonly RawRow[], { format, headerRow, columns }: Layout): DateOrder | undefined {
  const at = (['createdAt', 'paidAt', 'modifiedAt'] as const).flatMap((field) => columns[field]);
  const cells = rows.slice(headerRow + 1).flatMap((row) => at.map((column) => cellText(row.cells[column] ?? '')));
  return dateOrderOf(cells) ?? (format.dateOrder === 'unknown' ? undefined : format.dateOrder);
}

type ColumnFinder = (format: Format, field: Field) => number[];
/** Among a row's names: those that the owner says, then those that the format knows. */
function columnFinder(byName: ReadonlyMap<string, number>, mapping: Record<string, string> = {}): ColumnFinder {
  const asked = Object.entries(mapping).flatMap(([heading, field]) => (isField(field) ? [{ field, index: byName.get(plainHeader(heading)) }] : []));
  const taken = new Set(asked.map(({ index }) => index));
  return (format, field) => {
    const own = asked.filter((a) => a.field === field).map(({ index }) => index);
    const usual = plainHeaders(format.columns[field]).map((name) => byName.get(name)).filter((index) => !taken.has(index));
    return [...own, ...usual].filter((index) => index !== undefined);
  };
}

function fits(format: Format, find: ColumnFinder, byName: ReadonlyMap<string, number>, wishes: LayoutWishes): boolean {
  const has = (field: Field): boolean => find(format, field).length > 0;
  // Whoever names the profile has looked; only what can't be done without is still asked for.
  if (wishes.profile !== undefined) return has('orderNo');
  const hasOne = (names: readonly string[] | undefined): boolean => plainHeaders(names).some((name) => byName.has(name));
  return format.needs.every(has) && (format.marks === undefined || hasOne(format.marks)) && !hasOne(format.foreign);
}

function knownShare(format: Format, names: readonly string[]): number {
  const known = knownHeaders(format);
  const filled = names.filter((name) => name !== '');
  return filled.filter((name) => known.has(name)).length / Math.max(1, filled.length);
}

/** All that the format needs is there: at least 0.6; the rest is the share of the file's columns that are known. */
const confidence = (format: Format, names: readonly string[]): number => Math.round((0.6 + 0.4 * knownShare(format, names)) * 100) / 100;

/** What the screen shows of an unknown file: the row that looks most like a header. */
export function likelyHeaders(rows: readonly RawRow[]): string[] {
  const filled = (row: RawRow): number => row.cells.filter((cell) => cell.trim() !== '').length;
  const best = rows.slice(0, HEADER_ROWS).reduce<RawRow | undefined>((a, b) => (a && filled(a) >= filled(b) ? a : b), undefined);
  return (best?.cells ?? []).slice(0, 40).map((cell) => cell.trim().slice(0, 60));
}
