import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReadDb } from '../../electron/backend/db/executor.ts';
import { openScan, openWriter } from '../../electron/backend/db/open.ts';
import { findDamage, type Damage } from '../../electron/backend/vault/damage.ts';
import { databaseFile } from '../../electron/backend/vault/places.ts';
import { writeWatermark } from '../../electron/backend/vault/watermark.ts';
import type { Run } from './run.ts';

/** A data folder with 400 orders and one backup of them, as a closed app leaves it, for being harmed. */
export class Victim {
  readonly run: Run;
  readonly dir: string;
  /** Of the database and of its backup. */
  readonly digest: string;
  readonly whole: Buffer;
  readonly missed: string[] = [];
  harmed = 0;
  readonly #pristine: string;

  constructor(run: Run, pristine: string, digest: string) {
    this.run = run;
    this.#pristine = pristine;
    this.digest = digest;
    this.dir = join(run.folder, 'victim');
    this.reset();
    this.whole = readFileSync(this.file);
  }

  get file(): string {
    return databaseFile(this.dir);
  }

  reset(): void {
    rmSync(this.dir, { recursive: true, force: true });
    cpSync(this.#pristine, this.dir, { recursive: true });
    const db = openScan(this.file);
    writeWatermark(this.dir, new ReadDb(db));
    db.close();
    this.dropLog();
  }
  dropLog(): void {
    for (const end of ['-wal', '-shm']) rmSync(`${this.file}${end}`, { force: true });
  }

  /** Puts something else in the database's place. */
  put(bytes: Buffer): void {
    this.dropLog();
    writeFileSync(this.file, bytes);
    this.harmed += 1;
  }

  /** Must be found at the next start, and left as it lies. */
  mustFind(what: string, ...wanted: Damage[]): void {
    const before = readFileSync(this.file);
    const found = findDamage(this.dir);
    if (found === undefined || (wanted.length > 0 && !wanted.includes(found))) this.missed.push(`${what}: ${found ?? 'nothing was found'}`);
    if (!readFileSync(this.file).equals(before)) this.missed.push(`${what}: looking has changed the file`);
  }

  expect(holds: boolean, what: string): void {
    if (!holds) this.missed.push(what);
  }

  /** Another import that stands in the log alone and was said to be in, as a kill leaves it. Gives the log. */
  crashWithLog(): Buffer {
    this.reset();
    const db = openWriter(this.file);
    db.pragma('wal_autocheckpoint = 0');
    db.exec('INSERT INTO batches VALUES (2, 0, NULL)');
    writeWatermark(this.dir, new ReadDb(db));
    const wal = readFileSync(`${this.file}-wal`);
    const main = readFileSync(this.file);
    db.close();
    this.put(main);
    this.putLog(wal);
    return wal;
  }
  putLog(wal: Buffer): void {
    rmSync(`${this.file}-shm`, { force: true });
    writeFileSync(`${this.file}-wal`, wal);
    this.harmed += 1;
  }
  lastBatch(): number {
    const db = openScan(this.file);
    try {
      return db.prepare('SELECT max(id) FROM batches').pluck().get() as number;
    } finally {
      db.close();
    }
  }
}
