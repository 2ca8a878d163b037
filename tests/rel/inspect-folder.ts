import { createHash } from 'node:crypto';
import { WriteDb } from '../../electron/backend/db/executor.ts';
import { readMigrations } from '../../electron/backend/db/migrate.ts';
import { openScan, openWriter, type Connection } from '../../electron/backend/db/open.ts';
import { findDamage } from '../../electron/backend/vault/damage.ts';
import { finishErasures } from '../../electron/backend/vault/erase/erase-customer.ts';
import { hasUnfinishedErasure } from '../../electron/backend/vault/erase/unfinished.ts';
import { digestTables } from '../../electron/backend/vault/digests.ts';
import { hashFile } from '../../electron/backend/vault/make-backup.ts';
import { backupFile, listManifests } from '../../electron/backend/vault/manifest.ts';
import { databaseFile } from '../../electron/backend/vault/places.ts';
import { finishSwap } from '../../electron/backend/vault/swap.ts';

const migrations = readMigrations('migrations');

export interface Inspected {
  /** What no data folder may ever show. */
  problems: string[];
  /** Of all rows; what a clock gave counts as one value. Empty where there is none that can be read. */
  digest: string;
  /** Numbers of the listed backups. */
  backups: number[];
}

/** Statements that give a row for each thing that is not whole. */
const RULES: Record<string, string> = {
  'an import with other rows than it declared': `SELECT f.id FROM batch_files f JOIN batches b ON b.id = f.batch_id
    WHERE b.undone_at IS NULL AND f.error IS NULL AND f.same_as IS NULL AND json_extract(f.report, '$.records') IS NULL
      AND json_extract(f.report, '$.rows') IS NOT (SELECT ifnull(sum(rows), 0) FROM row_blocks WHERE file_id = f.id) + (SELECT count(*) FROM row_rejects WHERE file_id = f.id)`,
  'rows of an import that was taken back': 'SELECT 1 FROM row_blocks r JOIN batch_files f ON f.id = r.file_id JOIN batches b ON b.id = f.batch_id WHERE b.undone_at IS NOT NULL',
  'an order twice': 'SELECT 1 FROM orders GROUP BY shop_id, order_no HAVING count(*) > 1',
  'figures that are not their orders': `SELECT 1 WHERE (SELECT ifnull(sum(orders), 0) FROM customer_metrics WHERE shop_id = 0)
    <> (SELECT count(*) FROM orders WHERE is_valid = 1 AND account_id IS NOT NULL)`,
  'an account of nobody': 'SELECT 1 FROM accounts WHERE customer_id NOT IN (SELECT id FROM customers)',
  'money that is not whole': "SELECT 1 FROM orders WHERE typeof(paid_minor) NOT IN ('integer', 'null') OR typeof(net_minor) <> 'integer'",
  'a campaign locked by halves': `SELECT 1 FROM campaigns c
    WHERE (SELECT count(*) FROM campaign_members m WHERE m.campaign_id = c.id) <> CASE WHEN c.locked_at IS NULL THEN 0 ELSE json_extract(c.frozen, '$.segmentCount') END`,
  'a list without its people': 'SELECT 1 FROM campaign_exports e WHERE e.rows > (SELECT count(*) FROM touches t WHERE t.campaign_id = e.campaign_id)',
};

/** Looks at a folder as the next start would, and then at every row and every backup. */
export async function inspectFolder(dataDir: string): Promise<Inspected> {
  const problems: string[] = [];
  finishSwap(dataDir);
  const damage = findDamage(dataDir);
  if (damage) return { problems: [`the database is ${damage}`], digest: '', backups: [] };
  if (hasUnfinishedErasure(dataDir)) await finishErasures({ dataDir, migrations, now: Date.now(), progress: () => undefined });
  let digest = '';
  const connection = openWriter(databaseFile(dataDir));
  try {
    const check = connection.pragma('integrity_check(3)', { simple: true }) as string;
    if (check !== 'ok') problems.push(`integrity_check: ${check}`);
    if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) problems.push('a row without its parent');
    const db = new WriteDb(connection);
    for (const [what, sql] of Object.entries(RULES)) if (db.get(sql) !== undefined) problems.push(what);
    digest = digestWithoutClock(connection);
  } finally {
    connection.close();
  }
  const backups = await inspectBackups(dataDir, problems);
  return { problems, digest, backups };
}

/** Every listed backup is what its manifest says, to the last byte and row. */
async function inspectBackups(dataDir: string, problems: string[]): Promise<number[]> {
  const { manifests } = listManifests(dataDir);
  for (const { seq, sha256, digest } of manifests) {
    const file = backupFile(dataDir, seq);
    if ((await hashFile(file)) !== sha256) {
      problems.push(`backup ${seq} is listed and isn't whole`);
      continue;
    }
    const db = openScan(file);
    try {
      if ((await digestTables(db)).whole !== digest) problems.push(`backup ${seq} has other rows than it was made of`);
    } finally {
      db.close();
    }
  }
  return manifests.map((m) => m.seq);
}

const since = Date.now() - 600_000;

/** Two runs of the same work differ in the moments at which they ran and in nothing else: whole numbers since then are such. */
export function digestWithoutClock(db: Connection): string {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all() as string[];
  const hash = createHash('sha256');
  for (const name of names) {
    const rows = db.prepare(`SELECT * FROM "${name}"`).raw().all() as unknown[][];
    hash.update(`${name} ${rows.length}\n`);
    for (const row of rows) hash.update(JSON.stringify(row.map((v) => (typeof v === 'number' && v >= since ? 'now' : Buffer.isBuffer(v) ? v.toString('base64') : v))));
  }
  return hash.digest('hex');
}
