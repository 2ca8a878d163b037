import Papa from 'papaparse';
import { ByteRecords } from './byte-records.ts';
import { ByteRow, type BytePiece } from './byte-row.ts';
import type { RawRow, RowBatch } from './raw-row.ts';
import { CsvGuard, type PlainRecords, type Stretch } from './csv-guard.ts';
import { KnownTexts } from './known-texts.ts';
import { PIECE_BYTES, type TextPiece } from './read-text.ts';
import type { TextEncoding } from './text-encoding.ts';

/** The records of a text under one delimiter, in batches. `encoding`: of the bytes that come with its pieces. */
export async function* csvRecords(
  pieces: AsyncIterable<TextPiece> | Iterable<TextPiece>,
  delimiter: string,
  cells: { min: number; max: number },
  hasQuotes = true,
  encoding: TextEncoding = 'utf-8',
): AsyncGenerator<RowBatch, void, undefined> {
  const guard = new CsvGuard(delimiter, cells, hasQuotes);
  const records = new ByteRecords(PIECE_BYTES, delimiter, hasQuotes, encoding === 'gb18030');
  const texts = new KnownTexts(encoding);
  const byteRows = new ByteRows({ bytes: Buffer.alloc(0), records, texts });
  const tokens = tokeniser(delimiter, hasQuotes);
  let bytesDone = 0;
  let hasStrays = false;
  for await (const piece of pieces) {
    bytesDone = piece.bytesDone;
    const { bytes } = piece;
    if (bytes && guard.isBetweenRecords && !bytes.includes(0) && records.read(bytes)) {
      hasStrays = false;
      const rows = byteRows.of(bytes, guard.pass(records.count));
      yield { rows, bytesDone, get hasStrays() { return !records.isWellFormed && texts.hasStrays(bytes); } };
      continue;
    }
    // A record may have begun in the piece before.
    const before = hasStrays;
    hasStrays = piece.text.includes('\ufffd');
    yield { rows: readPiece(guard, piece.text, tokens, false), bytesDone, hasStrays: hasStrays || before };
  }
  yield { rows: readPiece(guard, '', tokens, true), bytesDone, hasStrays };
}

/** As csvRecords, for a text that is at hand whole. */
export function csvRows(text: string, delimiter: string, isWhole: boolean, hasQuotes = true): RawRow[] {
  return readPiece(new CsvGuard(delimiter, { min: 0, max: Infinity }, hasQuotes), text, tokeniser(delimiter, hasQuotes), isWhole);
}

function readPiece(guard: CsvGuard, text: string, tokens: Tokeniser, last: boolean): RawRow[] {
  const rows: RawRow[] = [];
  for (const found of guard.push(text, last)) {
    if ('records' in found) addPlain(found, rows);
    else if ('fault' in found) rows.push({ line: found.line, cells: tokens(found.text)[0] ?? [''], fault: found.fault });
    else readStretch(found, tokens, rows);
  }
  return rows;
}

/** The rows of a piece, in the same objects as those of the piece before: a million new ones would be the collector's work. */
class ByteRows {
  readonly #piece: BytePiece;
  readonly #rows: ByteRow[] = [];

  constructor(piece: BytePiece) {
    this.#piece = piece;
  }

  of(bytes: Buffer, firstLine: number): ByteRow[] {
    const all = this.#rows;
    const { records } = this.#piece;
    this.#piece.bytes = bytes;
    let count = 0;
    for (let i = 0; i < records.count; i++) {
      if (count === all.length) all.push(new ByteRow(this.#piece));
      const row = all[count]!.start(i, firstLine + i);
      if (row.count > 1 || row.cell(0) !== '') count++;
    }
    return all.slice(0, count);
  }
}

function addPlain({ records, firstLine }: PlainRecords, rows: RawRow[]): void {
  for (let i = 0; i < records.length; i++) {
    const cells = records[i]!;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: firstLine + i, cells, fault: null });
  }
}

function readStretch(stretch: Stretch, tokens: Tokeniser, rows: RawRow[]): void {
  const { lines } = stretch;
  const data = tokens(stretch.text);
  if (data.length === lines.length + 1) data.pop(); // behind the last line end
  // Guard and reader agree on where records end; were they not to, no row may be lost quietly.
  if (data.length !== lines.length) throw new Error(`the CSV reader found ${data.length} records where ${lines.length} are`);
  for (let i = 0; i < lines.length; i++) {
    const cells = data[i]!;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: lines[i]!, cells, fault: null });
  }
}

type Tokeniser = (text: string) => string[][];

/** Without quotes the quote is a NUL, of which the text has none. */
const tokeniser =
  (delimiter: string, hasQuotes: boolean): Tokeniser =>
  (text) =>
    Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: hasQuotes ? '"' : '\0', header: false, skipEmptyLines: false }).data;
