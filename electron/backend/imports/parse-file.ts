import { AppError } from '../../../shared/lib/app-error.ts';
import { cleanId, isDamagedId } from '../../../shared/domain/order-number.ts';
import { currencyOfMoney } from '../../../shared/domain/currency-of-money.ts';
import { cellText } from '../../../shared/domain/cell-text.ts';
import type { Reading } from '../../../shared/contract/mapper.ts';
import type { OpenFile } from '../files/file-refs.ts';
import { inspectFile, type Inspection } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow, type Candidate, type RawRow, type TableSource } from '../files/raw-row.ts';
import type { FactChunk, FileHead, FileRecord, FileTail, ParserOptions, RowFate } from './facts.ts';
import { isField } from './fields.ts';
import { mappedFormat } from './formats/mapped.ts';
import { formats } from './formats/registry.ts';
import { RowNormaliser } from './normalise-rows.ts';
import { ownLayout, type SavedReading } from './own-layout.ts';
import { RowPreparation } from './prepare-row.ts';
import { likelyHeaders, recogniseLayout, type Layout, type LayoutWishes } from './recognise-layout.ts';
import { homeZoneOf } from './home-zone.ts';
import { openRecords } from './records/open-records.ts';
import { cellsOfRow } from './cells-of-row.ts';

const SAMPLE_ROWS = 20;
const MAX_COLUMNS = 512;
const MAX_ROWS = 10_000_000;

interface OpenedTable {
  file: Inspection;
  source: TableSource;
  candidate: Candidate;
  layout: Layout;
}

/** What is known of a file before its rows are read, and the rows themselves. */
export interface ParsedFile {
  head: FileHead;
  rows: (shop: { timeZone: string; currency: string }) => AsyncGenerator<FilePart, void, undefined>;
  leave: () => Promise<void>;
}
export type FilePart = { chunk: FactChunk; bytesDone: number } | { records: FileRecord[]; bytesDone: number } | { fates: RowFate[] } | { tail: FileTail };

/** Bytes → layout. What can't be read is an AppError with a code of its own. */
export async function openFile(named: OpenFile, options: ParserOptions): Promise<ParsedFile> {
  const file = await inspectFile(named.path);
  const opened = await findTable(file, options, named.reading).catch(async (error: unknown) => {
    const mayBeRecords = error instanceof AppError && error.code === 'file_unknown_layout';
    const records = mayBeRecords ? await openRecords(file, named, options) : undefined;
    if (!records) throw error;
    return records;
  });
  if ('rows' in opened) return opened;
  return { head: headOf(opened, named.name), rows: (shop) => factsOf(opened, shop, options.mostRows ?? Infinity), leave: () => opened.candidate.leave() };
}

async function findTable(file: Inspection, { profile, mapping, saved }: ParserOptions, reading: Reading | undefined): Promise<OpenedTable> {
  const source = await openTable(file);
  let seen: RawRow[] = [];
  let best: OpenedTable | undefined;
  for await (const candidate of source.candidates()) {
    const rows = candidate.head;
    if (widest(rows) > widest(seen)) seen = rows;
    const layout = widest(rows) > MAX_COLUMNS ? undefined : (ownOrders(rows, reading, saved) ?? (reading === undefined ? (recogniseLayout(rows, formats, { profile, mapping }) ?? mappedLayout(rows, mapping)) : undefined));
    if (layout && layout.confidence > (best?.layout.confidence ?? 0)) {
      best = withoutQuotes({ file, source, candidate, layout }, { profile, mapping });
      if (candidate.delimiter === null) break; // the first sheet that fits
    } else await candidate.leave();
  }
  if (best) return best;
  if (widest(seen) > MAX_COLUMNS) throw new AppError('file_too_large', { what: 'columns', limit: MAX_COLUMNS });
  throw new AppError(seen.length === 0 ? 'file_empty' : 'file_unknown_layout', { headers: likelyHeaders(seen) });
}

/** A list of people isn't about orders: openRecords reads it. */
function ownOrders(rows: readonly RawRow[], reading: Reading | undefined, saved: readonly SavedReading[] | undefined): Layout | undefined {
  const own = ownLayout(rows, reading, saved);
  return own?.kind === 'people' ? undefined : own;
}

