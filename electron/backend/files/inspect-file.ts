import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/lib/app-error.ts';
import { sniffContainer, type Container } from './sniff-container.ts';

/** Beyond, a text is refused before it is read. */
const MAX_TEXT_BYTES = 2 * 1024 ** 3 - 1;
const MAX_SHEET_BYTES = 64 * 1024 ** 2;
const HEAD_BYTES = 256 * 1024;
const SAMPLE_BYTES = 128 * 1024;

export interface Inspection {
  path: string;
  size: number;
  sha256: string;
  container: Container;
  head: Uint8Array;
  isUtf8: boolean;
  /** Stretches from where bytes beyond ASCII begin, for telling the encoding. */
  sample: Uint8Array;
}

/** The first pass over a file: its hash, what it is, and whether it is UTF-8. It is never held in memory whole. */
export async function inspectFile(path: string): Promise<Inspection> {
  const info = await stat(path).catch((error: unknown) => {
    throw fileError(error);
  });
  if (info.isDirectory()) throw new AppError('file_folder');
  if (!info.isFile()) throw new AppError('file_not_table');
  if (info.size === 0) throw new AppError('file_empty');
  if (info.size > MAX_TEXT_BYTES) throw new AppError('file_too_large', { size: info.size, limit: MAX_TEXT_BYTES });
  const file = await open(path).catch((error: unknown) => {
    throw fileError(error);
  });
  try {
    return await readOnce(file, path, info.size);
  } finally {
    await file.close();
  }
}

async function readOnce(file: FileHandle, path: string, size: number): Promise<Inspection> {
  const hash = createHash('sha256');
  const utf8 = new Utf8Check();
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  let head: Uint8Array | undefined;
  let container: Container = 'text';
  let onlyEmpty = true;
  let sample: Uint8Array = new Uint8Array(0);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, size - at), at);
    if (bytesRead === 0) throw new AppError('file_damaged');
    const bytes = buffer.subarray(0, bytesRead);
    if (!head) {
      head = Uint8Array.from(bytes.subarray(0, HEAD_BYTES));
      container = sniffContainer(head);
      if (container === 'not_table') throw new AppError('file_not_table');
      if (container !== 'text' && size > MAX_SHEET_BYTES) throw new AppError('file_too_large', { size, limit: MAX_SHEET_BYTES });
    }
    hash.update(bytes);
    utf8.add(bytes);
    if (sample.length < SAMPLE_BYTES && !isAscii(bytes)) {
      const high = bytes.findIndex((byte) => byte >= 0x80);
      sample = Buffer.concat([sample, bytes.subarray(high, high + SAMPLE_BYTES / 2)]);
    }
    onlyEmpty &&= isEmpty(bytes, at);
    at += bytesRead;
  }
  if (onlyEmpty) throw new AppError('file_empty');
  return { path, size, sha256: hash.digest('hex'), container, head: head!, isUtf8: utf8.end(), sample };
}

/** Blanks, line ends, NULs and a byte-order mark at the start. */
const isEmpty = (bytes: Uint8Array, at: number): boolean => bytes.every((byte, i) => byte <= 0x20 || (at + i < 3 && byte >= 0xbb));

/** Is a file UTF-8? Characters may be cut by the ends of the pieces. */
class Utf8Check {
  #rest: Uint8Array = new Uint8Array(0);
  #good = true;

  add(bytes: Uint8Array): void {
    if (!this.#good) return;
    const text = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    let cut = text.length;
    for (let back = 1; back <= 3 && back <= text.length; back++) {
      const byte = text[text.length - back]!;
      if (byte < 0x80) break;
      if (byte >= 0xc0) {
        if ((byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back) cut = text.length - back;
        break;
      }
    }
    this.#good = isUtf8(text.subarray(0, cut));
    this.#rest = Uint8Array.from(text.subarray(cut));
  }

  end(): boolean {
    return this.#good && this.#rest.length === 0;
  }
}

/** What Windows says of a file that Excel or WPS holds open. */
const heldOpen = new Set(['EBUSY', 'EPERM', 'EACCES']);

function fileError(error: unknown): AppError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return new AppError(heldOpen.has(code) ? 'file_locked' : 'file_missing', { reason: code });
}
