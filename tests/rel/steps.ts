import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeExports } from '../bench/make-exports.ts';
import type { Step } from './children/say.ts';
import type { OneThread } from './one-thread.ts';
import type { Run } from './run.ts';

/** Two exports of one shop, the second with the orders and the first with those of a day, of the same people. */
export function makeTwo(run: Run, orders: number): [string, string] {
  const folder = join(run.folder, 'exports');
  mkdirSync(folder, { recursive: true });
  const { orderFile, days } = makeExports(folder, { customers: Math.ceil(orders / 6), orders }, 1);
  const first = join(run.folder, 'first.csv');
  copyFileSync(days[0]!.orderFile, first);
  return [first, orderFile];
}

export const imported = (file: string): Step => ({ endpoint: 'imports.run', input: { files: [`@${file}`] } });
export const undone = (batchId: number): Step => ({ endpoint: 'imports.undo', input: { batchId } });
export const signed = (smsSignature: string): Step => ({ endpoint: 'settings.save', input: { smsSignature } });
export const restored = (seq: number): Step => ({ endpoint: 'vault.restore', input: { seq } });
export const erased = (customerId: number): Step => ({ endpoint: 'vault.erase', input: { customerId } });
export const backedUp: Step = { endpoint: 'vault.backup', input: {} };
const everyone = { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] };
export const campaign: Step = {
  endpoint: 'campaigns.create',
  input: { name: '唤醒', channel: 'sms', rule: everyone, text: '{{ customer.name | default: "亲" }}，好久不见', holdoutShare: 0.2, basis: 'customers' },
};
export const locked: Step = { endpoint: 'campaigns.lock', input: { campaignId: 1, seed: 7 } };
export const exported = (list: string): Step => ({ endpoint: 'campaigns.export', input: { campaignId: 1, preset: 'plain-txt', to: `@${list}` } });

export async function takeAll(app: OneThread, steps: Step[]): Promise<void> {
  for (const { endpoint, input } of steps) {
    const reply = await app.call(endpoint, input);
    if (!reply.ok) throw new Error(`${endpoint}: ${reply.error.code}`);
  }
}
