import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from '../../../electron/backend/db/lock.ts';
import { AppError } from '../../../shared/lib/app-error.ts';

const lockUrl = new URL('../../../electron/backend/db/lock.ts', import.meta.url).href;
let dir = '';
let holder: ChildProcess | undefined;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huitouke-lock-'));
});
afterEach(() => {
  holder?.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

/** Another copy of the app, as far as the folder is concerned; it doesn't keep what it was given, and still holds the lock. */
async function holdElsewhere(): Promise<ChildProcess> {
  const program = `import { lockDataFolder } from ${JSON.stringify(lockUrl)}; lockDataFolder(${JSON.stringify(dir)}); gc(); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((held, fail) => {
    child.stdout.once('data', () => held());
    child.once('exit', (code) => fail(new Error(`the holder ended with ${code}`)));
  });
  return child;
}
function refusal(folder: string): { code: string; ms: number } {
  const startedAt = performance.now();
  try {
    lockDataFolder(folder)();
    return { code: 'none', ms: 0 };
  } catch (error) {
    return { code: error instanceof AppError ? error.code : String(error), ms: performance.now() - startedAt };
  }
}

test('a second process is refused within two seconds, by whatever name it comes', async () => {
  holder = await holdElsewhere();
  const direct = refusal(dir);
  expect(direct.code).toBe('in_use');
  expect(direct.ms).toBeLessThan(2000);
  if (process.platform !== 'win32') {
    const alias = `${dir}-alias`;
    symlinkSync(dir, alias);
    expect(refusal(alias).code).toBe('in_use');
    rmSync(alias);
  }
});

test('the folder is free as soon as the holder is killed', async () => {
  holder = await holdElsewhere();
  const ended = new Promise((done) => holder!.once('exit', done));
  holder.kill('SIGKILL');
  await ended;
  expect(refusal(dir)).toEqual({ code: 'none', ms: 0 });
});

test('it is refused within one process too, and free after unlocking', () => {
  const unlock = lockDataFolder(dir);
  expect(refusal(dir).code).toBe('in_use');
  unlock();
  expect(refusal(dir).code).toBe('none');
});
