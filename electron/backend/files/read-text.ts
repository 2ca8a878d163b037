import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { TextEncoding } from './text-encoding.ts';

const READ_BYTES = 1024 * 1024;
/** Small, so that the cells of a piece are dead before the collector comes round: a fifth faster than a megabyte. */
export const PIECE_BYTES = 64 * 1024;

export interface TextPiece {
  text: string;
  /** The same in bytes, where it begins and ends with a line; null in an encoding whose bytes don't show that. */
  bytes?: Buffer | null;
  bytesDone: number;
}

/** Where a line ends, in all of these and nowhere else, stands the byte 10. */
const lineEncodings = new Set<TextEncoding>(['utf-8', 'gb18030', 'windows-1252']);

/**
 * A text file in pieces of whole lines, as far as a line isn't longer than a piece: line ends made `\n`, NULs and
 * byte-order marks gone. A piece becomes text when that is asked for; then every further one in turn, because a character
 * that its end cuts is kept for the next. The bytes are good until the next piece.
 */
export async function* readText(path: string, size: number, encoding: TextEncoding): AsyncGenerator<TextPiece, void, undefined> {
  const file = await open(path).catch(() => {
    throw new AppError('file_missing');
  });
  const decoder = new PieceDecoder(encoding);
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    let isLineStart = lineEncodings.has(encoding);
    for (let read = 0; read < size; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(READ_BYTES, size - read), read);
      if (bytesRead === 0) throw new AppError('file_damaged'); // it shrank since it was hashed
      let from = 0;
      while (from < bytesRead) {
        const window = buffer.subarray(from, Math.min(from + PIECE_BYTES, bytesRead));
        const isLast = read + from + window.length >= size;
        const end = lineEncodings.has(encoding) && !isLast ? window.lastIndexOf(10) + 1 : window.length;
        // The line goes on behind what has been read: it comes again, whole.
        if (end === 0 && from > 0 && from + window.length === bytesRead) break;
        const bytes = end === 0 ? window : window.subarray(0, end);
        const isWhole = isLineStart && (end > 0 || isLast);
        from += bytes.length;
        yield { get text() { return decoder.text(bytes, isLast); }, bytes: isWhole ? bytes : null, bytesDone: read + from };
        isLineStart = lineEncodings.has(encoding) && end > 0;
      }
      read += from;
    }
  } finally {
    await file.close();
  }
}

class PieceDecoder {
  readonly #decoder: TextDecoder;
  readonly #mayHaveNuls: boolean;
  /** \r at the end of a piece may be half of \r\n. */
  #carriage = '';

  constructor(encoding: TextEncoding) {
    this.#decoder = new TextDecoder(encoding);
    this.#mayHaveNuls = encoding.startsWith('utf-16');
  }

  text(bytes: Buffer, isLast: boolean): string {
    let text = this.#carriage + this.#decoder.decode(bytes, { stream: !isLast });
    this.#carriage = !isLast && text.endsWith('\r') ? '\r' : '';
    if (this.#carriage !== '') text = text.slice(0, -1);
    // Bytes are looked through for NULs ten times faster than a text of two-byte characters, half of which are NULs.
    return oneLineEnd(text, this.#mayHaveNuls || bytes.includes(0));
  }
}

export function oneLineEnd(text: string, mayHaveNuls = true): string {
  // Two plain patterns: each is looked for as text, where one of both would be matched character by character.
  let plain = text.includes('\r') ? text.replace(/\r\n/g, '\n').replace(/\r/g, '\n') : text;
  if (mayHaveNuls && plain.includes('\0')) plain = plain.replaceAll('\0', '');
  // Inside too, where files have been joined.
  return plain.includes('\ufeff') ? plain.replaceAll('\ufeff', '') : plain;
}
