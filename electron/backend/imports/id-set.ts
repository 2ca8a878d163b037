const FIRST_ROOM = 1024;

/** Ids of one table, which are small whole numbers above 0 close to each other: a byte each. Iterates in their order. */
export class IdSet {
  #has = new Uint8Array(FIRST_ROOM);
  size = 0;

  add(id: number): void {
    if (id >= this.#has.length) this.#grow(id);
    if (this.#has[id] === 1) return;
    this.#has[id] = 1;
    this.size++;
  }

  has(id: number): boolean {
    return this.#has[id] === 1;
  }

  *[Symbol.iterator](): Generator<number, void, undefined> {
    for (let id = this.#has.indexOf(1); id >= 0; id = this.#has.indexOf(1, id + 1)) yield id;
  }

  #grow(id: number): void {
    const has = new Uint8Array(Math.max(this.#has.length * 2, id + FIRST_ROOM));
    has.set(this.#has);
    this.#has = has;
  }
}
