// npm run test:package: packs with a stub in place of Electron's files (nothing is fetched), looks at what is inside, reads
// the fuses back, and runs the packed contents on the stand-in for Electron.
import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeElectronStub } from './electron-stub.ts';

const root = join(import.meta.dirname, '..', '..');
const work = mkdtempSync(join(tmpdir(), 'huitouke-package-'));
const unpacked = join(work, 'release', 'linux-unpacked');
const asar = join(unpacked, 'resources', 'app.asar');
const results: { name: string; problems: string[] }[] = [];

function check(name: string, problems: string[]): void {
  results.push({ name, problems });
  console.log(`  ${problems.length === 0 ? '✓' : '✘'} ${name}`);
  for (const problem of problems) console.log(`      ${problem}`);
}

function run(args: string[], env: Record<string, string> = {}): string[] {
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } });
  return done.status === 0 ? [] : [`ended with ${done.status}`, ...`${done.stdout}${done.stderr}`.split('\n').slice(-40)];
}

/** What must be there, and that nothing else is. */
function checkContents(): void {
  const files = listPackage(asar, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  const wanted = [
    '/package.json',
    '/dist/main/main.mjs',
    '/dist/main/thread.mjs',
    '/dist/main/parser-thread.mjs',
    '/dist/preload/preload.cjs',
    '/dist/renderer/index.html',
    '/node_modules/better-sqlite3/package.json',
    ...readdirSync(join(root, 'migrations')).map((name) => `/migrations/${name}`),
  ];
  const allowed = /^\/(package\.json|dist(\/(main|preload|renderer)(\/.*)?)?|migrations(\/[\w-]+\.sql)?|node_modules(\/better-sqlite3(\/.*)?)?)$/;
  check('everything that the app needs is inside', wanted.filter((file) => !files.includes(file)));
  check('nothing else is inside', files.filter((file) => !allowed.test(file) || file.endsWith('.map')));
}

function checkUnpacked(): void {
  const beside = (path: string) => join(`${asar}.unpacked`, path);
  const binaries = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64'].map((system) => `node_modules/better-sqlite3/prebuilds/${system}.node`);
  const chunks = readdirSync(join(root, 'dist', 'main')).filter((name) => /^chunk-.*\.mjs$/.test(name));
  const wanted = ['thread.mjs', 'parser-thread.mjs', ...chunks].map((name) => `dist/main/${name}`);
  check('threads and the SQLite of every desktop system lie beside the archive', [...binaries, ...wanted].filter((path) => !existsSync(beside(path))));
  check('the main process stays in the archive', existsSync(beside('dist/main/main.mjs')) ? ['dist/main/main.mjs is unpacked'] : []);
  const size = statSync(asar).size;
  check(`the archive is below 12 MB (${(size / 1e6).toFixed(1)} MB)`, size < 12e6 ? [] : [String(size)]);
}

async function checkFuses(): Promise<void> {
  const wire = (await getCurrentFuseWire(join(unpacked, 'huitouke'))) as unknown as Record<number, number>;
  const wanted: [FuseV1Options, '0' | '1'][] = [
    [FuseV1Options.RunAsNode, '0'],
    [FuseV1Options.EnableCookieEncryption, '1'],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, '0'],
    [FuseV1Options.EnableNodeCliInspectArguments, '0'],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, '1'],
    [FuseV1Options.OnlyLoadAppFromAsar, '1'],
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, '0'],
    [FuseV1Options.GrantFileProtocolExtraPrivileges, '0'],
  ];
  check('eight fuses are set', wanted.filter(([fuse, state]) => wire[fuse] !== state.charCodeAt(0)).map(([fuse]) => FuseV1Options[fuse]));
}

/** The archive's contents in a folder called app.asar, with the unpacked files beside it, where the app looks for them. */
function checkThatItRuns(): void {
  const installed = join(work, 'installed', 'app.asar');
  extractAll(asar, installed);
  for (const thread of ['thread.mjs', 'parser-thread.mjs']) rmSync(join(installed, 'dist', 'main', thread));
  cpSync(`${asar}.unpacked`, `${installed}.unpacked`, { recursive: true });
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  check('the packed contents boot and answer a call', run([playwright, 'test', 'host-electron', '--grep', 'it boots', '--reporter', 'line'], { FAKE_APP_ROOT: installed }));
}

check('it is built', run([join(root, 'electron', 'ensure-build.ts')]));
const stub = await makeElectronStub(root);
const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
check('it packs', run([builder, '--linux', 'dir', '--x64', `-c.electronDist=${stub}`, `-c.directories.output=${join(work, 'release')}`, '--publish', 'never']));
if (results.every(({ problems }) => problems.length === 0)) {
  checkContents();
  checkUnpacked();
  await checkFuses();
  checkThatItRuns();
}
rmSync(work, { recursive: true, force: true });
rmSync(stub, { recursive: true, force: true });

const passed = results.filter(({ problems }) => problems.length === 0).length;
const failed = results.length - passed;
if (process.env['PACKAGE_JSON']) writeFileSync(process.env['PACKAGE_JSON'], JSON.stringify({ passed, failed, skipped: 0 }));
console.log(`package: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
