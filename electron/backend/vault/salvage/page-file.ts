import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/** What a database of ours is made of; where the header is gone, this is the best guess. */
const OUR_PAGE = 8192;
const MAGIC = 'SQLite format 3\0';
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

/** A committed page of the log: where its bytes begin in that file. */
type Frames = Map<number, number>;

/**
 * The pages of a database that SQLite itself no longer opens, with those that a crash has left in its log. Nothing is
 * written anywhere, and nothing is taken for granted: a page that isn't there is undefined.
 */
export class PageFile {
  readonly pageSize: number;
  /** Of a page, without what may be reserved at its end. */
  readonly usable: number;
  readonly pages: number;
  /** 0 where the header is gone. */
  readonly userVersion: number;
  readonly #main: number;
  readonly #log: number | undefined;
  readonly #frames: Frames;

  constructor(file: string) {
    this.#main = openSync(file, 'r');
    this.#log = existsSync(`${file}-wal`) ? openSync(`${file}-wal`, 'r') : undefined;
    const log = this.#log === undefined ? undefined : readFrames(this.#log);
    const first = log?.frames.get(1);
    const header = first === undefined ? bytesAt(this.#main, 0, 100) : bytesAt(this.#log!, first, 100);
    const isWhole = header?.toString('latin1', 0, MAGIC.length) === MAGIC;
    const said = header && isWhole ? sizeOf(header.readUInt16BE(16)) : 0;
    this.pageSize = log?.pageSize ?? (isPageSize(said) ? said : OUR_PAGE);
    this.usable = this.pageSize - (header && isWhole ? Math.min(header[20]!, 32) : 0);
    this.userVersion = header && isWhole ? header.readInt32BE(60) : 0;
    this.#frames = log?.frames ?? new Map<number, number>();
    this.pages = Math.max(Math.floor(fstatSync(this.#main).size / this.pageSize), ...this.#frames.keys());
  }

  /** Counted from 1. */
  read(page: number): Buffer | undefined {
    if (page < 1 || page > this.pages) return undefined;
    const frame = this.#frames.get(page);
    return frame === undefined ? bytesAt(this.#main, (page - 1) * this.pageSize, this.pageSize) : bytesAt(this.#log!, frame, this.pageSize);
  }

  close(): void {
    closeSync(this.#main);
    if (this.#log !== undefined) closeSync(this.#log);
  }
}

const isPageSize = (size: number): boolean => size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
const sizeOf = (said: number): number => (said === 1 ? 65_536 : said);

/** All of them, or undefined: beyond the end, or where the disk gives an error. */
function bytesAt(handle: number, at: number, length: number): Buffer | undefined {
  const bytes = Buffer.alloc(length);
  try {
    return readSync(handle, bytes, 0, length, at) === length ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** As SQLite reads its log: up to the last commit before the first frame whose checksum doesn't hold. */
function readFrames(log: number): { pageSize: number; frames: Frames } | undefined {
  const head = bytesAt(log, 0, WAL_HEADER);
  const magic = head?.readUInt32BE(0) ?? 0;
  if (!head || (magic & ~1) !== 0x377f_0682) return undefined;
  const isBig = (magic & 1) === 1;
  const pageSize = head.readUInt32BE(8);
  if (!isPageSize(pageSize)) return undefined;
  let sums = addUp([0, 0], head.subarray(0, 24), isBig);
  if (sums[0] !== head.readUInt32BE(24) || sums[1] !== head.readUInt32BE(28)) return undefined;
  const salt = head.subarray(16, 24);
  const frames: Frames = new Map();
  const pending: Frames = new Map();
  for (let at = WAL_HEADER; ; at += FRAME_HEADER + pageSize) {
    const frame = bytesAt(log, at, FRAME_HEADER + pageSize);
    if (!frame?.subarray(8, 16).equals(salt)) break;
    sums = addUp(addUp(sums, frame.subarray(0, 8), isBig), frame.subarray(FRAME_HEADER), isBig);
    if (sums[0] !== frame.readUInt32BE(16) || sums[1] !== frame.readUInt32BE(20)) break;
    pending.set(frame.readUInt32BE(0), at + FRAME_HEADER);
    if (frame.readUInt32BE(4) === 0) continue; // not the last of its transaction
    for (const [page, place] of pending) frames.set(page, place);
    pending.clear();
  }
  return { pageSize, frames };
}

type Sums = [number, number];
function addUp([one, two]: Sums, bytes: Buffer, isBig: boolean): Sums {
  for (let i = 0; i < bytes.length; i += 8) {
    one = (one + (isBig ? bytes.readUInt32BE(i) : bytes.readUInt32LE(i)) + two) >>> 0;
    two = (two + (isBig ? bytes.readUInt32BE(i + 4) : bytes.readUInt32LE(i + 4)) + one) >>> 0;
  }
  return [one, two];
}
