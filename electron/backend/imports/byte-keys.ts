const FIRST_ROOM = 256;

/** A sequence of cells that is put together cell by cell, again and again: in words of four bytes, by which it is hashed and compared. */
export class ByteKey {
  words = new Int32Array(FIRST_ROOM);
  /** In words. */
  length = 0;

  /** Empty again, of cells that are bytes or text: both may be the same words. */
  start(isBytes: boolean): this {
    this.words[0] = isBytes ? 1 : 0;
    this.length = 1;
    return this;
  }

  /** Behind the bytes, none of which is 0, stand one to four that are: they part it from the next cell. */
  add(bytes: DataView, from: number, to: number): void {
    this.#makeRoom((to - from) / 4 + 1);
    const { words } = this;
    const whole = to - 3;
    let at = this.length;
    let i = from;
    for (; i < whole; i += 4) words[at++] = bytes.getInt32(i, true);
    let last = 0;
    for (let shift = 0; i < to; i++, shift += 8) last |= bytes.getUint8(i) << shift;
    words[at++] = last;
    this.length = at;
  }

  addText(text: string): void {
    this.#makeRoom(text.length + 1);
    const { words } = this;
    let at = this.length;
    words[at++] = text.length;
    for (let i = 0; i < text.length; i++) words[at++] = text.charCodeAt(i);
    this.length = at;
  }

  #makeRoom(words: number): void {
    if (this.length + words <= this.words.length) return;
    const larger = new Int32Array((this.length + words) * 2);
    larger.set(this.words.subarray(0, this.length));
    this.words = larger;
  }
}

/** What a slot holds: 1 + place, hash, and where the key is among all words, and how long. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;

/** Numbers keys in the order in which they come for the first time: a Map of a hundred thousand texts, without the texts. */
export class ByteKeys {
  size = 0;
  #words = new Int32Array(1 << 14);
  #used = 0;
  /** By hash; a slot that is taken by another leads to the next. All about a key stands together: it is memory that this waits for. */
  #slots = new Int32Array(SLOT * 2048);

  /** Its number; one that comes for the first time gets the next. */
  placeOf(key: ByteKey): number {
    const { words, length } = key;
    let hash = 0x811c_9dc5 | 0;
    for (let i = 0; i < length; i++) {
      hash = Math.imul(hash ^ words[i]!, 0x0100_0193);
      hash ^= hash >>> 15;
    }
    if (this.size * 2 * SLOT === this.#slots.length) this.#grow();
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (hash << SLOT_BITS) & last;
    for (; slots[slot] !== 0; slot = (slot + SLOT) & last) {
      if (slots[slot + 1] === hash && slots[slot + 3] === length && this.#isAt(slots[slot + 2]!, words, length)) return slots[slot]! - 1;
    }
    slots[slot] = ++this.size;
    slots[slot + 1] = hash;
    slots[slot + 2] = this.#keep(words, length);
    slots[slot + 3] = length;
    return this.size - 1;
  }

  clear(): void {
    this.size = 0;
    this.#used = 0;
    this.#slots.fill(0);
  }

  /** Gives the room back at once. */
  release(): void {
    for (const { buffer } of [this.#words, this.#slots]) buffer.transfer(0);
  }

  #isAt(start: number, words: Int32Array, length: number): boolean {
    const known = this.#words;
    for (let i = 0; i < length; i++) if (known[start + i] !== words[i]) return false;
    return true;
  }

  #keep(words: Int32Array, length: number): number {
    const start = this.#used;
    while (start + length > this.#words.length) this.#words = new Int32Array(this.#words.buffer.transfer(this.#words.byteLength * 2));
    const known = this.#words;
    for (let i = 0; i < length; i++) known[start + i] = words[i]!;
    this.#used += length;
    return start;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const last = slots.length - 1;
    for (let i = 0; i < old.length; i += SLOT) {
      if (old[i] === 0) continue;
      let slot = (old[i + 1]! << SLOT_BITS) & last;
      while (slots[slot] !== 0) slot = (slot + SLOT) & last;
      for (let part = 0; part < SLOT; part++) slots[slot + part] = old[i + part]!;
    }
    old.buffer.transfer(0);
    this.#slots = slots;
  }
}
