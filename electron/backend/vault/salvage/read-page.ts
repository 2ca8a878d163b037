import type { Cell } from '../open-formats/tables.ts';
import type { PageFile } from './page-file.ts';
import { exact, readRecord, readVarint } from './read-record.ts';

/** Of a table with row numbers, or of a tree sorted by key, which is an index or a table without row numbers. */
export type PageKind = 'table-leaf' | 'table-inner' | 'key-leaf' | 'key-inner';
const kinds: Record<number, PageKind> = { 0x0d: 'table-leaf', 0x05: 'table-inner', 0x0a: 'key-leaf', 0x02: 'key-inner' };

export interface Row {
  /** Of a table that has them. */
  rowid: number | string | null;
  cells: Cell[];
}
export interface TreePage {
  kind: PageKind;
  /** Pages below an inner one. */
  children: number[];
  /** Undefined: a row that can't be read. */
  rows: (Row | undefined)[];
}

/** What stands on a page of a tree; undefined where it is none, whatever else it is. */
export function readTreePage(file: PageFile, page: number): TreePage | undefined {
  const bytes = file.read(page);
  if (!bytes) return undefined;
  const start = page === 1 ? 100 : 0; // the file's own header comes first
  const kind = kinds[bytes[start]!];
  if (!kind) return undefined;
  const isInner = kind.endsWith('inner');
  const count = bytes.readUInt16BE(start + 3);
  const pointers = start + (isInner ? 12 : 8);
  if (pointers + count * 2 > file.usable) return undefined;
  const found: TreePage = { kind, children: [], rows: [] };
  const read = new Set<number>();
  for (let i = 0; i < count; i++) {
    const at = bytes.readUInt16BE(pointers + i * 2);
    if (at < pointers + count * 2 || at + 4 > file.usable) return undefined;
    if (isInner) found.children.push(bytes.readUInt32BE(at));
    // A pointer that was damaged may name another row's place: that row is there once, and one is lost.
    if (kind !== 'table-inner') found.rows.push(read.has(at) ? undefined : readRow(file, bytes, isInner ? at + 4 : at, kind === 'table-leaf'));
    read.add(at);
  }
  if (isInner) found.children.push(bytes.readUInt32BE(start + 8));
  return found;
}

function readRow(file: PageFile, bytes: Buffer, at: number, hasRowid: boolean): Row | undefined {
  const length = readVarint(bytes, at);
  if (!length || length.value < 1n || length.value > 1_000_000_000n) return undefined;
  const rowid = hasRowid ? readVarint(bytes, length.end) : undefined;
  if (hasRowid && !rowid) return undefined;
  const payload = readPayload(file, bytes, rowid?.end ?? length.end, Number(length.value), hasRowid);
  const cells = payload && readRecord(payload);
  return cells && { rowid: rowid ? exact(rowid.value) : null, cells };
}

/** A long row goes on in pages of its own, each naming the next. */
function readPayload(file: PageFile, bytes: Buffer, at: number, length: number, hasRowid: boolean): Buffer | undefined {
  const { usable } = file;
  const most = hasRowid ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (length <= most) return at + length <= usable ? bytes.subarray(at, at + length) : undefined;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const spill = least + ((length - least) % (usable - 4));
  const here = spill <= most ? spill : least;
  if (at + here + 4 > usable) return undefined;
  const parts = [bytes.subarray(at, at + here)];
  let next = bytes.readUInt32BE(at + here);
  for (let left = length - here; left > 0; ) {
    const page = file.read(next);
    if (!page || isBlank(page)) return undefined;
    const take = Math.min(left, usable - 4);
    parts.push(page.subarray(4, 4 + take));
    next = page.readUInt32BE(0);
    left -= take;
  }
  // The last page of a row names no other: one that does has been overwritten.
  return next === 0 ? Buffer.concat(parts) : undefined;
}

const isBlank = (page: Buffer): boolean => page.every((byte) => byte === 0);
