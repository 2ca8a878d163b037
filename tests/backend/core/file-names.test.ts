import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { newTarget } from '../../../electron/browser-files.ts';
import type { Backend } from '../../../electron/backend/backend.ts';
import { expandFiles } from '../../../electron/backend/files/expand-files.ts';
import { FileRefs } from '../../../electron/backend/files/file-refs.ts';
import { outputsOf } from '../../../electron/backend/files/own-folder.ts';
import { unpackPart } from '../../../electron/backend/files/unpack-part.ts';
import { saveTargetInput } from '../../../electron/host-calls.ts';
import { listEndpoints } from '../../../shared/contract/contract.ts';
import { makeZip } from '../parser/make-zip.ts';
import { sampleOf, schemaOf } from '../../rel/samples.ts';
import { orders, useFolder } from '../vault/vault-folder.ts';

/** Sixty names that some system takes for a place elsewhere, for a device, or for something that they are not. */
const names: readonly string[] = [
  '..', '.', '...', '../x.csv', '../../../../etc/passwd', '..\\..\\windows\\win.ini', '/etc/passwd', '\\\\server\\share\\x', '//server/share', 'C:\\x.csv', 'C:x.csv', 'file:///etc/passwd', '~/.ssh/id_rsa', '~', './x', 'a/../../b', 'a\\..\\..\\b', '%2e%2e%2fx', '..%2f..%2fx', '..%5cx',
  'CON', 'con.csv', 'PRN', 'AUX.txt', 'NUL', 'nul.tar.gz', 'COM1', 'com9.csv', 'LPT1.txt', 'COM¹', 'CONIN$', 'CON .csv', 'x.csv.', 'x.csv ', 'x.csv. . .', ' x.csv', '.hidden', '.', '   ', '...csv',
  'a:b', 'x.csv:stream', 'x.csv::$DATA', 'a\0b.csv', 'x.csv\0.exe', 'a\nb', 'a\r\nb', 'a\tb', '\u001b[31m', 'a\u2028b', '\u202egpj.exe', 'list\u202excsv.exe', 'a\u200bb', '\ufeffx', 'x\u0301.csv', '名单<1>|?*".csv', 'x'.repeat(200), '长'.repeat(200), `${'长'.repeat(190)}.csv`, '\ud800x.csv',
];
const home = mkdtempSync(join(tmpdir(), 'huitouke-names-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('sixty names for a file to save: each becomes one file in the folder that was chosen', () => {
  expect(names).toHaveLength(60);
  for (const name of names) {
    const safe = saveTargetInput.parse({ name }).name;
    const told = JSON.stringify([name, safe]);
    expect(safe, told).toMatch(/^[^/\\:*?"<>|\p{Cc}\u2028\u2029]+$/u);
    expect(safe, told).not.toMatch(/^\.|[. ]$|^\s|[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/);
    expect(safe, told).not.toMatch(/^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i);
    expect(Buffer.byteLength(safe), told).toBeLessThanOrEqual(200);
    expect(safe.isWellFormed(), told).toBe(true);
    expect(dirname(resolve(home, safe)), told).toBe(home);
    writeFileSync(join(home, safe), '');
  }
  expect(['../名单.txt', 'CON.csv', 'list.csv.', `${'长'.repeat(190)}.csv`, '唤醒 2026.csv'].map((name) => saveTargetInput.parse({ name }).name)).toEqual(['__名单.txt', '_CON.csv', 'list.csv', `${'长'.repeat(65)}.csv`, '唤醒 2026.csv']);
});

test('in a browser the name is what the owner sees, and never where it lies', () => {
  const tempDir = join(home, 'tmp');
  const files = new FileRefs();
  for (const name of names) {
    const ref = newTarget({ files, tempDir } as Backend, name);
    expect(relative(tempDir, files.get(ref.token)!.path)).toMatch(/^[a-f0-9]{32}$/);
    expect(() => encodeURIComponent(name.toWellFormed())).not.toThrow();
  }
});

test('sixty names in an archive that is imported: what is unpacked lies in the one folder, by names of ours', async () => {
  const zip = join(home, 'names.zip');
  writeFileSync(zip, makeZip(names.map((name, i) => ({ name: name.isWellFormed() ? name : `x${i}`, content: Buffer.from(`a,b\n${i},2\n`) }))));
  const to = join(home, 'unpacked');
  mkdirSync(to);
  const around = () => readdirSync(home).sort();
  const before = around();
  const found = await expandFiles([{ path: zip, name: 'names.zip' }], to);
  expect(found.length).toBeGreaterThan(45);
  for (const file of found) {
    expect(file.name).not.toMatch(/\p{Cc}/u);
    if (!file.part) continue;
    expect(relative(to, file.part.unpackTo)).toMatch(/^[a-f0-9]{32}$/);
    if (!file.refused) await unpackPart(file);
  }
  expect(readdirSync(to).length).toBeGreaterThan(40);
  expect(readdirSync(to).filter((name) => !/^[a-f0-9]{32}$/.test(name))).toEqual([]);
  expect(around()).toEqual(before);
});

const { at, start, ask, importFile } = useFolder();

describe('whatever writes a file for the owner', () => {
  const writers = listEndpoints().filter(({ endpoint }) => outputsOf(endpoint).length > 0);

  test('is known: each file to write stands in its endpoint’s input itself', () => {
    const marked = listEndpoints().filter(({ endpoint }) => JSON.stringify(schemaOf(endpoint.input)).includes('"use":"write"'));
    expect(marked.map(({ path }) => path)).toEqual(writers.map(({ path }) => path));
    expect(writers.map(({ path }) => path)).toEqual(expect.arrayContaining(['imports.saveRejects', 'campaigns.export', 'vault.saveEncrypted', 'vault.exportAll', 'vault.salvage']));
  });

  test('takes no path of the page, and never the place of the database, its backups or anything else in the data folder', async () => {
    const backend = await start();
    await importFile(orders);
    await ask('vault.backup');
    symlinkSync(at.dir, join(home, 'link'));
    mkdirSync(join(at.dir, 'of the owner'));
    const own = ['huitouke.db', 'huitouke.db-wal', 'lock.db', 'watermark.json', 'app-lock.json', 'swap.json', 'backups/backup-000001.db', 'backups/backup-000001.json', 'backups/new.csv', 'list.csv', 'of the owner/list.csv', 'tmp/../huitouke.db'];
    const places = [...own.map((name) => `${at.dir}/${name}`), join(home, 'link', 'huitouke.db'), join(home, 'link', 'backups', 'list.csv')];
    const seen = () => Object.fromEntries(readdirSync(at.dir, { recursive: true, withFileTypes: true }).filter((e) => e.isFile() && !/^(lock|huitouke)\.db/.test(e.name)).map((e) => [relative(at.dir, join(e.parentPath, e.name)), createHash('sha256').update(readFileSync(join(e.parentPath, e.name))).digest('hex')]));
    const before = [seen(), await ask('customers.list')];
    for (const { path, endpoint } of writers) {
      const [name = ''] = outputsOf(endpoint);
      const sample = sampleOf(schemaOf(endpoint.input), { text: () => 'some words', optional: () => false }) as object;
      // Closing and opening the database for each takes its time.
      for (const place of endpoint.pace === 'alone' ? places.slice(0, 2) : places) expect(await backend.call(path, { ...sample, [name]: backend.files.add(place) }), `${path} ${place}`).toEqual({ ok: false, error: { code: 'file_in_data_folder', detail: {} } });
      for (const forged of endpoint.pace === 'alone' ? [{ path: `${at.dir}/x.csv` }] : [`${at.dir}/x.csv`, { path: `${at.dir}/x.csv` }, { token: '../../x', name: 'x', size: 0 }, { token: 'a'.repeat(32), name: 'x', size: 0, path: '/etc/passwd' }]) expect(await backend.call(path, { ...sample, [name]: forged }), path).toMatchObject({ error: { code: 'bad_input' } });
      // One that nobody handed out.
      expect(await backend.call(path, { ...sample, [name]: { token: 'a'.repeat(32), name: 'x.csv', size: 0 } }), path).toMatchObject({ ok: false });
    }
    expect([seen(), await ask('customers.list')]).toEqual(before);
  }, 60_000);
});
