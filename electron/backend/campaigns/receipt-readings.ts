import type { Channel } from '../../../shared/contract/copy.ts';
import { receiptColumnKinds, type ReceiptReading, type ReceiptSample } from '../../../shared/contract/receipts.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { findReceiptColumns, foldWord } from '../../../shared/domain/receipt-columns.ts';
import { receiptOutcome } from '../../../shared/domain/receipt-status.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow, type Candidate } from '../files/raw-row.ts';
import { foldHeaders } from './receipt-rows.ts';

const MOST_COLUMNS = 40;
const ROWS_SHOWN = 5;
const ROWS_LOOKED_AT = 2000;
const MOST_WORDS = 30;

const keyOf = (headers: readonly string[]): string => JSON.stringify(headers.map(foldWord));

export function findReading(db: ReadDb, headers: readonly string[]): ReceiptReading | undefined {
  const kept = db.get<{ reading: string }>('SELECT reading FROM receipt_readings WHERE headings = :headings', { headings: keyOf(headers) });
  return kept && (JSON.parse(kept.reading) as ReceiptReading);
}

export function keepReading(db: WriteDb, headers: readonly string[], reading: ReceiptReading, now: number): void {
  db.run('INSERT INTO receipt_readings (headings, reading, at) VALUES (:headings, :reading, :now) ON CONFLICT (headings) DO UPDATE SET reading = :reading, at = :now WHERE reading <> :reading', { headings: keyOf(headers), reading: JSON.stringify(reading), now });
}

/** A report's headings, its first rows and its words, for the owner to say what they hold. Its headings are the fullest of the first ten rows. */
export async function sampleReceipts(db: ReadDb, path: string, channel: Channel): Promise<ReceiptSample> {
  const table = await openTable(await inspectFile(path));
  for await (const candidate of table.candidates()) {
    const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;
    const [header] = candidate.head.slice(0, 10).toSorted((a, b) => filled(b.cells) - filled(a.cells));
    if (!header || filled(header.cells) < 2) continue;
    const headers = header.cells.slice(0, MOST_COLUMNS);
    const rows = await firstRows(candidate, header.line, headers.length);
    const kept = findReading(db, header.cells);
    const words = headers.map((_, i) => wordsOf(rows, i));
    return { headers, kinds: kept ? headers.map((h) => kept.columns.find((c) => foldWord(c.header) === foldWord(h))?.kind ?? null) : guessKinds(headers, rows, channel), rows: rows.slice(0, ROWS_SHOWN), words, means: meaningsOf(words.flat(), headers, kept) };
  }
  throw new AppError('file_not_table');
}

async function firstRows(candidate: Candidate, headerLine: number, columns: number): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const part of candidate.rows({ min: 1, max: Infinity })) {
    for (const { line, cells } of part.rows) if (line > headerLine && !isBlankRow(cells)) rows.push(Array.from({ length: columns }, (_, i) => (cells[i] ?? '').trim().slice(0, 60)));
    if (rows.length >= ROWS_LOOKED_AT) break;
  }
  return rows;
}

function wordsOf(rows: readonly string[][], column: number): string[] {
  const words = new Set<string>();
  for (const row of rows) {
    if (row[column] !== '') words.add(row[column]!);
    if (words.size > MOST_WORDS) return [];
  }
  return [...words];
}

/** By the known headings; failing that, the address by what most of its cells look like. */
function guessKinds(headers: readonly string[], rows: readonly string[][], channel: Channel): ReceiptSample['kinds'] {
  const known = findReceiptColumns(headers, channel) ?? {};
  const looksRight = (cell: string) => (channel === 'sms' ? parsePhone(cell).quality === 'valid' : channel === 'email' && cell.includes('@'));
  const address = known.address ?? headers.findIndex((_, i) => rows.filter((row) => looksRight(row[i]!)).length > rows.length / 2);
  return headers.map((_, i) => receiptColumnKinds.find((kind) => (kind === 'address' ? address : known[kind]) === i) ?? null);
}

function meaningsOf(words: readonly string[], headers: readonly string[], kept: ReceiptReading | undefined): ReceiptSample['means'] {
  const own = new Map((kept?.words ?? []).map(({ word, means }) => [foldWord(word), means]));
  const blank = { address: '', code: '', description: '', messageId: '', reply: '', direction: '', from: '' };
  const means: ReceiptSample['means'] = {};
  for (const word of words) {
    const { status } = receiptOutcome({ ...blank, status: word }, foldHeaders(headers), own);
    if (status !== 'unknown') means[word] = status;
  }
  return means;
}
