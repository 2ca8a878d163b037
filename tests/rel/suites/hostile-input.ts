import { listEndpoints } from '../../../shared/contract/contract.ts';
import type { Endpoint } from '../../../shared/contract/endpoint.ts';
import { serveWith } from '../../backend/core/tiny-handlers.ts';
import { hostileTexts, hostileThings } from '../hostile-values.ts';
import { inspectFolder } from '../inspect-folder.ts';
import { OneThread } from '../one-thread.ts';
import type { Run } from '../run.ts';
import { sampleOf, schemaOf } from '../samples.ts';
import { prepareFolder } from '../states.ts';
import { backedUp, campaign, imported, locked, makeTwo, takeAll } from '../steps.ts';

/** After each wrong passphrase the next one waits longer. */
const guessed = new Set(['vault.unlock', 'vault.setLock', 'vault.removeLock']);

/**
 * So many hostile inputs to each endpoint of the contract, whichever those are: half of them in shapes that it doesn't take,
 * which no handler may see, and half in shapes that it takes, to the real handlers on a real shop: they may refuse, and
 * nothing else.
 */
export async function hostileInput(run: Run): Promise<void> {
  const [first] = makeTwo(run, 3000);
  const dir = await prepareFolder(run, (app) => takeAll(app, [imported(first), campaign, locked, campaign, backedUp]));
  const app = await OneThread.open(dir);
  const endpoints = listEndpoints();
  for (const { path, endpoint } of endpoints) {
    if (!canSample(endpoint)) run.violate(`${path}: no input that fits can be made of its schema`);
    for (let i = 0; i < run.points; i++) {
      const name = `${path}, input ${i + 1}`;
      await run.attempt(name, () => (i % 2 === 0 || (guessed.has(path) && i > 4) ? misshapen(run, name, path, endpoint) : wellShaped(run, name, app, path, endpoint)));
    }
  }
  await app.close();
  for (const problem of (await inspectFolder(dir)).problems) run.violate(`at the end: ${problem}`);
  if ('polluted' in {}) run.violate('the prototype of everything was changed');
  run.found.wholly = run.found.landed === endpoints.length * run.points;
}

const plain = { text: () => 'words', optional: () => true };
const canSample = (endpoint: Endpoint): boolean => endpoint.input.safeParse(sampleOf(schemaOf(endpoint.input), { ...plain, optional: () => false })).success;

/** Refused before any handler, whatever stands in the place of one part or of the whole, and whatever stands beside. */
async function misshapen(run: Run, name: string, path: string, endpoint: Endpoint): Promise<boolean> {
  const reached: unknown[] = [];
  const { call } = serveWith({ '*': (input) => reached.push(input) });
  const sample = sampleOf(schemaOf(endpoint.input), { ...plain, optional: () => run.random() < 0.5 }) as Record<string, unknown>;
  const thing = hostileThings[run.pick(hostileThings.length)]!();
  const keys = Object.keys(sample);
  const way = run.pick(3);
  const mustRefuse = way === 0 || keys.length === 0;
  const input = way === 0 ? { ...sample, unexpected: thing } : keys.length === 0 ? [thing] : { ...sample, [keys[run.pick(keys.length)]!]: thing };
  const reply = await call(path, input);
  const fits = endpoint.input.safeParse(input).success;
  if ((mustRefuse || !fits) && (reached.length > 0 || reply.ok)) run.violate(`${name}: a handler saw what doesn't fit`);
  return true;
}

/** Answered or refused by name, with no more work than an input of that size is worth: a slow disk isn't the input's doing. */
async function wellShaped(run: Run, name: string, app: OneThread, path: string, endpoint: Endpoint): Promise<boolean> {
  const text = () => hostileTexts[run.pick(hostileTexts.length)]!;
  const input = sampleOf(schemaOf(endpoint.input), { text, optional: () => run.random() < 0.5 }) as object;
  const before = process.cpuUsage();
  const reply = await app.call(path, input);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (!reply.ok && reply.error.code === 'bug') run.violate(`${name}: ${JSON.stringify(input).slice(0, 300)}: ${app.logged.at(-1)?.split('\n').slice(0, 3).join(' ') ?? ''}`);
  if (seconds > 10) run.violate(`${name}: it took ${seconds.toFixed(1)} s of processor time`);
  return true;
}
