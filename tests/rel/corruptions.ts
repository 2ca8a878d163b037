import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBackend, type Backend } from '../../electron/backend/backend.ts';
import { openWriter, type Connection } from '../../electron/backend/db/open.ts';
import { findDamage } from '../../electron/backend/vault/damage.ts';
import { backupFile, listManifests } from '../../electron/backend/vault/manifest.ts';
import type { Salvaged, VaultReport } from '../../shared/contract/vault.ts';
import { backUp, digestOf, fillDatabase, restore, undo } from '../backend/vault/bare-folder.ts';
import type { Victim } from './victim.ts';

const PAGE = 8192;
const codeOf = (error: unknown) => (error as { code?: string }).code ?? String(error);
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', codeOf);

async function start(v: Victim): Promise<Backend> {
  return startBackend({ dataDir: v.dir, migrationsDir: 'migrations', version: 'rel', threadUrl: pathToFileURL(join(v.run.app, 'thread.mjs')), log: () => undefined });
}
async function answer(backend: Backend, endpoint: string, input: object = {}): Promise<string> {
  const reply = await backend.call(endpoint, input);
  return reply.ok ? 'ok' : reply.error.code;
}
/** Changes what a constraint would refuse. */
function force(v: Victim, sql: string): void {
  const db: Connection = openWriter(v.file);
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  db.exec(sql);
  db.close();
  v.harmed += 1;
}
/** Flips one bit, so many times, each time of the whole thing. */
function* flips(v: Victim, of: Buffer, times: number): Generator<{ at: number; bytes: Buffer }> {
  for (let i = 0; i < times; i++) {
    const bytes = Buffer.from(of);
    const at = v.run.pick(bytes.length);
    bytes[at]! ^= 1 << v.run.pick(8);
    yield { at, bytes };
  }
}

