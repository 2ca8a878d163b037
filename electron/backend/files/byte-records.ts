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
  read(bytes: Uint8Array): boolean {
    const { starts, ends } = this;
    const delimiter = this.#delimiter;
    const length = bytes.length;
    let cells = 0;
    let at = 0;
    this.count = 0;
    this.isWellFormed = true;
    while (at < length) {
      this.firsts[this.count++] = cells;
      for (;;) {
        const isFormula = at + 1 < length && bytes[at] === EQUALS && bytes[at + 1] === this.#quote;
        if (isFormula) at++;
        const isQuoted = at < length && bytes[at] === this.#quote;
        if (isQuoted) at++;
        starts[cells] = at;
        at = isQuoted ? this.#closing(bytes, at, isFormula) : this.#bareEnd(bytes, at);
        if (at < 0) return false;
        ends[cells++] = at;
        if (isQuoted) at++;
        if (at >= length) break;
        const code = bytes[at++]!;
        if (code === delimiter) continue;
        if (code === NEWLINE) break;
        if (code !== RETURN || bytes[at++] !== NEWLINE) return false;
        break;
      }
    }
    this.firsts[this.count] = cells;
    return true;
  }

  /** Where the quote closes; -1 where the cell isn't plain. */
  #closing(bytes: Uint8Array, from: number, isFormula: boolean): number {
    const delimiter = isFormula ? this.#delimiter : -1;
    const length = bytes.length;
    let at = from;
    while (at < length) {
      const code = bytes[at]!;
      if (code >= 0x80) at += this.#width(bytes, at);
      else if (code === QUOTE) return at;
      else if (code === NEWLINE || code === RETURN || code === delimiter) return -1;
      else at++;
    }
    return -1;
  }

  /** The delimiter or line end behind a cell without quotes; -1 where it has one. */
  #bareEnd(bytes: Uint8Array, from: number): number {
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    const length = bytes.length;
    let at = from;
    while (at < length) {
      const code = bytes[at]!;
      if (code >= 0x80) at += this.#width(bytes, at);
      else if (code === delimiter || code === NEWLINE || code === RETURN) return at;
      else if (code === quote) return -1;
      else at++;
    }
    return length;
  }

  /** Bytes to go on by from one beyond ASCII. */
  #width(bytes: Uint8Array, at: number): number {
    const second = at + 1 < bytes.length ? bytes[at + 1]! : 0;
    const isPair = this.#hasPairs && bytes[at]! > 0x80 && bytes[at]! < 0xff && second >= 0x40 && second !== 0x7f && second !== 0xff;
    if (!isPair) this.isWellFormed = false;
    return isPair ? 2 : 1;
  }
}