/** A platform that quotes nothing parts its cells by TAB; told by the layout, the file is read so from its first line. */
function withoutQuotes(opened: OpenedTable, wishes: LayoutWishes): OpenedTable {
  const { candidate, layout } = opened;
  const plain = layout.format.unquoted === true && candidate.delimiter === '\t' ? candidate.unquoted?.() : undefined;
  const found = plain && recogniseLayout(plain.head, [layout.format], wishes);
  return plain && found ? { ...opened, candidate: plain, layout: found } : opened;
}

const widest = (rows: RawRow[]): number => rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);

const mappedLayout = (rows: RawRow[], mapping: Record<string, string> | undefined): Layout | undefined =>
  mapping && Object.values(mapping).includes('orderNo') ? recogniseLayout(rows, [mappedFormat], { mapping }) : undefined;

function headOf({ file, source, candidate, layout }: OpenedTable, name: string): FileHead {
  const { format, headers, columns, headerRow, confidence } = layout;
  const below = candidate.head.slice(headerRow + 1).filter(({ cells, fault }) => fault !== null || !isBlankRow(cells));
  const first = (at: readonly number[]): string | null => below.map(({ cells }) => cellText(cells[at[0] ?? -1] ?? '')).find((text) => text !== '') ?? null;
  const currency = first(columns.currency)?.toUpperCase() ?? '';
  const written = format.currencyInMoney === true ? currencyOfMoney(first(columns.paid) ?? '') : null;
  const defaultCurrency = written ?? (/^[A-Z]{3}$/.test(currency) ? currency : format.currency);
  return {
    name,
    size: file.size,
    sha256: file.sha256,
    profile: format.id,
    platform: format.platform,
    confidence,
    encoding: source.encoding,
    delimiter: candidate.delimiter,
    headers,
    mapping: headers.map((header, index) => ({ header, field: Object.entries(columns).find(([field, at]) => isField(field) && at.includes(index))?.[0] ?? null })),
    sample: below.slice(0, SAMPLE_ROWS).map(({ cells }) => cells),
    shopName: first(columns.shopName)?.slice(0, 60) ?? null,
    defaultCurrency,
    defaultTimeZone: format.timeZone === 'UTC' ? homeZoneOf(defaultCurrency) : format.timeZone,
  };
}

async function* factsOf({ file, source, candidate, layout }: OpenedTable, shop: { timeZone: string; currency: string }, mostRows: number): AsyncGenerator<FilePart, void, undefined> {
  const own = layout.reading ? new RowPreparation(layout, candidate.head, layout.reading) : null;
  const normaliser = new RowNormaliser(own?.layout ?? layout, shop);
  const headerLine = candidate.head[layout.headerRow]?.line ?? 0;
  let fates: RowFate[] = [];
  let first = true;
  let count = 0;
  for await (const batch of candidate.rows(cellsOfRow(candidate.head, layout))) {
    const { rows, bytesDone } = batch;
    if (first && rows.length > 0) {
      refuseDamagedIds(rows, headerLine, layout);
      first = false;
    }
    count += rows.length;
    if (count > MAX_ROWS) throw new AppError('file_too_large', { what: 'rows', limit: MAX_ROWS });
    const stray = source.hasStrayBytes && batch.hasStrays;
    for (const row of rows) {
      if (row.line <= headerLine) continue;
      const fate = normaliser.read(own ? own.prepare(row) : row, stray);
      if (fate) fates.push(own ? { ...fate, raw: row.cells } : fate);
      if (normaliser.chunks.isFull) yield { chunk: normaliser.takeChunk()!, bytesDone: Math.min(bytesDone, file.size) };
      if (fates.length >= 500) {
        yield { fates };
        fates = [];
      }
    }
    if (count >= mostRows) break;
  }
  const chunk = normaliser.takeChunk();
  if (chunk) yield { chunk, bytesDone: file.size };
  if (fates.length > 0) yield { fates };
  const tail = normaliser.tail();
  normaliser.release();
  yield { tail };
}

/** Excel has been at it: with most order numbers cut there is nothing to join by, and importing the rest would mislead. */
function refuseDamagedIds(rows: RawRow[], headerLine: number, { columns, headers }: Layout): void {
  const at = columns.orderNo[0]!;
  const ids = rows.filter(({ line }) => line > headerLine).map(({ cells }) => cleanId(cells[at] ?? '')).filter((id) => id !== '');
  const damaged = ids.filter(isDamagedId).length;
  if (damaged > ids.length / 2) throw new AppError('file_damaged_ids', { column: headers[at] ?? '', rows: damaged });
}
