import { stat } from 'node:fs/promises';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { cellText } from '../../../../shared/domain/cell-text.ts';
import type { DayRange } from '../../../../shared/domain/coverage.ts';
import type { Reading } from '../../../../shared/contract/mapper.ts';
import { currencyOfMoney } from '../../../../shared/domain/currency-of-money.ts';
import { findPeriod } from '../../../../shared/domain/day-range.ts';
import type { Inspection } from '../../files/inspect-file.ts';
import { openTable } from '../../files/open-table.ts';
import { isBlankRow, type Candidate, type TableSource } from '../../files/raw-row.ts';
import { cellsOfRow } from '../cells-of-row.ts';
import type { FileHead, ParserOptions } from '../facts.ts';
import { recordFormats } from '../formats/record-registry.ts';
import { homeZoneOf } from '../home-zone.ts';
import type { FilePart, ParsedFile } from '../parse-file.ts';
import { ownPeople } from './own-people.ts';
import { RecordNormaliser } from './normalise-records.ts';
import { recogniseRecords, type RecordLayout } from './recognise-records.ts';

const SAMPLE_ROWS = 20;
/** Lists of people and days are small; a million rows of them are something else. */
const MAX_ROWS = 500_000;

interface Opened {
  file: Inspection;
  source: TableSource;
  candidate: Candidate;
  layout: RecordLayout;
  period: DayRange | null;
}

/** A file that isn't about orders; undefined where it is none of those that are known. */
export async function openRecords(file: Inspection, { path, name, reading }: ParserOptions['files'][number], options: ParserOptions): Promise<ParsedFile | undefined> {
  const found = await findTable(file, options, reading);
  if (!found) return undefined;
  const { candidate, layout } = found;
  const above = candidate.head.slice(0, Math.max(0, layout.headerRow)).map(({ cells }) => cells.map(cellText).filter((cell) => cell !== '').join(' '));
  const period = layout.format.periodOutside === true ? (options.period ?? [...above, name].map(findPeriod).find((days) => days !== null) ?? null) : null;
  if (layout.format.periodOutside === true && period === null) {
    await candidate.leave();
    throw new AppError('file_needs_period', { profile: layout.format.id });
  }
  const fileTime = Math.round((await stat(path)).mtimeMs);
  const opened = { ...found, file, period };
  return { head: headOf(opened, name, above), rows: (shop) => rowsOf(opened, shop, fileTime), leave: () => candidate.leave() };
}

async function findTable(file: Inspection, wishes: ParserOptions, reading: Reading | undefined): Promise<Pick<Opened, 'source' | 'candidate' | 'layout'> | undefined> {
  const source = await openTable(file);
  let best: Pick<Opened, 'source' | 'candidate' | 'layout'> | undefined;
  for await (const candidate of source.candidates()) {
    const layout = ownPeople(candidate.head, reading, wishes.saved) ?? (reading === undefined ? recogniseRecords(candidate.head, recordFormats, wishes) : undefined);
    if (!layout || layout.confidence <= (best?.layout.confidence ?? 0)) {
      await candidate.leave();
      continue;
    }
    best = plainText({ source, candidate, layout }, wishes);
    if (candidate.delimiter === null) break; // the first sheet that fits
  }
  return best;
}

/** A platform that quotes nothing parts its cells by TAB; then a quote is a character like any other. */
function plainText(found: Pick<Opened, 'source' | 'candidate' | 'layout'>, wishes: ParserOptions): Pick<Opened, 'source' | 'candidate' | 'layout'> {
  const { candidate, layout } = found;
  const plain = layout.format.unquoted === true && candidate.delimiter === '\t' ? candidate.unquoted?.() : undefined;
  const again = plain && recogniseRecords(plain.head, [layout.format], wishes);
  return plain && again ? { ...found, candidate: plain, layout: again } : found;
}

function headOf({ file, source, candidate, layout }: Opened, name: string, above: string[]): FileHead {
  const { format, headers, columns, headerRow, confidence } = layout;
  const below = candidate.head.slice(headerRow + 1).filter(({ cells, fault }) => fault !== null || !isBlankRow(cells));
  const money = columns['sales']?.[0];
  const written = format.currencyInMoney === true && money !== undefined ? below.map(({ cells }) => currencyOfMoney(cellText(cells[money] ?? ''))).find((currency) => currency !== null) : undefined;
  const defaultCurrency = written ?? format.currency;
  const fieldOf = (index: number) => Object.entries(columns).find(([, at]) => at.includes(index))?.[0] ?? null;
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
    mapping: headers.map((header, index) => ({ header, field: fieldOf(index) })),
    sample: below.slice(0, SAMPLE_ROWS).map(({ cells }) => cells),
    shopName: above.map((line) => format.shopAbove?.exec(line)?.[1]?.trim()).find((shop) => shop !== undefined)?.slice(0, 60) ?? null,
    defaultCurrency,
    defaultTimeZone: format.timeZone === 'UTC' ? homeZoneOf(defaultCurrency) : format.timeZone,
    kind: format.kind,
  };
}

async function* rowsOf({ file, source, candidate, layout, period }: Opened, shop: { timeZone: string; currency: string }, fileTime: number): AsyncGenerator<FilePart, void, undefined> {
  const normaliser = new RecordNormaliser(layout, shop, period, fileTime);
  const headerLine = candidate.head[layout.headerRow]?.line ?? 0;
  for await (const { rows, bytesDone, hasStrays } of candidate.rows(cellsOfRow(candidate.head, layout))) {
    const below = rows.filter(({ line }) => line > headerLine);
    const fates = below.map((row) => normaliser.read(row, source.hasStrayBytes && hasStrays)).filter((fate) => fate !== undefined);
    if (normaliser.rows > MAX_ROWS) throw new AppError('file_too_large', { what: 'rows', limit: MAX_ROWS });
    yield { records: normaliser.take(), bytesDone: Math.min(bytesDone, file.size) };
    if (fates.length > 0) yield { fates };
  }
  yield { tail: normaliser.tail() };
}
