import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScan } from '../../../electron/backend/db/open.ts';
import { readDirectory } from '../../../electron/backend/files/zip-budget.ts';
import { digestTables, type Digests } from '../../../electron/backend/vault/digests.ts';
import { exportAll } from '../../../electron/backend/vault/open-formats/export-all.ts';
import { openExport } from '../../../electron/backend/vault/open-formats/read-export.ts';
import { listTables } from '../../../electron/backend/vault/open-formats/tables.ts';
import { listManifests } from '../../../electron/backend/vault/manifest.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { digestOf, fillDatabase, migrations, restore } from './bare-folder.ts';
import { unzip } from './unzip.ts';
import { orders, otherOrders, useFolder } from './vault-folder.ts';

const folders: string[] = [];
const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'huitouke-open-'));
  folders.push(dir);
  return dir;
};
afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});
const still = { progress: () => undefined, checkCancelled: () => undefined };
const job = (dataDir: string) => ({ dataDir, migrations, version: '1.2.3', now: Date.parse('2026-11-26T16:30:00Z'), ...still });

/** Texts that a spreadsheet would run, a CSV reader would cut, or no XML may hold. */
const hostile = ['=1+1', '+1-1', '-2+3', '@SUM(1)', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', '＋1', '－1', '＠1', ' =1', "'=1", '=cmd|\'/c calc\'!A1', '=HYPERLINK("http://x","y")', '"; =1', 'a,b', 'a"b', 'a\r\nb', '\u0001\u000b', '\ud800', '\u2028', ']]>', '<x>&amp;', '_x000D_', '', 'true', 'NULL', '1e5', '007', '+8613800138000', '长'.repeat(40_000)];
const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('utf8'); // what SQLite makes of half a sign

async function tablesOf(dataDir: string): Promise<Digests['tables']> {
  const db = openScan(databaseFile(dataDir));
  try {
    return (await digestTables(db)).tables;
  } finally {
    db.close();
  }
}

const home = folder();
const zip = join(folder(), 'all.zip');
let digest = '';
beforeAll(async () => {
  fillDatabase(home, 300, (db) => {
    hostile.forEach((text, i) => db.prepare('UPDATE customers SET note = ?, name = ? WHERE id = ?').run(text, text, i + 1));
    db.exec("INSERT INTO batch_files (id, batch_id, name, size, sha256, parser_version, report) VALUES (1, 1, '=1.csv', 1, '', 3, '{}'); UPDATE orders SET paid_minor = -5 WHERE id = 7");
    db.prepare('INSERT INTO row_blocks VALUES (1, 1, 1, ?)').run(Buffer.from([0, 1, 255, 128, 10]));
    db.prepare('INSERT INTO row_blocks VALUES (2, 1, 1, ?)').run('[1,2,"旧"]');
    db.exec("INSERT INTO campaigns (id, name, type, goal, channel, rule, text, holdout_share, window_days, message_price_milli, fixed_cost_minor, contact_gap_days, currency, created_at) VALUES (1, 'x', 'x', 'x', 'sms', '{}', 'x', 0.1, 30, 45, 0, 7, 'CNY', 1764172800000)");
  });
  digest = await digestOf(home);
  await exportAll(job(home), zip);
});

test('an empty folder of another copy of the app takes it all back: each table is equal', async () => {
  const other = folder();
  const before = await tablesOf(home);
  expect(await openExport(job(other), zip)).toMatchObject({ seq: 1, reason: 'export', pinned: true, day: '2026-11-27', appVersion: '1.2.3', orders: 300, customers: 300 });
  await restore(other, 1);
  expect(await tablesOf(other)).toEqual(before);
  expect(await digestOf(other)).toBe(digest);
  expect(Object.values(before).filter((t) => t.rows > 0).length).toBeGreaterThanOrEqual(8);
});

test('so does the JSON alone, and it is JSON', async () => {
  const json = unzip(zip).get('huitouke.json')!;
  const whole = JSON.parse(json.toString('utf8')) as { about: object; tables: Record<string, unknown[][]> };
  expect(whole.about).toMatchObject({ format: 'huitouke-export', schemaVersion: migrations.at(-1)!.version });
  expect(whole.tables['orders']).toHaveLength(300);
  const file = join(folder(), 'huitouke.json');
  writeFileSync(file, json);
  const other = folder();
  await openExport(job(other), file);
  await restore(other, 1);
  expect(await digestOf(other)).toBe(digest);
});

test('every table has its CSV and its workbook, whatever tables there are', () => {
  const db = openScan(databaseFile(home));
  const names = listTables(db).map((t) => t.name);
  db.close();
  expect(names.length).toBeGreaterThan(40);
  expect([...unzip(zip).keys()]).toEqual(['huitouke.json', 'README.txt', ...names.map((n) => `csv/${n}.csv`), ...names.map((n) => `xlsx/${n}.xlsx`)]);
});

test('no text can be run as a formula, numbers stay numbers, and the JSON has it as it is', async () => {
  const files = unzip(zip);
  const { data } = Papa.parse<string[]>(files.get('csv/customers.csv')!.toString('utf8').slice(1), { newline: '\r\n' });
  const note = data[0]!.indexOf('note');
  for (const [i, text] of hostile.entries()) {
    const cell = data[i + 1]![note]!;
    expect([utf8(text), `'${utf8(text)}`], JSON.stringify(text)).toContain(cell);
    expect(cell, JSON.stringify(text)).not.toMatch(/^[\s\0]*[=+\-@＝＋－＠]/);
  }
  const ordersCsv = Papa.parse<string[]>(files.get('csv/orders.csv')!.toString('utf8').slice(1), { newline: '\r\n' }).data;
  expect(ordersCsv[7]![ordersCsv[0]!.indexOf('paid_minor')]).toBe('-5');

  const book = await readXlsx(files.get('xlsx/customers.xlsx')!, { includeFormulas: true } as never);
  const rows = book.sheets[0]!.rows;
  for (const [i, text] of hostile.entries()) {
    const cell = rows[i + 1]![note];
    if (text.length > 32_767) expect(cell).toBe(`${text.slice(0, 32_765)} …`);
    else if (text === '') expect(cell ?? '').toBe('');
    else if (!/[\0-\x1f\ud800]/.test(text)) expect(cell).toBe(text);
    else expect(typeof cell).toBe('string');
  }
  expect(files.get('xlsx/customers.xlsx')!.includes('<f>')).toBe(false);
  const xml = sheetXml(files.get('xlsx/customers.xlsx')!);
  expect(xml).not.toMatch(/<f[ >]/);
  const json = JSON.parse(files.get('huitouke.json')!.toString('utf8')) as { tables: Record<string, unknown[][]> };
  expect(json.tables['customers']!.slice(0, hostile.length).map((row) => row[note])).toEqual(hostile.map(utf8));
});

function sheetXml(workbook: Buffer): string {
  const file = join(folder(), 'x.xlsx');
  writeFileSync(file, workbook);
  const bytes = readFileSync(file);
  const sheet = readDirectory(bytes).find((e) => e.name.endsWith('sheet1.xml'))!;
  const start = sheet.offset + 30 + bytes.readUInt16LE(sheet.offset + 26) + bytes.readUInt16LE(sheet.offset + 28);
  return inflateRawSync(bytes.subarray(start, start + sheet.packed)).toString('utf8');
}

test('other programs open the archive, and it is for the owner alone', () => {
  if (process.platform === 'win32') return;
  expect(statSync(zip).mode & 0o777).toBe(0o600);
  const said = execFileSync('python3', ['-c', 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))', zip]).toString();
  expect(said).toMatch(/^None \d+\n$/);
});

describe('refused, with nothing changed:', () => {
  const head = (text: string) => text.slice(0, text.indexOf('\n'));
  async function refuses(change: (json: string) => string | Buffer, code: string): Promise<void> {
    const file = join(folder(), 'x.json');
    writeFileSync(file, change(unzip(zip).get('huitouke.json')!.toString('utf8')));
    const dir = folder();
    await expect(openExport(job(dir), file)).rejects.toMatchObject({ code });
    expect(listManifests(dir)).toEqual({ manifests: [], unreadable: 0 });
    expect(readdirSync(join(dir, 'backups'))).toEqual([]);
  }
  const inHead = (change: (h: string) => string) => (json: string) => change(head(json)) + json.slice(head(json).length);

  test('a file of another kind', () => refuses(() => '订单号,买家\n1,2\n', 'export_not_ours'));
  test('an empty one', () => refuses(() => '', 'export_damaged'));
  test('another archive', () => refuses(() => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(60)]), 'export_not_ours'));
  test('a value that was changed', () => refuses((json) => json.replace('"nick7"', '"nick8x"'), 'export_damaged'));
  test('a row left out', () => refuses((json) => json.replace(/\[7,"taobao".*\n/, ''), 'export_damaged'));
  test('cut in the middle', () => refuses((json) => json.slice(0, json.length / 2), 'export_damaged'));
  test('no longer UTF-8', () => refuses((json) => Buffer.concat([Buffer.from(json.slice(0, 5000)), Buffer.from([0xff, 0xfe]), Buffer.from(json.slice(5000))]), 'export_damaged'));
  test('of a newer version', () => refuses(inHead((h) => h.replace(/"schemaVersion":\d+/, '"schemaVersion":9999')), 'backup_newer'));
  test('of a version that never was', () => refuses(inHead((h) => h.replace(/"schemaVersion":\d+/, '"schemaVersion":11')), 'export_damaged'));
  test('a table of another maker', () => refuses(inHead((h) => h.replace('"name":"accounts"', '"name":"sqlite_schema"')), 'export_damaged'));
  test('a column that is SQL', () => refuses(inHead((h) => h.replace('"at"', '"at) VALUES (1); DROP TABLE orders; --"')), 'export_not_ours'));
  test('rows without an end', () => refuses(inHead((h) => h.replace(/"rows":300/, '"rows":9007199254740991')), 'export_damaged'));
  test('text where a number belongs', () => refuses((json) => json.replace('[7,0,', '["seven",0,'), 'export_damaged'));
  test('a key twice', () => refuses((json) => json.replace('[8,0,', '[7,0,'), 'export_damaged'));
  test('an orphan that its own hash vouches for is found by the database itself', async () => {
    const bad = folder();
    fillDatabase(bad, 3, (db) => {
      db.pragma('foreign_keys = OFF');
      db.exec('UPDATE accounts SET customer_id = 99 WHERE id = 2');
    });
    const file = join(folder(), 'bad.zip');
    await exportAll(job(bad), file);
    await expect(openExport(job(folder()), file)).rejects.toMatchObject({ code: 'backup_damaged' });
  });
  test('a bomb: one line that never ends', async () => {
    const file = join(folder(), 'bomb.zip');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x0403_4b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(13, 26);
    writeFileSync(file, Buffer.concat([local, Buffer.from('huitouke.json'), deflateRawSync(Buffer.alloc(300_000_000, 0x20), { level: 9 })]));
    await expect(openExport(job(folder()), file)).rejects.toMatchObject({ code: 'export_damaged' });
  });
});

