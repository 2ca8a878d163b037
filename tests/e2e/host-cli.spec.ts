import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, startHost, test } from './fixtures.ts';

interface Ran {
  code: number | null;
  out: string;
  err: string;
}
/** `npm run --silent call -- …` as a script would, from whatever folder. */
function call(args: string[], cwd = resolve('.'), typed?: string): Promise<Ran> {
  const env = { ...process.env };
  delete env['INIT_CWD']; // npm's own, of the run of the tests
  // npm is a shell script on Windows; its program runs everywhere.
  const npm = process.env['npm_execpath'];
  const [program, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(program, [...first, '--prefix', resolve('.'), 'run', '--silent', 'call', '--', ...args], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(typed ?? '');
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (ran.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (ran.err += chunk.toString()));
  return new Promise((done) => child.once('close', (code) => done({ ...ran, code })));
}

test('a call prints its result as JSON and nothing else, and leaves the folder free', async ({ dataDir }) => {
  const { code, out } = await call(['settings.about', '{}', '--data', dataDir]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ dataFolder: dataDir });
  expect(out.trim().split('\n')).toHaveLength(1);
  expect(readdirSync(dataDir).sort()).toEqual(['huitouke.db', 'lock.db', 'watermark.json']);
});

test('what fails is JSON too, with exit code 1', async ({ dataDir }) => {
  const data = ['--data', dataDir];
  const failures: [string[], object][] = [
    [['no.such', '{}', ...data], { code: 'unknown_endpoint' }],
    [['settings.about', '{"more":1}', ...data], { code: 'bad_input' }],
    [['settings.about', '{', ...data], { code: 'bad_input' }],
    [['imports.get', '{"batchId":77}', ...data], { code: 'not_found' }],
  ];
  for (const [args, error] of failures) {
    const { code, out } = await call(args);
    expect(code, args[0]).toBe(1);
    expect(JSON.parse(out), args[0]).toMatchObject({ error });
  }
});

test('the app holds its folder: in_use', async ({ dataDir }) => {
  const host = await startHost(dataDir);
  const { code, out } = await call(['settings.about', '{}', '--data', dataDir]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({ error: { code: 'in_use', detail: {} } });
  expect(await host.stop()).toBe(0);
});

test('files are meant from where it is called; a task is waited for, its progress goes to standard error', async ({ dataDir }) => {
  const shopFolder = join(dataDir, 'my shop');
  mkdirSync(shopFolder, { recursive: true });
  writeFileSync(join(shopFolder, 'empty.csv'), '');
  const { code, out } = await call(['imports.preview', '{"files":["@empty.csv","@missing.csv"]}', '--data', 'data'], shopFolder);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ files: [{ name: 'empty.csv', error: { code: 'file_empty' } }, { name: 'missing.csv', error: { code: 'file_missing' } }] });
  expect(readdirSync(join(shopFolder, 'data'))).toContain('huitouke.db');

  const sample = resolve('tests/fixtures/exports/taobao_orders_2017_gbk/ExportOrderList201707190930.csv');
  const run = await call(['imports.run', JSON.stringify({ files: [`@${sample}`] }), '--data', 'data'], shopFolder);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.out)).toMatchObject({ files: [{ name: 'ExportOrderList201707190930.csv', error: null }] });
  expect(run.err).toMatch(/\d+\/\d+/);
});

test('a locked shop answers only with --unlock, to whoever types the passphrase, and is locked again afterwards', async ({ dataDir }) => {
  const data = ['--data', dataDir];
  const passphrase = '三只小猪 2026';
  const about = (more: string[], typed?: string) => call(['settings.about', '{}', ...data, ...more], resolve('.'), typed);
  expect((await call(['vault.setLock', JSON.stringify({ current: null, passphrase, idleMinutes: 0 }), ...data])).code).toBe(0);
  const refused = (ran: Ran, code: string) => expect([ran.code, JSON.parse(ran.out)]).toMatchObject([1, { error: { code } }]);

  refused(await about([]), 'app_locked');
  refused(await about([], passphrase), 'app_locked'); // without the flag nobody reads it
  refused(await about(['--unlock'], '三只小猪 2027\n'), 'lock_passphrase_wrong');
  refused(await about(['--unlock']), 'lock_passphrase_wrong'); // nothing typed
  const opened = await about(['--unlock'], `${passphrase}\nwhatever comes after\n`);
  expect(opened.code).toBe(0);
  expect(JSON.parse(opened.out)).toMatchObject({ dataFolder: dataDir });
  expect(opened.out + opened.err).not.toContain(passphrase);
  refused(await about([]), 'app_locked');
});

test('a damaged database is said by its code, never begun anew, and can be restored from here too', async ({ dataDir }) => {
  const data = ['--data', dataDir];
  const sample = resolve('tests/fixtures/exports/taobao_orders_2017_gbk/ExportOrderList201707190930.csv');
  expect((await call(['imports.run', JSON.stringify({ files: [`@${sample}`] }), ...data])).code).toBe(0);
  rmSync(join(dataDir, 'huitouke.db'));
  const { code, out } = await call(['planner.today', '{}', ...data]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({ error: { code: 'database_damaged', detail: { damage: 'missing' } } });
  expect(readdirSync(dataDir)).not.toContain('huitouke.db');
  expect((await call(['vault.restore', '{"seq":1}', ...data])).code).toBe(0);
  expect(JSON.parse((await call(['planner.today', '{}', ...data])).out)).toMatchObject({ orders: 6 });
});
