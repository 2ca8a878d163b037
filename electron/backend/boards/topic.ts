import type { BoardRow } from '../../../shared/contract/boards.ts';
import type { Cell } from '../../../shared/domain/board-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';

/** Where a topic's rows come from. `values` are a column of all of them, in the order of `ids`. */
export interface Topic {
  ids: (db: ReadDb, today: string) => readonly number[];
  values: (db: ReadDb, column: string, today: string) => readonly Cell[];
  currencies: (db: ReadDb, today: string) => readonly string[];
  rows: (db: ReadDb, ids: readonly number[], today: string) => BoardRow[];
}

interface SqlParts {
  from: string;
  id: string;
  /** The customer whose row it is, as they are now. */
  customer: string;
  currency: string;
  /** SQL of each column; `:today` may stand in it. */
  columns: Record<string, string>;
}

/** Columns are read one by one and kept until the data changes; only the rows of a page are read whole. */
export function sqlTopic(name: string, { from, id, customer, currency, columns }: SqlParts): Topic {
  const pluck = <T>(db: ReadDb, sql: string, today: string): T[] =>
    remember(db, `board ${name} ${today} ${sql}`, () => {
      const statement = db.connection.prepare(`SELECT ${sql} FROM ${from} ORDER BY ${id}`).pluck();
      return (sql.includes(':today') ? statement.all({ today }) : statement.all()) as T[];
    });
  const cells = Object.entries(columns).map(([column, sql]) => `${sql} AS "${column}"`).join(', ');
  const page = `SELECT ${id} AS rowId, ${customer} AS rowCustomer, ${currency} AS rowCurrency, ${cells} FROM json_each(:ids) j CROSS JOIN ${from} WHERE ${id} = j.value ORDER BY j.key`;
  return {
    ids: (db, today) => pluck(db, id, today),
    values: (db, column, today) => pluck(db, columns[column]!, today),
    currencies: (db, today) => pluck(db, currency, today),
    rows: (db, ids, today) =>
      db.all<Record<string, Cell> & { rowId: number; rowCustomer: number | null; rowCurrency: string }>(page, { ids: JSON.stringify(ids), ...(page.includes(':today') ? { today } : {}) }).map(({ rowId, rowCustomer, rowCurrency, ...cells }) => ({ id: rowId, customerId: rowCustomer, currency: rowCurrency, cells })),
  };
}

/** Rows that are worked out whole, and kept by whoever does. */
export function listTopic(load: (db: ReadDb, today: string) => BoardRow[]): Topic {
  return {
    ids: (db, today) => load(db, today).map((row) => row.id),
    values: (db, column, today) => load(db, today).map((row) => row.cells[column] ?? null),
    currencies: (db, today) => load(db, today).map((row) => row.currency),
    rows: (db, ids, today) => {
      const byId = new Map(load(db, today).map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
  };
}
