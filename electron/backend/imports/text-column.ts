import { Buffer } from 'node:buffer';

/** Texts in the order in which they came, a byte a character: a million order numbers as strings would be a million things to keep and look after. */
export class TextColumn {
  length = 0;
  #bytes = Buffer.from(new ArrayBuffer(1 << 14));
  /** Where each ends. */
  #ends = new Uint32Array(1024);
  /** The few with a character that is more than a byte: of them no bytes are kept. */
  readonly #wide = new Map<number, string>();

  push(text: string): void {
    const place = this.length++;
    if (place === this.#ends.length) this.#ends = new Uint32Array(this.#ends.buffer.transfer(this.#ends.byteLength * 2));
    const start = this.#start(place);
    if (start + text.length > this.#bytes.length) this.#bytes = Buffer.from(this.#bytes.buffer.transfer((start + text.length) * 2));
    const bytes = this.#bytes;
    let end = start;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 255) {
        this.#wide.set(place, text);
        end = start;
        break;
      }
      bytes[end++] = code;
    }
    this.#ends[place] = end;
  }

  at(place: number): string {
    return this.#wide.get(place) ?? this.#bytes.toString('latin1', this.#start(place), this.#ends[place]);
  }

  /** Whether it is this one that stands there; false where nothing does. */
  is(place: number, text: string): boolean {
    if (place >= this.length) return false;
    const start = this.#start(place);
    const long = this.#ends[place]! - start;
    if (long === 0) return (this.#wide.get(place) ?? '') === text;
    if (long !== text.length) return false;
    const bytes = this.#bytes;
    for (let i = 0; i < long; i++) if (bytes[start + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** Gives the room back at once. */
  release(): void {
    for (const { buffer } of [this.#bytes, this.#ends]) buffer.transfer(0);
  }

  #start(place: number): number {
    return place === 0 ? 0 : this.#ends[place - 1]!;
  }
}
