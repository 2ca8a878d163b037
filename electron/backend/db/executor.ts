import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable, type CompiledQuery } from 'kysely';
import type { Connection, Statement } from './open.ts';
import type { Tables } from './tables.ts';
import { forgetRemembered } from './remember.ts';

/** Kysely builds the query; better-sqlite3 runs it, synchronously, in the thread that holds the connection. */
export const build = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export type Value = string | number | bigint | null | Buffer;
type Built<T> = Compilable<T> | CompiledQuery<T>;
type Params = Record<string, Value>;

/** Reading. A query is built with Kysely, or a text with named (`:name`) parameters. */
export class ReadDb {
  readonly connection: Connection;
  readonly #statements = new Map<string, Statement>();

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** A prepared statement, made once for each text. */
  prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.connection.prepare(sql);
      if (this.#statements.size > 500) this.#statements.clear();
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  all<T>(query: Built<T>): T[];
  all<T>(sql: string, params?: Params): T[];
  all(query: Built<unknown> | string, params: Params = {}): unknown[] {
    if (typeof query === 'string') return this.prepare(query).all(params);
    const built = 'compile' in query ? query.compile() : query;
    return this.prepare(built.sql).all(...(built.parameters as Value[]));
  }

  get<T>(query: Built<T>): T | undefined;
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller says what its columns are
  get<T>(sql: string, params?: Params): T | undefined;
  get(query: Built<unknown> | string, params: Params = {}): unknown {
    if (typeof query === 'string') return this.prepare(query).get(params);
    const built = 'compile' in query ? query.compile() : query;
    return this.prepare(built.sql).get(...(built.parameters as Value[]));
  }

  iterate<T>(sql: string, params: Params = {}): IterableIterator<T> {
    // Its own statement: an iterator that is still open makes a shared one busy.
    return this.connection.prepare(sql).iterate(params) as IterableIterator<T>;
  }
}

/** Reading and writing; only the writer thread has one. */
export class WriteDb extends ReadDb {
  run(query: Built<unknown>): { changes: number; lastInsertRowid: number };
  run(sql: string, params?: Params): { changes: number; lastInsertRowid: number };
  run(query: Built<unknown> | string, params: Params = {}): { changes: number; lastInsertRowid: number } {
    const built = typeof query === 'string' ? null : 'compile' in query ? query.compile() : query;
    const result = built ? this.prepare(built.sql).run(...(built.parameters as Value[])) : this.prepare(query as string).run(params);
    return { changes: result.changes, lastInsertRowid: Number(result.lastInsertRowid) };
  }

  /** All or nothing. */
  transaction<T>(work: () => T): T {
    try {
      return this.connection.transaction(work).immediate();
    } catch (error) {
      forgetRemembered(this);
      throw error;
    }
  }

  rollBack(): void {
    this.connection.exec('ROLLBACK');
    forgetRemembered(this);
  }
}
