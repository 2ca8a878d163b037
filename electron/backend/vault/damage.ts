import { existsSync, statSync } from 'node:fs';
import { ReadDb } from '../db/executor.ts';
import { readHeader } from '../db/migrate.ts';
import { openScan, rollBackJournal } from '../db/open.ts';
import { failureOf } from '../serve.ts';
import { listManifests } from './manifest.ts';
import { databaseFile } from './places.ts';
import { lastBatchOf, readWatermark } from './watermark.ts';

/** How the owner's database was found unusable. `unreadable`: the disk gives errors for it. */
export type Damage = 'missing' | 'empty' | 'header' | 'pages' | 'behind' | 'unreadable';

/** What a failure says about the database; undefined where it is another one. */
export function damageOf(error: unknown): Damage | undefined {
  const known = failureOf(error);
  if (known?.code !== 'database_damaged') return undefined;
  return known.detail['damage'] === 'unreadable' ? 'unreadable' : 'pages';
}

/** A larger one is looked through only after a crash: a second a quarter of a gigabyte is too long for every start. */
const ALWAYS_CHECKED_BYTES = 250_000_000;

/**
 * Before anything opens it for writing: is there a database that can be used? Undefined where there is, and where there
 * never was one. What is found is left exactly as it lies, for there may be more to save from it.
 */
export function findDamage(dataDir: string): Damage | undefined {
  const file = databaseFile(dataDir);
  try {
    if (existsSync(file)) rollBackJournal(file);
    return look(dataDir, file);
  } catch (error) {
    const damage = damageOf(error);
    if (damage) return damage;
    throw error;
  }
}

function look(dataDir: string, file: string): Damage | undefined {
  const mark = readWatermark(dataDir);
  const wasThere = mark !== undefined || listManifests(dataDir).manifests.length > 0;
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return wasThere ? 'missing' : undefined;
  // A first start that was killed leaves an empty file: nothing has been lost then.
  if (size === 0 && !existsSync(`${file}-wal`)) return wasThere ? 'empty' : undefined;
  const header = size > 0 ? readHeader(file) : null;
  if (size > 0 && !header) return 'header';
  const hasLog = existsSync(`${file}-wal`);
  // SQLite itself overlooks a last page that is cut.
  if (header && !hasLog && header.pages * header.pageSize !== size) return 'pages';
  const mustCheck = size < ALWAYS_CHECKED_BYTES || hasLog;
  return lookInside(file, mustCheck, wasThere, mark?.lastBatch ?? 0);
}

function lookInside(file: string, mustCheck: boolean, wasThere: boolean, lastBatch: number): Damage | undefined {
  const db = openScan(file);
  try {
    const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
    if (tables === 0) return wasThere ? 'empty' : undefined;
    if (mustCheck && db.pragma('quick_check(1)', { simple: true }) !== 'ok') return 'pages';
    const hasBatches = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'batches'").pluck().get() === 1;
    return hasBatches && lastBatchOf(new ReadDb(db)) < lastBatch ? 'behind' : undefined;
  } finally {
    db.close();
  }
}
