// npm run --silent call -- <endpoint> '<json>' [--data DIR]
// One call from a terminal: its result as JSON on standard output, progress on standard error. Where the owner has set an
// app lock, --unlock reads the passphrase from the first line of standard input: it stands in no list of processes.
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findEndpoint } from '../shared/contract/contract.ts';
import { AppError, failure, type Reply } from '../shared/lib/app-error.ts';
import type { Backend } from './backend/backend.ts';
import { readLaunchOptions } from './launch-options.ts';
import { describeError } from './log-file.ts';
import { openBackend } from './open-backend.ts';
import { placeFiles } from './place-files.ts';

const TASK_ID = 'call';
const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);

async function run(): Promise<Reply<unknown>> {
  const { positionals, values } = parseArgs({ args, strict: false, allowPositionals: true, options: { data: { type: 'string' }, demo: { type: 'boolean' }, unlock: { type: 'boolean' } } });
  const [path = '', json = '{}'] = positionals;
  const endpoint = findEndpoint(path);
  if (!endpoint) throw new AppError('unknown_endpoint');
  const input = parseJson(json);
  const { dataDir, demo } = readLaunchOptions(args);
  const threadUrl = pathToFileURL(join(root, 'dist', 'main', 'thread.mjs'));
  const backend = await openBackend({ root, threadUrl, dataDir, demo });
  try {
    showProgress(backend);
    if (values['unlock'] === true) {
      const unlocked = await backend.call('vault.unlock', { passphrase: await firstLine() });
      if (!unlocked.ok) return unlocked;
    }
    process.once('SIGINT', () => backend.cancel(TASK_ID));
    const calledFrom = process.env['INIT_CWD'] ?? process.cwd();
    return await backend.call(path, placeFiles(endpoint, input, (file) => backend.files.add(resolve(calledFrom, file))), TASK_ID);
  } finally {
    await backend.close();
  }
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('bad_input', { fields: ['(not JSON)'] });
  }
}

function showProgress(backend: Backend): void {
  backend.subscribe((event, payload) => {
    if (event === 'progress' && 'step' in payload) process.stderr.write(`${payload.step} ${payload.done}/${payload.total}\n`);
  });
}

async function main(): Promise<void> {
  const reply = await run().catch((error: unknown): Reply<never> => {
    if (error instanceof AppError) return failure(error);
    console.error(describeError(error));
    return { ok: false, error: { code: 'bug', detail: {} } };
  });
  console.log(JSON.stringify(reply.ok ? (reply.value ?? null) : { error: reply.error }));
  process.exitCode = reply.ok ? 0 : 1;
}

await main();
