import type { Cell } from '../open-formats/tables.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A number of one to nine bytes, and where it ends; undefined where the bytes do before. */
export function readVarint(bytes: Buffer, at: number): { value: bigint; end: number } | undefined {
  let value = 0n;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    if (i === 8) return { value: BigInt.asIntN(64, (value << 8n) | BigInt(byte)), end: at + 9 };
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value, end: at + i + 1 };
  }
  return undefined;
}

/** The values of a record in SQLite's format, exactly as long as it says; undefined where it isn't one. */
export function readRecord(bytes: Buffer): Cell[] | undefined {
  const head = readVarint(bytes, 0);
  if (!head || head.value < 1n || head.value > BigInt(bytes.length)) return undefined;
  const cells: Cell[] = [];
  let body = Number(head.value);
  for (let at = head.end; at < Number(head.value); ) {
    const type = readVarint(bytes, at);
    if (!type || type.value < 0n || type.value > 0x7fff_ffffn) return undefined;
    at = type.end;
    if (at > Number(head.value)) return undefined;
    const code = Number(type.value);
    const length = lengthOf(code);
    if (length < 0 || body + length > bytes.length) return undefined;
    const value = valueOf(code, bytes.subarray(body, body + length));
    if (value === undefined) return undefined;
    cells.push(value);
    body += length;
  }
  return body === bytes.length ? cells : undefined;
}

function lengthOf(code: number): number {
  if (code >= 12) return (code - 12) >> 1;
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, -1, -1][code]!;
}

function valueOf(code: number, bytes: Buffer): Cell | undefined {
  if (code === 0) return null;
  if (code >= 1 && code <= 5) return bytes.readIntBE(0, bytes.length);
  if (code === 6) return exact(bytes.readBigInt64BE(0));
  if (code === 7) return bytes.readDoubleBE(0);
  if (code === 8 || code === 9) return code - 8;
  if (code % 2 === 0) return Buffer.from(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Beyond what a number holds exactly, its digits. */
export const exact = (value: bigint): number | string => (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value));
