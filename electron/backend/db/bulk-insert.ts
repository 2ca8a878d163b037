import type { Value, WriteDb } from './executor.ts';
import type { Statement } from './open.ts';

const ROWS = 32;

/**
 * Rows by the million: 32 to a statement, bound by position. Call `flush` before reading what was added.
 * `columns` come from our own code, never from a file.
 */
export class BulkInsert {
  readonly #many: Statement;
  readonly #one: Statement;
  readonly #width: number;
  readonly #waiting: Value[];
  #filled = 0;

  constructor(db: WriteDb, table: string, columns: string[]) {
    const row = `(${columns.map(() => '?').join(', ')})`;
    const text = (rows: number) => `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array<string>(rows).fill(row).join(', ')}`;
    this.#many = db.connection.prepare(text(ROWS));
    this.#one = db.connection.prepare(text(1));
    this.#width = columns.length;
    this.#waiting = Array<Value>(ROWS * columns.length).fill(null);
  }

  add(...values: Value[]): void {
    for (let i = 0; i < this.#width; i++) this.#waiting[this.#filled + i] = values[i]!;
    this.#filled += this.#width;
    if (this.#filled === this.#waiting.length) {
      this.#many.run(this.#waiting);
      this.#filled = 0;
    }
  }

  flush(): void {
    for (let i = 0; i < this.#filled; i += this.#width) this.#one.run(this.#waiting.slice(i, i + this.#width));
    this.#filled = 0;
  }
}