test('cancelled, it leaves nothing behind', async () => {
  const dir = folder();
  let asked = 0;
  const cancelled = { ...job(home), checkCancelled: () => { if (++asked > 3) throw Object.assign(new Error('cancelled'), { code: 'cancelled' }); } };
  await expect(exportAll(cancelled, join(dir, 'x.zip'))).rejects.toThrow('cancelled');
  expect(readdirSync(dir)).toEqual([]);
});

describe('through the whole back end', () => {
  const { start, stop, ask, importFile, list } = useFolder();
  test('real imports go out and come back by the screens’ own endpoints', async () => {
    const backend = await start();
    await importFile(orders);
    await importFile(otherOrders);
    const file = join(folder(), 'out.zip');
    const to = backend.files.add(file);
    expect(await ask('vault.exportAll', { to })).toMatchObject({ tables: expect.any(Number) as number });
    await ask('settings.save', { smsSignature: '改过了' });
    expect(await ask('vault.openExport', { file: backend.files.add(file) })).toMatchObject({ reason: 'export' });
    const { seq } = (await list()).backups.find((b) => b.reason === 'export')!;
    await ask('vault.restore', { seq });
    expect(await ask('settings.get')).toMatchObject({ smsSignature: '' });
    expect(await ask<{ total: number }>('customers.list', {})).toMatchObject({ total: expect.any(Number) as number });
    await stop();
  });
});
