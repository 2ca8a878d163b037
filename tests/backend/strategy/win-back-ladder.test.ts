import { beforeEach, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { rungKey, usualRungs, type Rung } from '../../../shared/domain/win-back-rungs.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
  shop.fill(200);
  lifecycleHandlers.saveSettings({ cutChoice: 'own', ownCuts: [60, 160, 240] }, shop.context());
});
const read = async (today: string, input: object = {}) => strategyHandlers.winBackLadder(contract.strategy.winBackLadder.input.parse({ marginShare: 0.5, ...input }), shop.task(today));
const rungs = (change: Partial<Rung> = {}): Rung[] => usualRungs.map((rung) => ({ ...rung, ...change }));
const origin = (rung: number, after: number | null) => ({ card: 'winBack' as const, key: rungKey(rung, after), offer: 'none' as const });

async function send(key: ReturnType<typeof origin>, name: string, day: string, rule?: object): Promise<number> {
  const { campaignId } = shop.create({ name, basis: 'customers', contactGapDays: 0, holdoutShare: 0.2, origin: key, ...(rule === undefined ? {} : rule) }, day);
  shop.lock(campaignId, 1, day);
  await shop.export(campaignId, 'plain-txt', `${name}.txt`, undefined, day);
  return campaignId;
}

test('rungs are proposed until they are saved, and a dearer one doesn’t come first', async () => {
  expect(await read(TODAY)).toMatchObject({ isSaved: false, rungs: usualRungs, climbs: [] });
  expect(() => strategyHandlers.saveWinBackLadder({ rungs: [{ ...usualRungs[2]! }, { ...usualRungs[0]! }] }, shop.context())).toThrow(expect.objectContaining({ code: 'bad_input' }));
  strategyHandlers.saveWinBackLadder({ rungs: rungs({ waitDays: 10 }) }, shop.context());
  expect(await read(TODAY)).toMatchObject({ isSaved: true, rungs: rungs({ waitDays: 10 }) });
});

test('the next rung is for those of the list who haven’t come back, when their days are over', async () => {
  const first = await send(origin(1, null), 'one', TODAY);
  const contacted = shop.membersOf(first, 'treated').map((m) => m.customer_id);
  const held = shop.membersOf(first, 'held_out').map((m) => m.customer_id);
  const back = contacted.slice(0, 10);
  for (const id of back) shop.order({ customerId: id, day: addDays(TODAY, 3), paidMinor: 5000 });
  shop.order({ customerId: held[0]!, day: addDays(TODAY, 4), paidMinor: 5000 });
  shop.finish();
  const early = (await read(addDays(TODAY, 14))).climbs[0]!;
  expect(early.steps).toEqual([expect.objectContaining({ campaignId: first, rung: 1, contacted: contacted.length, cameBack: 10, heldOut: held.length, heldOutCameBack: 1, isDraft: false })]);
  expect(early.next).toMatchObject({ rung: 2, isDue: false, dueDay: addDays(TODAY, 15), stillAway: contacted.length - 10, isAssumed: true, uplift: 0.03 });
  const due = (await read(addDays(TODAY, 15))).climbs[0]!.next!;
  expect(due.isDue).toBe(true);
  const ids = new Set(due.worthIds);
  expect([...back, ...held].some((id) => ids.has(id))).toBe(false);
  expect(due.worth).toBe(ids.size);
  // Who is one with somebody who came back has come back.
  shop.db.transaction(() => mergePeople(shop.db, { customerId: contacted[10]!, otherId: contacted[0]! }, 1));
  expect((await read(addDays(TODAY, 15))).climbs[0]!.next!.stillAway).toBe(contacted.length - 11);
});

test('it is climbed to its top, and where one more costs more than it brings nobody is worth it', async () => {
  const first = await send(origin(1, null), 'one', TODAY);
  const day = addDays(TODAY, 15);
  const second = await send(origin(2, first), 'two', day, { rule: { combinator: 'and', rules: [{ field: 'touched_campaign', operator: '=', value: { campaignId: first, arm: 'treated' } }] } });
  const climb = (await read(day)).climbs[0]!;
  expect(climb.steps.map((s) => [s.campaignId, s.rung])).toEqual([[first, 1], [second, 2]]);
  expect(climb.next).toMatchObject({ rung: 3, uplift: 0.08 });
  strategyHandlers.saveWinBackLadder({ rungs: [...rungs().slice(0, 2), { ...usualRungs[2]!, offerMinor: 10_000_000 }] }, shop.context());
  expect((await read(day)).climbs[0]!.next).toMatchObject({ worth: 0, gainMinor: 0, worthIds: [] });
  strategyHandlers.saveWinBackLadder({ rungs: rungs().slice(0, 2) }, shop.context());
  expect((await read(day)).climbs[0]!.next).toBeNull();
});

test('without a margin nothing is ranked, and a rung that isn’t out yet has none above it', async () => {
  expect(await strategyHandlers.winBackLadder({}, shop.task())).toMatchObject({ missing: ['margin'] });
  shop.create({ name: 'one', origin: origin(1, null) });
  expect((await read(TODAY)).climbs).toEqual([{ steps: [expect.objectContaining({ isDraft: true, contacted: 0 })], next: null }]);
});
