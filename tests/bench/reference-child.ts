// The reference of P1: sqlite3's own .import of the UTF-8 twins, raw text, no types, no keys. Where the program isn't
// installed: lines split at their commas and inserted by better-sqlite3.
// node reference-child.ts <database> <file>…
import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { createReadStream, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { cpuSeconds } from './cpu.ts';

const [target = '', ...files] = process.argv.slice(2);
rmSync(target, { force: true });
const startedAt = performance.now();
const before = cpuSeconds();
let name = 'sqlite3 .import';
try {
  execFileSync('sqlite3', [target, ...files.map((file, i) => `.import --csv "${file}" t${i}`)]);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  name = 'split lines, raw inserts';
  await insertRaw();
}
const after = cpuSeconds();
// CPU of a child is known on Linux only; elsewhere its wall time stands in, which the table says.
const measured = name === 'sqlite3 .import' ? (after.children === null ? null : after.children - before.children!) : after.own - before.own;
const wallSeconds = (performance.now() - startedAt) / 1000;
console.log(JSON.stringify({ name: measured === null ? `${name} (wall)` : name, cpuSeconds: measured ?? wallSeconds, wallSeconds }));

async function insertRaw(): Promise<void> {
  const db = new Database(target);
  db.exec('BEGIN');
  for (const [i, file] of files.entries()) {
    let insert: Database.Statement | undefined;
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const cells = line.split('","');
      if (!insert) {
        db.exec(`CREATE TABLE t${i} (${cells.map((_, k) => `c${k} TEXT`).join(', ')})`);
        insert = db.prepare(`INSERT INTO t${i} VALUES (${cells.map(() => '?').join(', ')})`);
      } else insert.run(cells);
    }
  }
  db.exec('COMMIT');
  db.close();
}
