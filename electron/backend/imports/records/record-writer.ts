import type { RecordKind, RecordsReport, RowCounts } from '../../../../shared/contract/imports.ts';
import { mergeRecords, type RecordBody } from '../../../../shared/domain/merge-records.ts';
import { BulkInsert } from '../../db/bulk-insert.ts';
import type { WriteDb } from '../../db/executor.ts';
import { SEPARATOR, type FileRecord, type RecordsTail } from '../facts.ts';
import { openErasedRows } from '../../vault/erase/erased-rows.ts';
import { readRecords, type KeySpace } from './record-store.ts';
import { isShown, showRecord } from './show-records.ts';
import { KnownPeople } from './same-person.ts';
import { showPerson } from './show-person.ts';

type Counts = Pick<RowCounts, 'rowsAdded' | 'rowsUpdated' | 'rowsUnchanged' | 'customersNew'>;

/** Writes the records of one file that isn't about orders, and brings what they speak of up to date. */
export class RecordWriter {
  readonly #db: WriteDb;
  readonly #space: KeySpace;
  readonly #fileId: number;
  readonly #now: number;
  readonly #touch: (accountId: number) => void;
  readonly #people: KnownPeople;
  readonly #rows = new Map<string, FileRecord[]>();
  /** Undefined where nobody was ever erased. */
  readonly #erased: ReturnType<typeof openErasedRows>;
  readonly #platform: string;

  /** `touch` is told of those whose customers must be refreshed at the end of the batch. */
  constructor(db: WriteDb, file: { id: number; shopId: number; kind: RecordKind }, touch: (accountId: number) => void, now: number) {
    this.#db = db;
    this.#space = { kind: file.kind, shopId: spaceOf(file.kind, file.shopId) };
    this.#fileId = file.id;
    this.#now = now;
    this.#touch = touch;
    this.#people = new KnownPeople(db);
    this.#erased = openErasedRows(db);
    this.#platform = db.get<{ platform: string }>('SELECT platform FROM shops WHERE id = :id', { id: file.shopId })?.platform ?? '';
  }

  write(records: readonly FileRecord[]): void {
    for (const record of this.#erased && this.#space.kind === 'people' ? records.map((r) => this.#erased!.record(this.#platform, r)) : records) {
      const same = this.#rows.get(record.key);
      if (same) same.push(record);
      else this.#rows.set(record.key, [record]);
    }
  }

  finish({ firstDay, lastDay, fileTime }: RecordsTail): { counts: Counts; report: RecordsReport } {
    const { kind, shopId } = this.#space;
    const counts: Counts = { rowsAdded: 0, rowsUpdated: 0, rowsUnchanged: 0, customersNew: 0 };
    this.#db.run('INSERT INTO record_files (file_id, kind, shop_id, first_day, last_day, file_time) VALUES (:fileId, :kind, :shopId, :firstDay, :lastDay, :fileTime)', { fileId: this.#fileId, kind, shopId, firstDay, lastDay, fileTime });
    const insert = new BulkInsert(this.#db, 'records', ['file_id', 'line', 'kind', 'shop_id', 'key', 'body']);
    let [emailConsent, smsConsent] = [0, 0];
    const things = new Set<string>();
    for (const [key, rows] of this.#rows) {
      const seen = readRecords(this.#db, this.#space, key);
      let shown = mergeRecords(seen);
      for (const { line, body } of rows) {
        seen.push({ lastDay: lastDay ?? '', fileTime, body });
        const next = mergeRecords(seen)!;
        counts[shown === null ? 'rowsAdded' : isSame(shown, next) ? 'rowsUnchanged' : 'rowsUpdated'] += 1;
        shown = next;
        insert.add(this.#fileId, line, kind, shopId, key, body);
      }
      if (shown?.['emailConsent'] === 'yes') emailConsent += 1;
      if (shown?.['smsConsent'] === 'yes') smsConsent += 1;
      things.add(kind === 'productTraffic' || kind === 'traffic' ? key.split(SEPARATOR)[0]! : key);
      counts.customersNew += this.#show(key, shown);
    }
    insert.flush();
    // When people signed up, and from when a cost holds, is no stretch of days that the file covers.
    const isDated = kind !== 'people' && kind !== 'costs';
    return { counts, report: { kind, things: things.size, firstDay: isDated ? firstDay : null, lastDay: isDated ? lastDay : null, emailConsent, smsConsent } };
  }

  /** How many new people that makes. */
  #show(key: string, body: RecordBody | null): number {
    const { kind, shopId } = this.#space;
    if (isShown(kind)) {
      showRecord(this.#db, { kind, shopId }, key, body);
      return 0;
    }
    const person = showPerson(this.#db, shopId, key, body, this.#people, this.#now);
    if (person) this.#touch(person.accountId);
    return person?.isNew ? 1 : 0;
  }
}

/** A cost holds wherever the piece is sold. */
const spaceOf = (kind: RecordKind, shopId: number): number => (kind === 'costs' ? 0 : shopId);

const isSame = (a: RecordBody, b: RecordBody): boolean => JSON.stringify(a) === JSON.stringify(b);
