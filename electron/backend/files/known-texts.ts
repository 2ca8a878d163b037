import { TextDecoder } from 'node:util';
import type { TextEncoding } from './text-encoding.ts';

const SLOTS = 8192;
const MOST_BYTES = 48;

/** Bytes → text. The words that come again and again in a file's cells are decoded once; a slot keeps the last of its words. */
export class KnownTexts {
  readonly #decoder: TextDecoder;
  readonly #texts = new Array<string>(SLOTS).fill('');
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #bytes = new Uint8Array(SLOTS * MOST_BYTES);

  constructor(encoding: TextEncoding) {
    this.#decoder = new TextDecoder(encoding);
  }

  text(bytes: Buffer, from: number, to: number): string {
    const length = to - from;
    if (length === 0) return '';
    let hash = length;
    let all = 0;
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      hash = Math.imul(hash ^ byte, 0x0100_0193);
      all |= byte;
    }
    if (length > MOST_BYTES) return this.#decode(bytes, from, to, all);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const at = slot * MOST_BYTES;
    const known = this.#bytes;
    if (this.#lengths[slot] === length) {
      let same = 0;
      while (same < length && known[at + same] === bytes[from + same]) same++;
      if (same === length) return this.#texts[slot]!;
    }
    for (let i = 0; i < length; i++) known[at + i] = bytes[from + i]!;
    this.#lengths[slot] = length;
    return (this.#texts[slot] = this.#decode(bytes, from, to, all));
  }

  /** Are there bytes that are no character? They become U+FFFD. */
  hasStrays(bytes: Buffer): boolean {
    return this.#decoder.decode(bytes).includes('\ufffd');
  }

  #decode(bytes: Buffer, from: number, to: number, all: number): string {
    if (all < 0x80) return bytes.toString('latin1', from, to);
    const text = this.#decoder.decode(bytes.subarray(from, to));
    return text.includes('\ufeff') ? text.replaceAll('\ufeff', '') : text;
  }
}
