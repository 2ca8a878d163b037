import { fork, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScan } from '../../electron/backend/db/open.ts';
import { findDamage } from '../../electron/backend/vault/damage.ts';
import { digestTables } from '../../electron/backend/vault/digests.ts';
import { hashFile } from '../../electron/backend/vault/make-backup.ts';
import { backupFile, listManifests } from '../../electron/backend/vault/manifest.ts';
import { databaseFile } from '../../electron/backend/vault/places.ts';
import { finishSwap } from '../../electron/backend/vault/swap.ts';
import { backUp, digestOf, fillDatabase } from '../backend/vault/bare-folder.ts';
import { mulberry } from '../bench/make-exports.ts';

const KILLS = 20;
const child = join(import.meta.dirname, 'vault-child.ts');
const folder = mkdtempSync(join(tmpdir(), 'huitouke-kill-vault-'));
const start = join(folder, 'start');
let digests: string[] = [];

beforeAll(async () => {
  mkdirSync(start);
  fillDatabase(start, 2000);
  digests = [await digestOf(start)];
  await backUp(start);
  fillDatabase(start, 2500);
  digests.push(await digestOf(start));
  await backUp(start);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Works in a process of its own until it is ended, so many milliseconds after it was ready. */
function workUntil(what: string, dataDir: string, killAfter: number): Promise<{ killed: boolean; said: string[] }> {
  return new Promise((resolve) => {
    const process = fork(child, [what, dataDir], { execArgv: [] });
    const said: string[] = [];
    process.on('message', (message: string) => {
      said.push(message);
      if (message === 'ready') setTimeout(() => process.kill('SIGKILL'), killAfter);
    });
    process.on('exit', (_, signal) => resolve({ killed: signal === 'SIGKILL', said }));
  });
}

/** Whether every listed backup is what its manifest says, to the last byte and row. */
async function brokenBackups(dataDir: string): Promise<number[]> {
  const broken: number[] = [];
  for (const { seq, sha256, digest } of listManifests(dataDir).manifests) {
    const file = backupFile(dataDir, seq);
    const db = openScan(file);
    const same = (await hashFile(file)) === sha256 && (await digestTables(db)).whole === digest;
    db.close();
    if (!same) broken.push(seq);
  }
  return broken;
}

test(`killed at ${KILLS} random moments of making backups, no half one is listed and none is lost`, async () => {
  const random = mulberry(20_261_126);
  let halves = 0;
  let made = 0;
  for (let i = 0; i < KILLS; i++) {
    const dir = join(folder, `backup-${i}`);
    cpSync(start, dir, { recursive: true });
    const { killed, said } = await workUntil('backup', dir, random() * 400);
    expect(killed).toBe(true);
    const acknowledged = said.filter((s) => s.startsWith('made')).length;
    if (readdirSync(join(dir, 'backups')).some((name) => name.endsWith('.part'))) halves += 1;
    const listed = listManifests(dir).manifests.map((m) => m.seq);
    expect(listed, `kill ${i}`).toEqual(expect.arrayContaining([1, 2]));
    expect(listed.length, `kill ${i}`).toBeGreaterThanOrEqual(2 + acknowledged);
    expect(await brokenBackups(dir), `kill ${i}`).toEqual([]);
    expect(findDamage(dir), `kill ${i}`).toBeUndefined();
    made += acknowledged;
    rmSync(dir, { recursive: true, force: true });
  }
  console.log(`${KILLS} kills while backing up, ${halves} of them in the middle of a copy; ${made} backups made before`);
  expect(halves, 'kills that landed in the middle').toBeGreaterThan(KILLS / 5);
}, 300_000);

test(`killed at ${KILLS} random moments of restoring, the next start has the one database or the other, whole`, async () => {
  const random = mulberry(9);
  let landed = 0;
  const seen = new Set<string>();
  for (let i = 0; i < KILLS; i++) {
    const dir = join(folder, `restore-${i}`);
    cpSync(start, dir, { recursive: true });
    const { killed } = await workUntil('restore', dir, random() * 500);
    expect(killed).toBe(true);
    if (existsSync(join(dir, 'swap.json')) || existsSync(join(dir, 'incoming'))) landed += 1;
    finishSwap(dir);
    expect(findDamage(dir), `kill ${i}`).toBeUndefined();
    const digest = await digestOf(dir);
    expect(digests, `kill ${i}`).toContain(digest);
    seen.add(digest);
    rmSync(dir, { recursive: true, force: true });
  }
  console.log(`${KILLS} kills while restoring, ${landed} of them in the middle`);
  expect(landed, 'kills that landed in the middle').toBeGreaterThan(KILLS / 5);
  expect(seen.size).toBe(2);
}, 300_000);

test('the checks see a listed backup that is half, and a database that is gone (controls)', async () => {
  const dir = join(folder, 'control');
  cpSync(start, dir, { recursive: true });
  const file = backupFile(dir, 2);
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x41, 8192 * 3, 8192 * 3 + 64));
  expect(await brokenBackups(dir).catch(() => [2])).toEqual([2]);
  rmSync(databaseFile(dir));
  expect(findDamage(dir)).toBe('missing');
});

test('a disk that takes no more: it is said, the older backups and the database are as they were', async () => {
  if (process.platform === 'win32') return;
  let failed = 0;
  for (const blocks of [1, 64, 400, 600, 100_000]) {
    const dir = join(folder, `full-${blocks}`);
    cpSync(start, dir, { recursive: true });
    const before = [1, 2].map((seq) => readFileSync(backupFile(dir, seq)));
    // A file may not grow beyond so many blocks of 1 KB; what is there already may be larger.
    const run = await new Promise<string[]>((done) => {
      const said: string[] = [];
      const shell = spawn('bash', ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, child, 'once', dir], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      shell.on('message', (message: string) => said.push(message));
      shell.on('exit', () => done(said));
    });
    const refusal = run.find((s) => s.startsWith('failed'));
    if (refusal) {
      failed += 1;
      expect(refusal, `${blocks} KB`).toBe('failed disk_full 2');
    } else expect(run.at(-1)).toMatch(/^made/);
    expect([1, 2].map((seq) => readFileSync(backupFile(dir, seq)).equals(before[seq - 1]!))).toEqual([true, true]);
    expect(await brokenBackups(dir)).toEqual([]);
    expect(findDamage(dir)).toBeUndefined();
  }
  console.log(`${failed} of 5 limits were too small, the last one was not`);
  expect(failed).toBe(4);
}, 120_000);
