import type { ReadDb } from './executor.ts';

interface Memory {
  stamp: string;
  values: Map<string, unknown>;
}
const memories = new WeakMap<ReadDb, Memory>();
/** Rows that we wrote into our own TEMP tables, which change no data. */
const ownChanges = new WeakMap<ReadDb, number>();
const MOST_VALUES = 80;

/** Says whether the data may have changed: by another connection (data_version) or by this one (total_changes). */
function dataStamp(db: ReadDb): string {
  const { version } = db.get<{ version: number }>('SELECT data_version AS version FROM pragma_data_version')!;
  return `${version}/${totalChanges(db) - (ownChanges.get(db) ?? 0)}`;
}

function totalChanges(db: ReadDb): number {
  return db.get<{ changes: number }>('SELECT total_changes() AS changes')!.changes;
}

/** Work on TEMP tables, which doesn't count as a change of the data. */
export function aside<T>(db: ReadDb, work: () => T): T {
  const before = totalChanges(db);
  const result = work();
  ownChanges.set(db, (ownChanges.get(db) ?? 0) + totalChanges(db) - before);
  return result;
}

/** Computes once and keeps until the data changes; of many values the ones asked for last. */
export function remember<T>(db: ReadDb, key: string, compute: () => T): T {
  const stamp = dataStamp(db);
  let memory = memories.get(db);
  if (memory?.stamp !== stamp) {
    memory = { stamp, values: new Map() };
    memories.set(db, memory);
  }
  const { values } = memory;
  const value = values.has(key) ? (values.get(key) as T) : compute();
  values.delete(key); // to the end: the first key is the one not asked for longest
  values.set(key, value);
  const [oldest] = values.keys();
  if (values.size > MOST_VALUES && oldest !== undefined) values.delete(oldest);
  return value;
}

/** What was seen in a transaction that has been taken back never was; neither stamp tells that. */
export function forgetRemembered(db: ReadDb): void {
  memories.delete(db);
}

/** Reads everything from one state of the data, however long it takes and whatever is committed meanwhile. */
export function snapshot<T>(db: ReadDb, read: () => T): T {
  return db.connection.inTransaction ? read() : db.connection.transaction(read)();
}
