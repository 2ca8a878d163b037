// Does its steps on a disk that takes no more at some point, says so, waits for room, and goes on with the same app.
// node full-child.mjs <data folder> <steps> <most pages, 0 for any number>
import Database from 'better-sqlite3';
import { failureOf } from '../../../electron/backend/serve.ts';
import { OneThread } from '../one-thread.ts';
import type { Step } from './say.ts';

export type FullSaid = 'waiting' | { refused: string; done: number } | { goneOn: string; peakKb: number };
const say = (what: FullSaid): void => void process.send!(what);

const [dataDir = '', stepsText = '', pagesText = '0'] = process.argv.slice(2);
const steps = JSON.parse(stepsText) as Step[];
const room = () => new Promise<void>((go) => void process.once('message', () => go()));

/** Every connection that writes is bounded as it is opened; the app knows nothing of it. */
const bounded: Database.Database[] = [];
let pages = Number(pagesText);
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the connection below
const pragma = Database.prototype.pragma;
Database.prototype.pragma = function (this: Database.Database, source, options) {
  if (pages > 0 && source === 'journal_mode = WAL') {
    pragma.call(this, `max_page_count = ${pages}`);
    bounded.push(this);
  }
  return pragma.call(this, source, options);
};

async function open(): Promise<OneThread | string> {
  try {
    return await OneThread.open(dataDir);
  } catch (error) {
    return failureOf(error)?.code ?? String(error);
  }
}

say('waiting');
await room();
let app = await open();
let done = 0;
let refused = typeof app === 'string' ? app : '';
while (typeof app !== 'string' && done < steps.length && refused === '') {
  const { endpoint, input } = steps[done]!;
  const reply = await app.call(endpoint, input);
  if (reply.ok) done += 1;
  else refused = reply.error.code === 'disk_full' ? 'disk_full' : `${endpoint}: ${reply.error.code} ${app.logged.join('; ')}`;
}
say({ refused, done });
await room();
pages = 0;
for (const db of bounded) if (db.open) pragma.call(db, 'max_page_count = 4294967294');
if (typeof app === 'string') app = await open();
let goneOn = typeof app === 'string' ? app : '';
if (typeof app !== 'string') {
  for (const { endpoint, input } of steps.slice(done)) {
    const reply = await app.call(endpoint, input);
    if (!reply.ok) goneOn ||= `${endpoint}: ${reply.error.code}`;
  }
  await app.close();
}
say({ goneOn, peakKb: process.resourceUsage().maxRSS });
process.disconnect();
