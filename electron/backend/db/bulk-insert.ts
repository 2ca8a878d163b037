import type { Value, WriteDb } from './executor.ts';
import type { Statement } from './open.ts';

/** Rows to a statement, largest first; one row is the last resort. */
const SIZES = [32, 8, 1];

/**
 * Rows by the million: gathered, and written by `flush`, dozens to a statement, bound by position. Whoever fills several
 * tables flushes parents before children: a child that comes first makes SQLite look for it at every later parent.
 * A row that breaks a rule ends the whole transaction (OR ROLLBACK), for SQLite would otherwise copy aside every page
 * that one of these long statements touches. `columns` come from our own code, never from a file.
 */
export class BulkInsert {
  readonly #statements: { values: number; statement: Statement }[];
  readonly #waiting: Value[] = [];
  /** Of the values that wait. */
  #count = 0;

  constructor(db: WriteDb, table: string, columns: string[]) {
    const row = `(${columns.map(() => '?').join(', ')})`;
    this.#statements = SIZES.map((rows) => ({
      values: rows * columns.length,
      statement: db.connection.prepare(`INSERT OR ROLLBACK INTO ${table} (${columns.join(', ')}) VALUES ${Array<string>(rows).fill(row).join(', ')}`),
    }));
  }

  get count(): number {
    return this.#count;
  }

  /** A row, or the next part of one. */
  add(...values: Value[]): void {
    this.addAll(values);
  }

  addAll(values: readonly Value[]): void {
    const waiting = this.#waiting;
    let at = this.#count;
    for (let i = 0; i < values.length; i++) waiting[at++] = values[i]!;
    this.#count = at;
  }

  flush(): void {
    let at = 0;
    for (const { values, statement } of this.#statements) {
      for (; at + values <= this.#count; at += values) statement.run(this.#waiting.slice(at, at + values));
    }
    this.#count = 0;
  }
}
