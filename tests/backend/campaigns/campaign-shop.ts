import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import { campaigns, type Campaign } from '../../../shared/contract/campaigns.ts';
import type { FileRef, Input, Parsed } from '../../../shared/contract/endpoint.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import type { Stratum } from '../../../shared/domain/stratified-lift.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

export const TODAY = '2026-06-30';
/** Not bought for 60 days. */
export const dormant = { combinator: 'and' as const, rules: [{ field: 'last_order_days', operator: '>=', value: 60 }] };
export const phoneOf = (i: number): string => `+86139${String(10_000_000 + i)}`;

/** A shop with campaigns: what a screen would call, on a database in memory and files in a folder of its own. */
export class CampaignShop extends ShopMaker {
  readonly dir = mkdtempSync(join(tmpdir(), 'htk-campaign-'));

  task(today = TODAY): TaskContext {
    return { ...this.context(today), progress: () => undefined, checkCancelled: () => undefined, file: (ref) => ({ path: join(this.dir, ref.name), name: ref.name }) };
  }
  ref(name: string): FileRef {
    return { token: '0'.repeat(32), name, size: 0 };
  }
  path(name: string): string {
    return join(this.dir, name);
  }
  create(input: Partial<Input<typeof campaigns.create>> = {}, today = TODAY) {
    const whole = { name: '唤醒', channel: 'sms', ...(input.segmentId === undefined ? { rule: dormant } : {}), ...(input.templateId === undefined ? { text: '好久不见' } : {}), ...input };
    return campaignsHandlers.create(campaigns.create.input.parse(whole), this.context(today));
  }
  get(campaignId: number): Campaign {
    return campaignsHandlers.get({ campaignId }, this.context());
  }
  update(input: Input<typeof campaigns.update>) {
    return campaignsHandlers.update(campaigns.update.input.parse(input), this.context());
  }
  audience(campaignId: number, today = TODAY) {
    return campaignsHandlers.audience({ campaignId }, this.context(today));
  }
  lock(campaignId: number, seed = 1, today = TODAY) {
    return this.db.transaction(() => campaignsHandlers.lock({ campaignId, seed }, this.context(today)));
  }
  async export(campaignId: number, preset: string, name: string, columns?: string[], today = TODAY) {
    const input: Parsed<typeof campaigns.export> = { campaignId, preset, to: this.ref(name), ...(columns ? { columns } : {}) };
    return campaignsHandlers.export(input, this.task(today));
  }
  async receipts(campaignId: number, name: string, today = TODAY) {
    return campaignsHandlers.receipts({ campaignId, file: this.ref(name) }, this.task(today));
  }
  results(campaignId: number, asOf?: string, today = TODAY) {
    return campaignsHandlers.results({ campaignId, ...(asOf ? { asOf } : {}) }, this.context(today));
  }
  members(campaignId: number, group: Parsed<typeof campaigns.members>['group'], today = TODAY) {
    return campaignsHandlers.members({ campaignId, group, offset: 0, limit: 500 }, this.context(today));
  }
  membersOf(campaignId: number, arm: 'treated' | 'held_out'): { customer_id: number; address: string; account_id: number }[] {
    return this.db.all('SELECT customer_id, address, account_id FROM campaign_members WHERE campaign_id = :campaignId AND arm = :arm ORDER BY customer_id', { campaignId, arm });
  }

  /** The strata of the split, counted by hand: whoever of these bought. */
  strataOf(campaignId: number, buyers: readonly number[]): Stratum[] {
    const members = this.db.all<{ id: number; arm: string; stratum: number }>('SELECT customer_id AS id, arm, stratum FROM campaign_members WHERE campaign_id = :campaignId AND arm IS NOT NULL', { campaignId });
    const count = (stratum: number, arm: string, who: (id: number) => boolean) => members.filter((m) => m.stratum === stratum && m.arm === arm && who(m.id)).length;
    return [...new Set(members.map((m) => m.stratum))].sort((a, b) => a - b).map((s) => ({ hits1: count(s, 'treated', (id) => buyers.includes(id)), people1: count(s, 'treated', () => true), hits2: count(s, 'held_out', (id) => buyers.includes(id)), people2: count(s, 'held_out', () => true) }));
  }

  /** People who bought once or more, 70 to 400 days before TODAY, each with a phone of their own. */
  fill(people: number, seed = 3): number[] {
    const random = seededRandom(seed);
    const ids = Array.from({ length: people }, (_, i) => {
      const id = this.customer({ nick: `buyer_${i}`, name: i % 5 === 0 ? '沈**' : `客户${i}`, phone: phoneOf(i), email: `b${i}@example.com`, city: '杭州' });
      const orders = 1 + Math.floor(random() * 3);
      for (let k = 0; k < orders; k += 1) this.order({ customerId: id, day: addDays(TODAY, -70 - Math.floor(random() * 330)), paidMinor: 2000 + Math.floor(random() * 30_000), items: [{ title: '龙井' }] });
      return id;
    });
    this.finish();
    return ids;
  }
}
