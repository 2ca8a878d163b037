import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { orders, useFolder } from './vault-folder.ts';

const { at, start, stop, ask, importFile, list } = useFolder();
const file = () => join(at.dir, 'huitouke.db');

test('a damaged database: everything says so, the vault answers, a restore brings it back, and can be taken back', async () => {
  await start();
  await importFile(orders);
  await stop();
  const bytes = readFileSync(file());
  writeFileSync(file(), bytes.fill(0, 0, 100));
  const backend = await start();
  expect(backend.isDamaged()).toBe(true);
  const heard: unknown[] = [];
  backend.subscribe((event, payload) => event === 'database' && heard.push(payload));
  for (const endpoint of ['settings.get', 'settings.save', 'planner.today']) {
    expect(await backend.call(endpoint, {})).toEqual({ ok: false, error: { code: 'database_damaged', detail: { damage: 'header' } } });
  }
  expect(readFileSync(file()).equals(bytes)).toBe(true);
  const [newest] = (await list()).backups;
  expect(newest).toMatchObject({ orders: 6 });
  await ask('vault.restore', { seq: newest!.seq });
  expect(heard).toEqual([{ damaged: false }]);
  expect(await ask('planner.today')).toMatchObject({ orders: 6 });
  const [aside] = (await list()).aside;
  expect(readFileSync(join(at.dir, 'aside', String(aside!.asideId), 'huitouke.db')).equals(bytes)).toBe(true);
  await ask('vault.undoRestore', { asideId: aside!.asideId });
  expect(await backend.call('settings.get', {})).toMatchObject({ error: { code: 'database_damaged' } });
});

test('a database that is gone is not begun anew, at any start', async () => {
  await start();
  await importFile(orders);
  await stop();
  rmSync(file());
  for (let i = 0; i < 3; i++) {
    const backend = await start();
    expect(await backend.call('planner.today', {})).toMatchObject({ error: { code: 'database_damaged', detail: { damage: 'missing' } } });
    await stop();
    expect(existsSync(file())).toBe(false);
  }
});

test('while an import writes, nothing is restored over it', async () => {
  const backend = await start();
  await importFile(orders);
  await expect.poll(async () => (await list()).backups.length).toBe(1);
  const [imported, restored] = await Promise.all([backend.call('imports.run', { files: [backend.files.add(orders)] }), backend.call('vault.restore', { seq: 1 })]);
  expect(imported).toMatchObject({ ok: true });
  expect(restored).toMatchObject({ ok: false, error: { code: 'busy' } });
});
