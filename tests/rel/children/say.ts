import { writeFileSync } from 'node:fs';

/** What a child tells: that its work begins, each answer, and the most memory it held. */
export type Said = 'begin' | { answer: number; ok: boolean; code: string } | { peakKb: number };

export interface Step {
  endpoint: string;
  input: object;
}
/** From when on it may be ended: from the first step, or from the moment it is told to quit. */
export type BeginAt = 'steps' | 'quit';

/** For whoever writes down what reaches the disk: between which changes an answer was given. */
function mark(text: string): void {
  const marks = process.env['REL_MARKS'];
  if (marks) writeFileSync(marks, text, { flag: 'a' });
}

const say = (what: Said): void => void process.send?.(what);
/** node child.mjs <data folder> <steps> <begin> */
export function readArguments(): { dataDir: string; steps: Step[]; beginAt: BeginAt } {
  const [dataDir = '', steps = '[]', beginAt = 'steps'] = process.argv.slice(2);
  return { dataDir, steps: JSON.parse(steps) as Step[], beginAt: beginAt as BeginAt };
}

export async function work(call: (step: Step) => Promise<{ ok: boolean; error?: { code: string } }>, close: () => Promise<void>): Promise<void> {
  const { steps, beginAt } = readArguments();
  if (beginAt === 'steps') say('begin');
  for (const [answer, step] of steps.entries()) {
    const reply = await call(step);
    mark(reply.ok ? 'done' : `refused ${reply.error?.code ?? ''}`);
    say({ answer, ok: reply.ok, code: reply.error?.code ?? '' });
  }
  if (beginAt === 'quit') say('begin');
  await close();
  say({ peakKb: process.resourceUsage().maxRSS });
  process.disconnect();
}
