import { createHash } from 'node:crypto';
import type { Connection } from '../db/open.ts';

/** Rows between two looks at whatever else waits in this thread. */
const BREATH = 20_000;
/** Characters gathered before they are hashed: a text of more than 128 KB would be garbage of the slow kind. */
const MOST_TEXT = 16_384;

export interface Digests {
  /** Of everything. */
  whole: string;
  tables: Record<string, { rows: number; sha256: string }>;
}

/**
 * A hash over every value of every table, because `integrity_check` doesn't see a cell whose content has changed. Two
 * databases with the same rows have the same one, however their pages lie.
 */
export async function digestTables(db: Connection, breathe: () => Promise<void> = () => Promise.resolve()): Promise<Digests> {
  const list = db.pragma('main.table_list') as { schema: string; name: string; type: string; wr: number }[];
  const names = list.filter((t) => t.schema === 'main' && t.type === 'table' && !t.name.startsWith('sqlite_')).sort((a, b) => (a.name < b.name ? -1 : 1));
  const whole = createHash('sha256');
  const tables: Digests['tables'] = {};
  for (const { name, wr } of names) {
    const hash = createHash('sha256');
    let rows = 0;
    let text = '';
    const all = db.prepare(`SELECT * FROM "${name}"${wr === 1 ? '' : ' ORDER BY rowid'}`).raw();
    for (const row of all.iterate() as IterableIterator<unknown[]>) {
      for (const value of row) {
        if (typeof value === 'string') text += `s${value.length}:${value}`;
        else if (typeof value === 'number') text += `n${value};`;
        else if (value === null) text += '0';
        else {
          hash.update(`${text}b${(value as Buffer).length}:`).update(value as Buffer);
          text = '';
        }
      }
      text += '\n';
      rows += 1;
      if (text.length > MOST_TEXT) {
        hash.update(text);
        text = '';
      }
      if (rows % BREATH === 0) await breathe();
    }
    const sha256 = hash.update(text).digest('hex');
    tables[name] = { rows, sha256 };
    whole.update(`${name} ${rows} ${sha256}\n`);
  }
  return { whole: whole.digest('hex'), tables };
}
