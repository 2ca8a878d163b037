import { Buffer } from 'node:buffer';

const FIRST_ROOM = 1024;
/** Keys are compared and hashed four bytes at a time. */
const WORD = 4;

/** A sequence of bytes that is put together piece by piece, again and again. */
export class ByteKey {
  bytes = Buffer.from(new ArrayBuffer(FIRST_ROOM));
  length = 0;
  #words = new Int32Array(this.bytes.buffer);

  add(bytes: Uint8Array, from: number, to: number): void {
    this.#makeRoom(to - from);
    const into = this.bytes;
    let at = this.length;
    for (let i = from; i < to; i++) into[at++] = bytes[i]!;
    this.length = at;
  }

  addText(text: string): void {
    this.#makeRoom(text.length * 2);
    this.length += this.bytes.write(text, this.length, 'utf16le');
  }

  addByte(byte: number): void {
    this.#makeRoom(1);
    this.bytes[this.length++] = byte;
  }

  /** The same in words; what is left of the last one is 0. */
  get words(): Int32Array {
    this.#makeRoom(WORD);
    const { bytes, length } = this;
    bytes[length] = bytes[length + 1] = bytes[length + 2] = 0;
    return this.#words;
  }

  #makeRoom(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return;
    const larger = Buffer.from(new ArrayBuffer((this.length + bytes) * 2 * WORD));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
    this.#words = new Int32Array(larger.buffer);
  }
}

/** Numbers keys in the order in which they come for the first time: a Map of a hundred thousand texts, without the texts. */
export class ByteKeys {
  size = 0;
  #words = new Int32Array(1 << 14);
  /** Of each key its bytes, and the word behind its last, with which the next one begins. */
  #lengths = new Uint32Array(1024);
  #ends = new Uint32Array(1024);
  #hashes = new Int32Array(1024);
  /** Hash → 1 + place; a slot that is taken by another leads to the next. */
  #slots = new Uint32Array(4096);

  /** Its number; one that comes for the first time gets the next. */
  placeOf(key: ByteKey): number {
    const { words, length } = key;
    const count = Math.ceil(length / WORD);
    let hash = 0x811c_9dc5 ^ length;
    for (let i = 0; i < count; i++) {
      hash = Math.imul(hash ^ words[i]!, 0x0100_0193);
      hash ^= hash >>> 15;
    }
    if (this.size === this.#ends.length) this.#grow();
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = hash & last;
    for (; slots[slot] !== 0; slot = (slot + 1) & last) {
      const place = slots[slot]! - 1;
      if (this.#hashes[place] === hash && this.#lengths[place] === length && this.#isAt(place, words, count)) return place;
    }
    slots[slot] = this.size + 1;
    return this.#keep(words.subarray(0, count), length, hash);
  }

  clear(): void {
    this.size = 0;
    this.#slots.fill(0);
  }

  #isAt(place: number, words: Int32Array, count: number): boolean {
    const start = place === 0 ? 0 : this.#ends[place - 1]!;
    const known = this.#words;
    for (let i = 0; i < count; i++) if (known[start + i] !== words[i]) return false;
    return true;
  }

  #keep(words: Int32Array, length: number, hash: number): number {
    const place = this.size++;
    const start = place === 0 ? 0 : this.#ends[place - 1]!;
    while (start + words.length > this.#words.length) this.#words = copied(this.#words, new Int32Array(this.#words.length * 2));
    this.#words.set(words, start);
    this.#ends[place] = start + words.length;
    this.#lengths[place] = length;
    this.#hashes[place] = hash;
    return place;
  }

  #grow(): void {
    this.#ends = copied(this.#ends, new Uint32Array(this.#ends.length * 2));
    this.#lengths = copied(this.#lengths, new Uint32Array(this.#lengths.length * 2));
    this.#hashes = copied(this.#hashes, new Int32Array(this.#hashes.length * 2));
    const slots = new Uint32Array(this.#slots.length * 2);
    const last = slots.length - 1;
    for (let place = 0; place < this.size; place++) {
      let slot = this.#hashes[place]! & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = place + 1;
    }
    this.#slots = slots;
  }
}

function copied<T extends Uint32Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