export const corruptions: Record<string, (v: Victim) => Promise<void> | void> = {
  'C1 the header zeroed': (v) => {
    v.put(Buffer.from(v.whole).fill(0, 0, 100));
    v.mustFind('the header', 'header');
  },
  'C2 cut off': (v) => {
    for (const length of [0, 1, 99, 512, 4095, v.whole.length >> 1, v.whole.length - 1]) {
      v.put(v.whole.subarray(0, length));
      v.mustFind(`cut to ${length} bytes`, length === 0 ? 'empty' : length < 100 ? 'header' : 'pages');
    }
  },
  'C3 a page zeroed': (v) => {
    for (let page = 0; page < v.whole.length / PAGE; page++) {
      v.put(Buffer.from(v.whole).fill(0, page * PAGE, (page + 1) * PAGE));
      v.mustFind(`page ${page + 1}`);
    }
  },
  'C4 a bit of it flipped': async (v) => {
    // SQLite sees few of them, the honest limit of a file without page checksums; a backup's digest is of every value and sees all.
    let found = 0;
    for (const { bytes } of flips(v, v.whole, 100)) {
      v.put(bytes);
      if (findDamage(v.dir)) found += 1;
    }
    v.expect(found > 0, `only ${found} of 100 flipped bits were found at the start`);
    const backup = readFileSync(backupFile(v.dir, 1));
    for (const { at, bytes } of flips(v, backup, 30)) {
      writeFileSync(backupFile(v.dir, 1), bytes);
      v.expect((await outcome(restore(v.dir, 1))) === 'backup_damaged', `a bit flipped at ${at} of a backup was restored`);
    }
  },
  'C5 a bit of the log flipped': (v) => {
    const wal = v.crashWithLog();
    for (const { at, bytes } of flips(v, wal, 200)) {
      v.putLog(bytes);
      const damage = findDamage(v.dir);
      // A few bytes of it nobody reads: then nothing is lost.
      v.expect(damage === 'behind' || (damage === undefined && v.lastBatch() === 2), `flipped at ${at}: the import is gone, and ${damage ?? 'nothing'} was found`);
    }
  },
  'C6 the log cut in a frame': (v) => {
    const wal = v.crashWithLog();
    v.putLog(wal.subarray(0, wal.length >> 1));
    v.mustFind('half a log', 'behind');
  },
  'C7 the log deleted': (v) => {
    v.crashWithLog();
    v.dropLog();
    v.mustFind('no log', 'behind');
  },
  'C8 the log of another database': (v) => {
    const wal = v.crashWithLog();
    v.putLog(Buffer.from(wal).fill(7, 16, 24)); // another salt
    v.mustFind('a foreign log', 'behind');
  },
  'C9 the log’s index garbage': (v) => {
    v.crashWithLog();
    writeFileSync(`${v.file}-shm`, Buffer.alloc(32_768, 0xa5));
    v.expect(findDamage(v.dir) === undefined && v.lastBatch() === 2, 'it did not heal');
  },
  'C10 a log beside what is restored': async (v) => {
    const db = openWriter(v.file);
    db.pragma('wal_autocheckpoint = 0');
    db.exec("UPDATE customers SET name = 'later'; INSERT INTO settings VALUES ('late', '1')");
    const [wal, main] = [readFileSync(`${v.file}-wal`), readFileSync(v.file)];
    db.close();
    v.put(main);
    v.putLog(wal);
    const { asideId } = await restore(v.dir, 1);
    v.expect((await digestOf(v.dir)) === v.digest, 'the log brought back what the backup never held');
    await undo(v.dir, asideId);
    v.expect((await digestOf(v.dir)) !== v.digest, 'the log did not come back with its database');
  },
  'C11 a text file in its place': (v) => {
    v.put(Buffer.from('订单号,买家\n'.repeat(500)));
    v.mustFind('a text', 'header');
  },
  'C12 an entry missing in an index': async (v) => {
    const db = openWriter(v.file);
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    const { sql } = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'orders_number'").get() as { sql: string };
    db.prepare("UPDATE sqlite_schema SET sql = sql || ' WHERE id > 5' WHERE name = 'orders_number'").run();
    db.close();
    const partial = openWriter(v.file);
    partial.exec('REINDEX orders_number');
    partial.unsafeMode(true);
    partial.pragma('writable_schema = ON');
    partial.prepare("UPDATE sqlite_schema SET sql = ? WHERE name = 'orders_number'").run(sql);
    partial.close();
    v.harmed += 1;
    v.expect((await outcome(backUp(v.dir))) === 'database_damaged', 'it was backed up');
    v.expect(listManifests(v.dir).manifests.length === 1, 'a damaged backup is listed');
  },
  'C13 rows that cannot be': async (v) => {
    const harms = [
      'DELETE FROM accounts WHERE id = 7',
      'DELETE FROM shops',
      "INSERT INTO campaign_members (campaign_id, customer_id, reason) VALUES (99, 1, 'masked')",
      "INSERT INTO touches (campaign_id, customer_id, channel, at, day, address, status) VALUES (98, 1, 'sms', 0, '2026-01-01', '', 'exported')",
      "UPDATE orders SET status = NULL WHERE id = 4 AND 0; INSERT INTO batch_files (batch_id, name, size, sha256, parser_version, report) VALUES (77, 'x', 1, '', 1, '{}')",
    ];
    for (const sql of harms) {
      v.reset();
      force(v, sql);
      const told = findDamage(v.dir) ?? (await outcome(backUp(v.dir)));
      v.expect(told === 'pages' || told === 'database_damaged', `${sql}: ${told}`);
      v.expect(listManifests(v.dir).manifests.length === 1, `${sql}: a backup of it is listed`);
    }
  },
  'C14 the newest backup damaged too': async (v) => {
    fillDatabase(v.dir, 401);
    await backUp(v.dir);
    writeFileSync(backupFile(v.dir, 2), readFileSync(backupFile(v.dir, 2)).fill(0, PAGE, 2 * PAGE));
    v.put(Buffer.from(v.whole).fill(0, 0, 100));
    v.expect((await outcome(restore(v.dir, 2))) === 'backup_damaged', 'the damaged one was restored');
    v.expect((await outcome(restore(v.dir, 1))) === 'done' && (await digestOf(v.dir)) === v.digest, 'the one before it does not serve');
  },
  'C15 everything damaged': async (v) => {
    const harmed = Buffer.from(v.whole).fill(0, 0, 100);
    v.put(harmed);
    writeFileSync(backupFile(v.dir, 1), readFileSync(backupFile(v.dir, 1)).fill(0x41, PAGE, 3 * PAGE));
    for (let i = 0; i < 2; i++) {
      const backend = await start(v);
      v.expect(backend.isDamaged(), 'it opened all the same');
      v.expect((await answer(backend, 'customers.list')) === 'database_damaged', 'customers were shown');
      v.expect((await answer(backend, 'vault.list')) === 'ok', 'the vault did not answer');
      v.expect((await answer(backend, 'vault.restore', { seq: 1 })) === 'backup_damaged', 'the damaged backup was restored');
      const saved = await backend.call('vault.salvage', { to: backend.files.add(join(v.run.folder, 'salvaged.zip')) });
      const { rows = 0, lostPages = 0 } = saved.ok ? (saved.value as Salvaged) : {};
      v.expect(rows >= 1200 && lostPages === 0, `of 400 people, their accounts and orders ${rows} rows were read, and ${lostPages} pages are lost`);
      await backend.close();
      v.expect(readFileSync(v.file).equals(harmed), 'what is left of it was changed');
    }
    rmSync(v.file);
    const backend = await start(v);
    v.expect(backend.isDamaged(), 'it began anew where a shop was');
    await backend.close();
  },
  'C16 damaged while it runs': async (v) => {
    const backend = await start(v);
    let heard = false;
    backend.subscribe((event) => (heard ||= event === 'database'));
    writeFileSync(v.file, Buffer.from(v.whole).fill(0xff, PAGE), { flag: 'r+' });
    v.harmed += 1;
    v.expect((await answer(backend, 'customers.list')) === 'database_damaged', 'it went on reading');
    v.expect((await answer(backend, 'settings.save', { smsSignature: '甲' })) === 'database_damaged', 'it went on writing');
    v.expect(heard, 'nobody was told');
    v.expect((await answer(backend, 'vault.restore', { seq: 1 })) === 'ok', 'the backup was not restored');
    const [customers, list] = await Promise.all([answer(backend, 'customers.list'), backend.call('vault.list', {})]);
    v.expect(customers === 'ok' && list.ok && (list.value as VaultReport).aside.length === 1, 'it does not go on after the restore');
    await backend.close();
  },
};
