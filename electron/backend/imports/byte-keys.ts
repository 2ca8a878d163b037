import { Buffer } from 'node:buffer';

/** A sequence of bytes that is put together piece by piece, again and again. */
export class ByteKey {
  bytes = Buffer.alloc(1024);
  length = 0;

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

  #makeRoom(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return;
    this.bytes = Buffer.concat([this.bytes], (this.length + bytes) * 2);
  }
}

/** Numbers keys in the order in which they come for the first time: a Map of a hundred thousand texts, without the texts. */
export class ByteKeys {
  size = 0;
  #bytes = new Uint8Array(1 << 16);
  /** Where each key ends, which is where the next one begins. */
  #ends = new Uint32Array(1024);
  #hashes = new Int32Array(1024);
  /** Hash → 1 + place; a slot that is taken by another leads to the next. */
  #slots = new Uint32Array(4096);

  /** Its number; one that comes for the first time gets the next. */
  placeOf(key: ByteKey): number {
    const { bytes, length } = key;
    let hash = 0x811c_9dc5;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x0100_0193);
    hash ^= hash >>> 15;
    if (this.size === this.#ends.length) this.#grow();
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = hash & last;
    for (; slots[slot] !== 0; slot = (slot + 1) & last) {
      const place = slots[slot]! - 1;
      if (this.#hashes[place] === hash && this.#isAt(place, bytes, length)) return place;
    }
    slots[slot] = this.size + 1;
    return this.#keep(bytes.subarray(0, length), hash);
  }

  clear(): void {
    this.size = 0;
    this.#slots.fill(0);
  }

  #isAt(place: number, bytes: Uint8Array, length: number): boolean {
    const start = place === 0 ? 0 : this.#ends[place - 1]!;
    if (this.#ends[place]! - start !== length) return false;
    const known = this.#bytes;
    for (let i = 0; i < length; i++) if (known[start + i] !== bytes[i]) return false;
    return true;
  }

  #keep(key: Uint8Array, hash: number): number {
    const place = this.size++;
    const start = place === 0 ? 0 : this.#ends[place - 1]!;
    while (start + key.length > this.#bytes.length) this.#bytes = copied(this.#bytes, new Uint8Array(this.#bytes.length * 2));
    this.#bytes.set(key, start);
    this.#ends[place] = start + key.length;
    this.#hashes[place] = hash;
    return place;
  }

  #grow(): void {
    this.#ends = copied(this.#ends, new Uint32Array(this.#ends.length * 2));
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

function copied<T extends Uint8Array | Uint32Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
