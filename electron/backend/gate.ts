/** Many at once, or one alone, each in its turn: a readers–writer lock, fair to both. */
export class Gate {
  readonly #inside = new Set<Promise<unknown>>();
  /** Who came last for themselves alone. */
  #shut: Promise<unknown> = Promise.resolve();

  /** With whoever else passes, once those are done who came before to be alone. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.#shut;
    const done = work();
    this.#inside.add(done);
    try {
      return await done;
    } finally {
      this.#inside.delete(done);
    }
  }

  /** Once all who came before are done; whoever comes later waits. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#shut.then(() => Promise.allSettled(this.#inside)).then(work);
    this.#shut = done.catch(() => undefined);
    return done;
  }
}
