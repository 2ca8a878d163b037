import { plainReader, type PlainReader } from './plain-csv.ts';

/** Where a record may end at the latest: beyond, its quote counts as never closed. */
const MAX_CHARS = 1024 * 1024;
const MAX_LINES = 200;
/** A file with this many broken quotes has no quoted line ends any more: looking for them would take for ever. */
const PATIENCE = 100;
/** What is kept of a line that is no record. */
const RAW_CHARS = 10_000;

const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** Records that are read already, one a line from `firstLine` on. */
export interface PlainRecords {
  records: string[][];
  firstLine: number;
}
/** A stretch of the text that the CSV reader may take whole: `lines` holds the line of each record in it. */
export interface Stretch {
  text: string;
  lines: number[];
}
/** One line that is no record. */
export interface BrokenLine {
  text: string;
  line: number;
  fault: 'unterminated_quote' | 'record_too_long';
}

/**
 * Finds the ends of the records, so that one bad quote costs one row. A quote is special only at a cell's start, as the
 * reader behind reads it. A record over several lines must be flawless and have as many cells as its neighbours; if not,
 * its first line alone is given up and reading goes on with the second.
 */
export class CsvGuard {
  readonly #delimiter: number;
  readonly #min: number;
  readonly #max: number;
  readonly #quote: number;
  readonly #plain: PlainReader;
  #rest = '';
  #line = 1;
  #broken = 0;
  #skipping: BrokenLine | undefined;
  // What the last scan found.
  #end = 0;
  #cells = 0;
  #flaws = 0;

  constructor(delimiter: string, cells: { min: number; max: number }, hasQuotes = true) {
    this.#quote = hasQuotes ? QUOTE : -1;
    this.#plain = plainReader(delimiter, hasQuotes);
    this.#delimiter = delimiter.charCodeAt(0);
    this.#min = cells.min;
    this.#max = cells.max;
  }

  /** Nothing of what has come so far is still waiting for its end. */
  get isBetweenRecords(): boolean {
    return this.#rest === '' && !this.#skipping;
  }

  /** Lines that somebody else has read. Returns the number of the first. */
  pass(lines: number): number {
    const first = this.#line;
    this.#line += lines;
    return first;
  }

  /** The whole records in what has come so far. `last`: nothing more comes. */
  push(piece: string, last: boolean): (PlainRecords | Stretch | BrokenLine)[] {
    const found: (PlainRecords | Stretch | BrokenLine)[] = [];
    let text = this.#rest === '' ? piece : this.#rest + piece;
    this.#rest = '';
    if (this.#skipping) {
      const end = text.indexOf('\n');
      if (end < 0 && !last) return found;
      found.push(this.#skipping);
      this.#skipping = undefined;
      this.#line++;
      text = end < 0 ? '' : text.slice(end + 1);
    }
    const plain = this.#readPlain(text, last);
    if (plain) return [...found, plain];
    let from = 0;
    let at = 0;
    let lines: number[] = [];
    const flush = (): void => {
      if (lines.length > 0) found.push({ text: text.slice(from, at), lines });
      lines = [];
    };
    while (at < text.length) {
      if (text.charCodeAt(at) === NEWLINE && (lines.length === 0 || text.charCodeAt(at + 1) === NEWLINE)) {
        // Runs of empty lines aren't worth the reader's time.
        flush();
        for (; text.charCodeAt(at) === NEWLINE; at++) this.#line++;
        from = at;
        continue;
      }
      const lineEnd = text.indexOf('\n', at);
      const state = this.#scan(text, at, lineEnd, last);
      if (state === 'more') break;
      if (state === 'whole') {
        lines.push(this.#line);
        this.#line += this.#end === lineEnd || lineEnd < 0 ? 1 : countLines(text, at, this.#end);
        at = this.#end + 1;
        continue;
      }
      flush();
      this.#broken++;
      const line = { text: text.slice(at, Math.min(lineEnd < 0 ? text.length : lineEnd, at + RAW_CHARS)), line: this.#line, fault: state };
      if (lineEnd < 0 && !last) {
        this.#skipping = line;
        return found;
      }
      found.push(line);
      this.#line++;
      at = lineEnd < 0 ? text.length : lineEnd + 1;
      from = at;
    }
    at = Math.min(at, text.length);
    flush();
    this.#rest = text.slice(at);
    return found;
  }

  /** All of the text up to its last line end at once, where it is plain. */
  #readPlain(text: string, last: boolean): PlainRecords | undefined {
    if (text.length > MAX_CHARS) return undefined;
    const end = last ? text.length : text.lastIndexOf('\n');
    const records = end > 0 ? this.#plain(text.slice(0, end)) : null;
    if (records === null) return undefined;
    this.#rest = text.slice(end + 1);
    const firstLine = this.#line;
    this.#line += records.length;
    return { records, firstLine };
  }

  /** Looks for the end of the record that starts at `start`. */
  #scan(text: string, start: number, lineEnd: number, last: boolean): 'whole' | 'more' | BrokenLine['fault'] {
    const length = text.length;
    const stop = lineEnd < 0 ? length : lineEnd;
    if (stop - start > MAX_CHARS) return 'record_too_long';
    if (lineEnd < 0 && !last) return 'more';
    this.#cells = 1;
    this.#flaws = 0;
    let at = start;
    for (;;) {
      if (text.charCodeAt(at) === this.#quote) {
        const close = this.#closing(text, at, start);
        if (close < 0) {
          const given = length - start > MAX_CHARS || this.#broken > PATIENCE;
          return last || given ? 'unterminated_quote' : 'more';
        }
        at = close;
      } else {
        for (; at < length; at++) {
          const code = text.charCodeAt(at);
          if (code === this.#delimiter || code === NEWLINE) break;
        }
      }
      if (at >= length || text.charCodeAt(at) === NEWLINE) break;
      this.#cells++;
      at++;
    }
    if (at > stop) {
      const tooLong = at - start > MAX_CHARS || this.#broken > PATIENCE || countLines(text, start, at) > MAX_LINES;
      if (at >= length && !last && !tooLong) return 'more';
      if (tooLong || this.#flaws > 0 || this.#cells < this.#min || this.#cells > this.#max) return 'unterminated_quote';
    }
    this.#end = at;
    return 'whole';
  }

  /** Position of the delimiter or line end behind the cell that opens at `open`; -1 where the quote isn't closed. */
  #closing(text: string, open: number, start: number): number {
    let at = open;
    for (;;) {
      at = text.indexOf('"', at + 1);
      if (at < 0 || at - start > MAX_CHARS) return -1;
      if (text.charCodeAt(at + 1) === QUOTE) {
        at++;
        continue;
      }
      let after = at + 1;
      let code = text.charCodeAt(after);
      while (code !== this.#delimiter && (code === 0x20 || code === 9 || code === 0xa0 || code === 0x3000)) code = text.charCodeAt(++after);
      if (after >= text.length || code === this.#delimiter || code === NEWLINE) return after;
      this.#flaws++;
    }
  }
}

function countLines(text: string, from: number, to: number): number {
  let count = 1;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
