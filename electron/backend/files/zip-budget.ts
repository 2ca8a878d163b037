import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { AppError } from '../../../shared/lib/app-error.ts';

const MAX_ENTRIES = 2000;
const MAX_INFLATED = 400 * 1024 ** 2;
/** All parts but the sheets are read into a tree, which takes twenty times their size: a million different texts. */
const MAX_WHOLE = 32 * 1024 ** 2;
const MAX_RATIO = 200;
/** A small part may shrink to nothing honestly. */
const RATIO_FROM = 1024 ** 2;

/** Where a file lies in an archive. */
export interface ZipPart {
  method: number;
  packed: number;
  inflated: number;
  offset: number;
  /** CRC-32 of what is in it, as the directory gives it. */
  crc: number;
}
export interface ZipEntry extends ZipPart {
  name: string;
  isEncrypted: boolean;
}

/**
 * Looks at a workbook's directory before anything is unpacked: the reader behind unpacks no part beyond the size that the
 * directory gives, so what the directory promises is what it can cost. Returns how many sheets there are.
 */
export async function checkZipBudget(bytes: Uint8Array): Promise<{ sheets: number }> {
  const entries = readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  checkSizes(entries, bytes.length);
  for (const entry of entries) {
    if (isXml(entry) && !isSheet(entry) && entry.inflated > MAX_WHOLE) throw new AppError('file_too_large', { what: 'strings', limit: MAX_WHOLE });
  }
  for (const entry of entries) if (isXml(entry)) refuseDoctype(bytes, entry);
  if (!entries.some(({ name }) => name === '[Content_Types].xml')) throw new AppError('file_not_table');
  const sheets = entries.filter(isSheet).length;
  if (sheets === 0) throw new AppError('file_not_table');
  for (const entry of entries) if (isXml(entry)) await refuseDamage(bytes, entry);
  return { sheets };
}

/** What the directory promises, within the budget: for workbooks and for archives of exports alike. */
export function checkSizes(entries: readonly ZipEntry[], size: number): void {
  let inflated = 0;
  for (const entry of entries) {
    inflated += entry.inflated;
    if (entry.inflated > RATIO_FROM && entry.inflated > entry.packed * MAX_RATIO) throw new AppError('file_too_large', { what: 'ratio', limit: MAX_RATIO });
    if (entry.method === 8 && entry.inflated === 0 && entry.packed > 2) throw new AppError('file_damaged', { what: 'zip' });
  }
  if (inflated > MAX_INFLATED) throw new AppError('file_too_large', { what: 'inflated', limit: MAX_INFLATED });
  overlap(entries, size);
}

const isXml = ({ name }: ZipEntry): boolean => /\.(?:xml|rels)$/i.test(name);
const isSheet = ({ name }: ZipEntry): boolean => /^xl\/worksheets\/[^/]+\.xml$/i.test(name);

/** `bytes` may be the archive's end only; `from` then says where in the archive they begin. */
export function readDirectory(bytes: Buffer, from = 0): ZipEntry[] {
  const damaged = new AppError('file_damaged', { what: 'zip' });
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end < bytes.length - 65_557 || end + 22 > bytes.length) throw damaged;
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new AppError('file_too_large', { what: 'entries', limit: MAX_ENTRIES });
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16) - from;
  if (at < 0) throw new AppError('file_too_large', { what: 'entries', limit: MAX_ENTRIES });
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x0201_4b50) throw damaged;
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry = {
      name: entryName(bytes.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      inflated: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    // ZIP64 keeps the sizes elsewhere; no export within the budget needs it.
    if (Math.max(entry.packed, entry.inflated, entry.offset) === 0xffff_ffff) throw new AppError('file_too_large', { what: 'inflated', limit: MAX_INFLATED });
    entries.push(entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Older tools of Chinese Windows write GBK and don't say so. */
const entryName = (bytes: Buffer): string => new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes);

/** Parts that share their bytes multiply: a bomb without a suspicious ratio. */
function overlap(entries: readonly ZipEntry[], size: number): void {
  let reach = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < reach || entry.offset + 30 + entry.packed > size) throw new AppError('file_damaged', { what: 'zip' });
    reach = entry.offset + 30 + entry.packed;
  }
}

/** A part that isn't what was written, or not as long: the reader behind would take its cells for good. */
async function refuseDamage(bytes: Uint8Array, entry: ZipEntry): Promise<void> {
  const start = dataStart(bytes, entry);
  const damaged = new AppError('file_altered', { part: entry.name.slice(0, 100) });
  const packed = bytes.subarray(start, start + entry.packed);
  let crc = 0;
  let size = 0;
  const take = (chunk: Uint8Array) => {
    crc = crc32(chunk, crc);
    size += chunk.length;
    if (size > entry.inflated) throw damaged;
  };
  try {
    if (entry.method === 0) take(packed);
    else for await (const chunk of Readable.from([packed]).pipe(createInflateRaw())) take(chunk as Uint8Array);
  } catch {
    throw damaged;
  }
  if (crc !== entry.crc || size !== entry.inflated) throw damaged;
}

/** Behind the part's own header. */
function dataStart(bytes: Uint8Array, { offset }: ZipEntry): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset, true) !== 0x0403_4b50) throw new AppError('file_damaged', { what: 'zip' });
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

/** No export declares a document type; what does is an attack on the reader. It must stand before the first element. */
function refuseDoctype(bytes: Uint8Array, entry: ZipEntry): void {
  const start = dataStart(bytes, entry);
  const packed = bytes.subarray(start, start + Math.min(entry.packed, 16 * 1024));
  if (/<!(?:DOCTYPE|ENTITY)/i.test(beginning(packed, entry.method))) throw new AppError('file_damaged', { what: 'doctype' });
}

function beginning(packed: Uint8Array, method: number): string {
  if (method === 0) return Buffer.from(packed).toString('latin1');
  try {
    // Flushing takes what a cut stream gives.
    return inflateRawSync(packed, { finishFlush: 2, maxOutputLength: 32 * 1024 * 1024 }).toString('latin1', 0, 256 * 1024);
  } catch {
    throw new AppError('file_damaged', { what: 'zip' });
  }
}
