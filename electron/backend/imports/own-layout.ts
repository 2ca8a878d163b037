import type { Reading } from '../../../shared/contract/mapper.ts';
import { ownIdOf } from '../../../shared/domain/own-fields.ts';
import { readingKind, type ReadingKind } from '../../../shared/domain/reading-kind.ts';
import type { RawRow } from '../files/raw-row.ts';
import { fields, isField, type Columns, type Field } from './fields.ts';
import type { Format } from './formats/format.ts';
import { mappedFormat } from './formats/mapped.ts';
import { formats } from './formats/registry.ts';
import { statusWords } from './known-words.ts';
import { plainHeader } from './recognise-header.ts';
import { HEADER_ROWS, type Layout } from './recognise-layout.ts';

/** A profile of the owner's, as the parser is given it. */
export interface SavedReading {
  id: number;
  name: string;
  revision: number;
  /** Plain headings of the file that it was made on. */
  headings: string[];
  reading: Reading;
}

export interface OwnLayout extends Layout {
  /** What a row is. */
  kind: ReadingKind;
  /** Columns of the owner's own fields, by the field's key. */
  own: Record<string, number[]>;
}

/** Of a saved profile's headings, and of the file's, so many must be known to each other. */
const SHARE_OF_PROFILE = 0.8;
const SHARE_OF_FILE = 0.6;

/** A table as the owner reads it: by what they say of this file, else by a saved profile that knows its headings. */
export function ownLayout(rows: readonly RawRow[], reading: Reading | undefined, saved: readonly SavedReading[] = []): OwnLayout | undefined {
  return reading ? readAs(rows, reading, 'own') : findSaved(rows, saved)?.layout;
}

export function findSaved(rows: readonly RawRow[], saved: readonly SavedReading[]): { saved: SavedReading; layout: OwnLayout } | undefined {
  let best: { saved: SavedReading; layout: OwnLayout; share: number } | undefined;
  for (const profile of saved) {
    if (!profile.reading.hasHeader) continue;
    const layout = readAs(rows, profile.reading, `own-${profile.id}.${profile.revision}`);
    if (!layout) continue;
    const names = layout.headers.map(plainHeader).filter((name) => name !== '');
    const known = profile.headings.filter((name) => names.includes(name)).length;
    const share = known / Math.max(1, profile.headings.length);
    if (share < SHARE_OF_PROFILE || known / Math.max(1, names.length) < SHARE_OF_FILE || share <= (best?.share ?? 0)) continue;
    best = { saved: profile, layout, share };
  }
  return best;
}

/** Undefined where the columns that make a row something aren't there. */
function readAs(rows: readonly RawRow[], reading: Reading, id: string): OwnLayout | undefined {
  const header = reading.hasHeader ? headerFor(rows, reading) : { headerRow: -1, headers: letters(rows) };
  if (!header) return undefined;
  const columns = columnsFor(header.headers, reading);
  const given = new Set(fields.filter((field) => columns[field].length > 0));
  const { kind } = readingKind(given);
  if (kind === null) return undefined;
  const asked = reading.columns.filter(({ field }) => isField(field)).length;
  const found = Object.values(columns).flat().length;
  const own = ownColumns(header.headers, reading);
  if (kind === 'sales' && columns.linePaid.length === 0) columns.linePaid = columns.paid;
  return { kind, own, format: formatFor(reading, id, given), ...header, columns, confidence: Math.round((0.6 + 0.4 * (found / asked)) * 100) / 100, reading };
}

function headerFor(rows: readonly RawRow[], reading: Reading): { headerRow: number; headers: string[] } | undefined {
  let best: { headerRow: number; headers: string[]; found: number } | undefined;
  for (const [headerRow, { cells }] of rows.slice(0, HEADER_ROWS).entries()) {
    const found = Object.values(columnsFor(cells, reading)).flat().length;
    if (found > (best?.found ?? 0)) best = { headerRow, headers: cells, found };
  }
  return best && { headerRow: best.headerRow, headers: best.headers };
}

function columnsFor(headers: readonly string[], { hasHeader, columns }: Reading): Record<Field, readonly number[]> {
  const plain = headers.map(plainHeader);
  const found = Object.fromEntries(fields.map((field) => [field, [] as number[]])) as Record<Field, number[]>;
  for (const { heading, nth, field } of columns) {
    if (!isField(field)) continue;
    const at = placeOf(plain, hasHeader, heading, nth);
    if (at >= 0) found[field].push(at);
  }
  return found satisfies Columns;
}

const placeOf = (plain: readonly string[], hasHeader: boolean, heading: string, nth: number): number => (hasHeader ? nthIndex(plain, plainHeader(heading), nth) : nth < plain.length ? nth : -1);

function ownColumns(headers: readonly string[], { hasHeader, columns }: Reading): Record<string, number[]> {
  const plain = headers.map(plainHeader);
  const found: Record<string, number[]> = {};
  for (const { heading, nth, field } of columns) {
    const at = ownIdOf(field) === undefined ? -1 : placeOf(plain, hasHeader, heading, nth);
    if (at >= 0) found[field] = [...(found[field] ?? []), at];
  }
  return found;
}

function nthIndex(names: readonly string[], name: string, nth: number): number {
  let at = -1;
  for (let n = 0; n <= nth; n++) {
    const next = name === '' ? -1 : names.indexOf(name, at + 1);
    if (next < 0) return n === 0 ? -1 : at; // of equal ones there are fewer now: the last
    at = next;
  }
  return at;
}

/** A table without headings: its columns are called as a spreadsheet calls them. */
function letters(rows: readonly RawRow[]): string[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return Array.from({ length: width }, (_, i) => (i < 26 ? '' : String.fromCharCode(64 + Math.floor(i / 26))) + String.fromCharCode(65 + (i % 26)));
}

/** A known layout that is corrected keeps its words; otherwise every word that the known layouts agree on is known. */
function formatFor(reading: Reading, id: string, given: ReadonlySet<Field>): Format {
  const base = formats.find((format) => format.id === reading.base);
  const own = { id, needs: given.has('orderNo') ? (['orderNo'] as const) : [], columns: {} };
  if (base) return { ...base, ...own };
  const perItem = !given.has('paid') && (given.has('linePaid') || given.has('lineTotal'));
  return { ...mappedFormat, ...own, rows: perItem ? 'items-tell-order' : 'order-with-item', statuses: statusWords };
}
