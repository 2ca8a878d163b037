import { open } from 'node:fs/promises';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { TextEncoding } from './text-encoding.ts';

const READ_BYTES = 1024 * 1024;
/** Small, so that the cells of a piece are dead before the collector comes round: a fifth faster than a megabyte. */
const PIECE_BYTES = 64 * 1024;

export interface TextPiece {
  text: string;
  bytesDone: number;
}

/**
 * A text file in pieces: decoded, line ends made `\n`, NULs and byte-order marks gone. A character
 * cut by the end of a piece is kept for the next.
 */
export async function* readText(path: string, size: number, encoding: TextEncoding): AsyncGenerator<TextPiece, void, undefined> {
  const decoder = new TextDecoder(encoding);
  const file = await open(path).catch(() => {
    throw new AppError('file_missing');
  });
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    let carriage = '';
    for (let read = 0; read < size; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(READ_BYTES, size - read), read);
      if (bytesRead === 0) throw new AppError('file_damaged'); // it shrank since it was hashed
      for (let from = 0; from < bytesRead; from += PIECE_BYTES) {
        const bytes = buffer.subarray(from, Math.min(from + PIECE_BYTES, bytesRead));
        const at = read + from + bytes.length;
        let text = carriage + decoder.decode(bytes, { stream: at < size });
        // \r at the end may be half of \r\n.
        carriage = at < size && text.endsWith('\r') ? '\r' : '';
        if (carriage !== '') text = text.slice(0, -1);
        // Bytes are looked through for NULs ten times faster than a text of two-byte characters, half of which are NULs.
        yield { text: oneLineEnd(text, encoding.startsWith('utf-16') || bytes.includes(0)), bytesDone: at };
      }
      read += bytesRead;
    }
  } finally {
    await file.close();
  }
}

export function oneLineEnd(text: string, mayHaveNuls = true): string {
  // Two plain patterns: each is looked for as text, where one of both would be matched character by character.
  let plain = text.includes('\r') ? text.replace(/\r\n/g, '\n').replace(/\r/g, '\n') : text;
  if (mayHaveNuls && plain.includes('\0')) plain = plain.replaceAll('\0', '');
  // Inside too, where files have been joined.
  return plain.includes('\ufeff') ? plain.replaceAll('\ufeff', '') : plain;
}
