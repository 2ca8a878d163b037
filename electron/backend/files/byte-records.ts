const QUOTE = 0x22;
const EQUALS = 0x3d;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * The records of a piece of a file, found in its bytes: nothing becomes text before somebody reads it. Only what is plain
 * is taken: no quotes or line ends within cells, and line ends of one kind. It reads exactly as the CSV reader would, but
 * `="123"`, which sellers' tools write so that Excel leaves numbers alone, is given as 123. In the encodings that come
 * here a byte below 0x40 is always a character of its own.
 * Example: `="1","a,b",2` → `1`, `a,b`, `2`; `"a ""b"""` → not plain.
 */
export class ByteRecords {
  /** Where each cell begins and ends, record after record. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The first cell of each record; behind the last one, the number of all cells. */
  readonly firsts: Int32Array;
  count = 0;
  /** All beyond ASCII are the two-byte characters of GB18030, each of which stands for something. */
  isWellFormed = true;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #hasPairs: boolean;

  constructor(mostBytes: number, delimiter: string, hasQuotes: boolean, hasPairs: boolean) {
    this.starts = new Int32Array(mostBytes + 1);
    this.ends = new Int32Array(mostBytes + 1);
    this.firsts = new Int32Array(mostBytes + 2);
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = hasQuotes ? QUOTE : -1;
    this.#hasPairs = hasPairs;
  }

  /** False where the piece isn't plain. It begins with a record and ends with one. */
  read(piece: Uint8Array): boolean {
    const { starts, ends, firsts } = this;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    // With a line end behind the last record no step needs to look whether there is a further byte.
    const bytes = piece.length > 0 && piece[piece.length - 1] !== NEWLINE ? Buffer.concat([piece, Buffer.of(NEWLINE)]) : piece;
    const length = bytes.length;
    let cells = 0;
    let at = 0;
    let count = 0;
    this.count = 0;
    this.isWellFormed = true;
    while (at < length) {
      firsts[count++] = cells;
      for (;;) {
        let code = bytes[at]!;
        const isFormula = code === EQUALS && bytes[at + 1] === quote;
        if (isFormula) code = bytes[++at]!;
        if (code === quote) {
          const start = ++at;
          at = this.#closing(bytes, at);
          if (at < 0 || (isFormula && hasByte(bytes, delimiter, start, at))) return false;
          starts[cells] = start;
          ends[cells++] = at;
          code = bytes[++at]!;
        } else {
          starts[cells] = at;
          at = this.#bareEnd(bytes, at);
          if (at < 0) return false;
          ends[cells++] = at;
          code = bytes[at]!;
        }
        at++;
        if (code === delimiter) continue;
        if (code === NEWLINE) break;
        if (code !== RETURN || bytes[at++] !== NEWLINE) return false;
        break;
      }
    }
    firsts[count] = cells;
    this.count = count;
    return true;
  }

  /** Where the quote closes; -1 where the cell isn't plain. */
  #closing(bytes: Uint8Array, from: number): number {
    let at = from;
    for (;;) {
      const code = bytes[at]!;
      if (code > QUOTE && code < 0x80) at++;
      else if (code >= 0x80) at += this.#width(bytes, at);
      else if (code === QUOTE) return at;
      else if (code === NEWLINE || code === RETURN) return -1;
      else at++;
    }
  }

  /** The delimiter or line end behind a cell without quotes; -1 where it has one. */
  #bareEnd(bytes: Uint8Array, from: number): number {
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    let at = from;
    for (;;) {
      const code = bytes[at]!;
      if (code >= 0x80) at += this.#width(bytes, at);
      else if (code === delimiter || code === NEWLINE || code === RETURN) return at;
      else if (code === quote) return -1;
      else at++;
    }
  }

  /** Bytes to go on by from one beyond ASCII. */
  #width(bytes: Uint8Array, at: number): number {
    const first = bytes[at]!;
    const second = bytes[at + 1]!;
    if (this.#hasPairs && first !== 0x80 && first !== 0xff && second >= 0x40 && second !== 0x7f && second !== 0xff) return 2;
    this.isWellFormed = false;
    return 1;
  }
}

function hasByte(bytes: Uint8Array, byte: number, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === byte) return true;
  return false;
}
