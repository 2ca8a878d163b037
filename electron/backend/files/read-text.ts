import { open } from 'node:fs/promises';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { TextEncoding } from './text-encoding.ts';

const PIECE_BYTES = 1024 * 1024;

export interface TextPiece {
  text: string;
  bytesDone: number;
}

/**
 * A text file in pieces of about a megabyte: decoded, line ends made `\n`, NULs and byte-order marks gone. A character
 * cut by the end of a piece is kept for the next.
 */
export async function* readText(path: string, size: number, encoding: TextEncoding): AsyncGenerator<TextPiece, void, undefined> {
  const decoder = new TextDecoder(encoding);
  const file = await open(path).catch(() => {
    throw new AppError('file_missing');
  });
  try {
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    let carriage = '';
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(PIECE_BYTES, size - at), at);
      if (bytesRead === 0) throw new AppError('file_damaged'); // it shrank since it was hashed
      at += bytesRead;
      let text = carriage + decoder.decode(buffer.subarray(0, bytesRead), { stream: at < size });
      // \r at the end may be half of \r\n.
      carriage = at < size && text.endsWith('\r') ? '\r' : '';
      if (carriage !== '') text = text.slice(0, -1);
      yield { text: oneLineEnd(text), bytesDone: at };
    }
  } finally {
    await file.close();
  }
}

export function oneLineEnd(text: string): string {
  let plain = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
  if (plain.includes('\0')) plain = plain.replaceAll('\0', '');
  // Inside too, where files have been joined.
  return plain.includes('\ufeff') ? plain.replaceAll('\ufeff', '') : plain;
}
