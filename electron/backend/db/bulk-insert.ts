import type { ReadDb, Value } from './executor.ts';
import type { Statement } from './open.ts';

/** Rows to a statement, largest first; one row is the last resort. */
const SIZES = [32, 8, 1] as const;

/**
 * Rows by the million: gathered, and written by `flush`, dozens to a statement, bound by position. Whoever fills several
 * tables flushes parents before children: a child that comes first makes SQLite look for it at every later parent.
 * A row that breaks a rule ends the whole transaction (OR ROLLBACK), for SQLite would otherwise copy aside every page
 * that one of these long statements touches. `columns` come from our own code, never from a file.
 */
export class BulkInsert {
  readonly #statements: { values: number; statement: Statement }[];
  /** Each as long as the largest statement takes; used again and again. */
  readonly #sheets: Value[][] = [];
  readonly #sheetValues: number;
  /** The one that is being filled, and how many of its values are. */
  #sheet = 0;
  #at = 0;

  constructor(db: ReadDb, table: string, columns: string[]) {
    const row = `(${columns.map(() => '?').join(', ')})`;
    this.#sheetValues = SIZES[0] * columns.length;
    this.#statements = SIZES.map((rows) => ({
      values: rows * columns.length,
      statement: db.connection.prepare(`INSERT OR ROLLBACK INTO ${table} (${columns.join(', ')}) VALUES ${Array<string>(rows).fill(row).join(', ')}`),
    }));
  }

  get isEmpty(): boolean {
    return this.#sheet === 0 && this.#at === 0;
  }

  /** A row, or the next part of one. */
  add(...values: Value[]): void {
    this.addAll(values);
  }

  addAll(values: readonly Value[]): void {
    let sheet = this.#openSheet();
    let at = this.#at;
    for (let i = 0; i < values.length; i++) {
      if (at === this.#sheetValues) {
        this.#sheet++;
        sheet = this.#openSheet();
        at = 0;
      }
      sheet[at++] = values[i]!;
    }
    this.#at = at;
  }

  flush(): void {
    const [whole, ...smaller] = this.#statements;
    const full = this.#at === this.#sheetValues ? this.#sheet + 1 : this.#sheet;
    for (let i = 0; i < full; i++) whole!.statement.run(...this.#sheets[i]!);
    const rest = full > this.#sheet ? 0 : this.#at;
    let at = 0;
    for (const { values, statement } of smaller) {
      for (; at + values <= rest; at += values) statement.run(this.#sheets[this.#sheet]!.slice(at, at + values));
    }
    this.#sheet = this.#at = 0;
  }

  #openSheet(): Value[] {
    return (this.#sheets[this.#sheet] ??= Array<Value>(this.#sheetValues).fill(null));
  }
}
