import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBackend, type Backend } from '../../../electron/backend/backend.ts';
import type { Run } from '../run.ts';

const open = (run: Run, dataDir: string): Promise<Backend> =>
  startBackend({ dataDir, migrationsDir: 'migrations', version: 'rel', threadUrl: pathToFileURL(join(run.app, 'thread.mjs')), log: () => undefined });

function hold(run: Run, dir: string): Promise<ChildProcess> {
  return new Promise((held, fail) => {
    const child = fork(join(run.app, 'holder-child.mjs'), [dir], { execArgv: [] });
    child.once('message', () => held(child));
    child.once('exit', (code) => fail(new Error(`the first copy ended with ${code}`)));
  });
}

/** A second copy of the app is refused at once, by whatever name it calls the folder and whatever the first one is doing; when that is killed, the folder is free. */
export async function twoCopies(run: Run): Promise<void> {
  for (let i = 0; i < run.points; i++) {
    const dir = join(run.folder, `held-${i}`);
    mkdirSync(dir);
    symlinkSync(dir, `${dir}-too`);
    const first = await hold(run, dir);
    for (const way of ['its own name', 'another name', 'its own name, the first one stopped']) {
      await run.attempt(way, async () => {
        if (way.endsWith('stopped')) first.kill('SIGSTOP');
        const startedAt = performance.now();
        const refused = await open(run, way === 'another name' ? `${dir}-too` : dir).then(
          async (second) => {
            await second.close();
            return 'opened';
          },
          (error: unknown) => (error as { code?: string }).code ?? String(error),
        );
        const ms = performance.now() - startedAt;
        if (refused !== 'in_use') run.violate(`${way}: ${refused}`);
        if (ms > 2000) run.violate(`${way}: refused after ${Math.round(ms)} ms`);
        return true;
      });
    }
    const ended = new Promise((done) => first.once('exit', done));
    first.kill('SIGKILL');
    await ended;
    await run.attempt('the first one killed', async () => {
      await (await open(run, dir)).close();
      return true;
    });
    rmSync(dir, { recursive: true });
  }
}
