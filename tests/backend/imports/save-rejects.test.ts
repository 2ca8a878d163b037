import Papa from 'papaparse';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { runImport } from '../../../electron/backend/imports/run-import.ts';
import { saveRejects } from '../../../electron/backend/imports/save-rejects.ts';
import { formulaPayloads, runsAsFormula } from '../formula-payloads.ts';
import { taobaoCsv } from '../parser/taobao-csv.ts';
import { ImportShop } from './import-shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'huitouke-rejects-'));
const saved = join(folder, 'rejects.csv');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function take(shop: ImportShop, name: string, content: string) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { files } = await runImport({ db: shop.db, now: 0, files: [{ path, name }], input: {}, parse: parseFiles, progress: () => undefined, checkCancelled: () => undefined }, 'run');
  return files[0]!;
}
const noOf = (i: number) => String(500000000000000000n + BigInt(i));
/** One row a payload, in every column that holds words; none can go in, for its amount is none. */
const file = (paid: string) =>
  taobaoCsv(...formulaPayloads.map((text, i) => ({ no: noOf(i), nick: text, receiver: text, address: text, memo: text, paid, phone: i % 2 === 0 ? '+8613800138000' : '13800138000' })));

const shop = new ImportShop();
let cells: string[][] = [];
beforeAll(async () => {
  expect(await take(shop, 'orders.csv', file('不是金额'))).toMatchObject({ error: null, rowsRejected: formulaPayloads.length, rowsAdded: 0 });
  expect(await saveRejects(shop.db, 1, saved)).toEqual({ rows: formulaPayloads.length });
  cells = Papa.parse<string[]>(readFileSync(saved, 'utf8').slice(1), { newline: '\r\n', skipEmptyLines: true }).data;
});

test('no cell of the saved rows can be run as a formula, amounts and phones stand as they were, and the file is for its owner', () => {
  expect(cells).toHaveLength(formulaPayloads.length + 1);
  expect(cells.flat().filter(runsAsFormula)).toEqual([]);
  expect(cells.flat().filter((cell) => cell === '+8613800138000').length).toBe(Math.ceil(formulaPayloads.length / 2));
  for (let i = 0; i < formulaPayloads.length; i++) expect(cells[i + 1]!.map((cell) => cell.trim())).toContain(noOf(i));
  if (process.platform !== 'win32') expect(statSync(saved).mode & 0o777).toBe(0o600);
});

test('mended and imported, they read as the original would have', async () => {
  const text = readFileSync(saved, 'utf8');
  expect(text.split('不是金额')).toHaveLength(formulaPayloads.length + 1);
  const [mended, original] = [new ImportShop(), new ImportShop()];
  const report = await take(mended, 'mended.csv', text.replaceAll('不是金额', '20.00'));
  expect(report).toMatchObject({ error: null, rowsAdded: formulaPayloads.length, rowsRejected: 0 });
  await take(original, 'whole.csv', file('20.00'));
  expect(mended.facts()).toEqual(original.facts());
});

test('saved again, they are the same rows: nothing is guarded twice', async () => {
  const again = new ImportShop();
  expect(await take(again, 'again.csv', readFileSync(saved, 'utf8'))).toMatchObject({ rowsRejected: formulaPayloads.length });
  const twice = join(folder, 'twice.csv');
  await saveRejects(again.db, 1, twice);
  expect(readFileSync(twice, 'utf8')).toBe(readFileSync(saved, 'utf8'));
});
