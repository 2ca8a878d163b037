import { beforeEach, expect, test } from 'vitest';
import { recordOptOuts } from '../../../electron/backend/customers/opt-outs.ts';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { resultsHandlers } from '../../../electron/backend/results/handlers.ts';
import { usualPlans } from '../../../shared/contract/comparison-plans.ts';
import type { Input } from '../../../shared/contract/endpoint.ts';
import { lifecycle } from '../../../shared/contract/lifecycle.ts';
import { planArms, type PlanArm } from '../../../shared/contract/lifecycle-plan-trials.ts';
import { newcombe } from '../../../shared/domain/lift.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';

let shop: CampaignShop;
let ids: number[];
beforeEach(() => {
  shop = new CampaignShop();
  ids = shop.fill(400);
  lifecycleHandlers.saveSettings({ cutChoice: 'own', ownCuts: [60, 160, 240] }, shop.context());
});
const asked = { plans: usualPlans, channel: 'sms' as const };
const start = (input: Partial<Input<typeof lifecycle.startPlanTrial>> = {}, today = TODAY) => shop.db.transaction(() => lifecycleHandlers.startPlanTrial(lifecycle.startPlanTrial.input.parse({ ...asked, name: '周期对季节', hypothesis: '按周期挑的人买得更多', horizonDays: 30, seed: 7, ...input }), shop.context(today)));
const outlook = (input: Partial<Input<typeof lifecycle.planTrialOutlook>> = {}) => lifecycleHandlers.planTrialOutlook(lifecycle.planTrialOutlook.input.parse({ ...asked, ...input }), shop.context());
const trials = (today = TODAY) => lifecycleHandlers.planTrials({}, shop.context(today));
const people = (trialId: number, arm: PlanArm, group: 'people' | 'chosen' | 'contacted' | 'buyers', today = TODAY) => lifecycleHandlers.planTrialPeople({ trialId, arm, group, offset: 0, limit: 500 }, shop.context(today));
const drawn = (trialId: number) => shop.db.all<{ customer_id: number; arm: PlanArm; by_y: number; by_x: number }>('SELECT customer_id, arm, by_y, by_x FROM plan_trial_people WHERE trial_id = :trialId', { trialId });

test('everyone whom a plan chooses and who may be contacted is drawn once; the same seed draws the same', () => {
  recordOptOuts(shop.db, [{ customerId: ids[0]!, optedOut: true, source: 'owner', reason: 'x', at: 1 }]);
  const told = outlook({ aloneShare: 0.2 });
  expect(told.people).toBe(told.byY + told.byX - told.byBoth);
  expect(told.arms.y + told.arms.x + told.arms.alone).toBe(told.people);
  expect(told.baseRate).not.toBeNull();
  const { trialId, people: counts } = start({ aloneShare: 0.2 });
  const rows = drawn(trialId);
  expect(rows).toHaveLength(told.people);
  expect(rows.every((r) => r.by_y === 1 || r.by_x === 1)).toBe(true);
  expect(rows.map((r) => r.customer_id)).not.toContain(ids[0]);
  for (const arm of planArms) {
    expect(rows.filter((r) => r.arm === arm)).toHaveLength(counts[arm]);
    expect(Math.abs(counts[arm] - told.arms[arm])).toBeLessThanOrEqual(1);
  }
  const before = rows.map((r) => r.arm);
  resultsHandlers.deleteTrial({ trialId }, shop.context());
  expect(shop.db.all('SELECT * FROM plan_trial_people')).toEqual([]);
  const again = start({ aloneShare: 0.2, name: '再来' });
  expect(drawn(again.trialId).map((r) => r.arm)).toEqual(before);
  resultsHandlers.deleteTrial({ trialId: again.trialId }, shop.context());
  expect(drawn(start({ aloneShare: 0.2, name: '另一个', seed: 8 }).trialId).map((r) => r.arm)).not.toEqual(before);
});

test('each arm’s draft is its own people under its plan’s rule, and nobody of those left alone is in any list', async () => {
  const { trialId, yCampaignId, xCampaignId } = start({ aloneShare: 0.2 });
  const rows = drawn(trialId);
  const wanted = (arm: 'y' | 'x') => rows.filter((r) => r.arm === arm && r[`by_${arm}`] === 1).map((r) => r.customer_id).sort((a, b) => a - b);
  for (const [arm, campaignId] of [['y', yCampaignId], ['x', xCampaignId]] as const) {
    shop.update({ campaignId, text: '好久不见', basis: 'customers' });
    shop.lock(campaignId);
    expect(shop.membersOf(campaignId, 'treated').map((m) => m.customer_id)).toEqual(wanted(arm));
    await shop.export(campaignId, 'plain-txt', `${arm}.txt`);
  }
  const told = trials()[0]!;
  for (const arm of ['y', 'x'] as const) expect(told.arms.find((a) => a.arm === arm)).toMatchObject({ people: rows.filter((r) => r.arm === arm).length, chosen: wanted(arm).length, contacted: wanted(arm).length, contactedElse: 0 });
  expect(told.arms.find((a) => a.arm === 'alone')).toMatchObject({ chosen: 0, contacted: 0, contactedElse: 0, costMinor: 0, campaigns: [] });
  expect(told.arms[0]!.costMinor).toBeGreaterThan(0);
  expect(resultsHandlers.trials({}, shop.context())[0]!.campaignCostMinor).toBe(told.arms.reduce((sum, a) => sum + a.costMinor, 0));
  // Another campaign for everybody leaves them alone too, until the trial is decided or over.
  const alone = rows.filter((r) => r.arm === 'alone').map((r) => r.customer_id);
  const everyone = { rule: { combinator: 'and' as const, rules: [] }, basis: 'customers' as const, contactGapDays: 0 };
  const other = shop.create(everyone).campaignId;
  expect(shop.audience(other).excluded.standing_control).toBe(alone.length);
  shop.lock(other);
  await shop.export(other, 'plain-txt', 'other.txt');
  expect(trials()[0]!.arms.find((a) => a.arm === 'alone')!.contactedElse).toBe(0);
  expect(trials()[0]!.arms[0]!.contactedElse).toBe(rows.filter((r) => r.arm === 'y').length);
  expect(shop.audience(shop.create(everyone).campaignId, addDays(TODAY, 31)).excluded.standing_control).toBe(0);
  resultsHandlers.decideTrial({ trialId, decision: 'kill', reason: '够了' }, shop.context());
  expect(shop.audience(shop.create(everyone).campaignId).excluded.standing_control).toBe(0);
});

test('it is read by intention to treat: all of an arm, contacted or not, and no verdict before the days are over', () => {
  const { trialId } = start();
  const rows = drawn(trialId);
  const arm = (name: PlanArm) => rows.filter((r) => r.arm === name).map((r) => r.customer_id);
  // Of arm Y a third buy, of arm X a twelfth, whether their plan chose them or not.
  const buying = { y: arm('y').filter((_, i) => i % 3 === 0), x: arm('x').filter((_, i) => i % 12 === 0) };
  for (const id of [...buying.y, ...buying.x]) shop.order({ customerId: id, day: addDays(TODAY, 5), paidMinor: 5000 });
  shop.order({ customerId: arm('x')[1]!, day: addDays(TODAY, 31), paidMinor: 5000 }); // a day late
  shop.finish();
  expect(trials(addDays(TODAY, 5))[0]).toMatchObject({ unfinished: true, pairs: [{ verdict: 'too_early', netVerdict: 'too_early' }] });
  const told = trials(addDays(TODAY, 40))[0]!;
  const [y, x] = told.arms;
  expect(told).toMatchObject({ day: TODAY, lastDay: addDays(TODAY, 30), unfinished: false });
  expect([y!.buyers, y!.people, x!.buyers, x!.people]).toEqual([buying.y.length, arm('y').length, buying.x.length, arm('x').length]);
  expect(told.pairs).toEqual([expect.objectContaining({ of: 'y', than: 'x', verdict: 'more', netVerdict: 'more' })]);
  // Within the strata of the draw, weighted by their people.
  const strata = shop.db.all<{ id: number; arm: PlanArm; stratum: number }>('SELECT customer_id AS id, arm, plan_stratum AS stratum FROM plan_trial_people');
  const bought = new Set([...buying.y, ...buying.x]);
  const shareOf = (name: PlanArm, stratum: number) => {
    const own = strata.filter((r) => r.arm === name && r.stratum === stratum);
    return own.filter((r) => bought.has(r.id)).length / own.length;
  };
  const weighted = [...Map.groupBy(strata, (r) => r.stratum)].reduce((sum, [stratum, list]) => sum + (list.length / strata.length) * (shareOf('y', stratum) - shareOf('x', stratum)), 0);
  expect(new Set(strata.map((r) => r.stratum)).size).toBeGreaterThan(4);
  expect(told.pairs[0]!.buyers.value).toBeCloseTo(weighted, 10);
  expect(told.pairs[0]!.net.value).toBeCloseTo(5000 * weighted, 6);
  expect(people(trialId, 'y', 'buyers', addDays(TODAY, 40)).rows.map((r) => r.customerId).sort((a, b) => a - b)).toEqual([...buying.y].sort((a, b) => a - b));
  expect(people(trialId, 'x', 'people').total).toBe(arm('x').length);
});

test('no difference is an ordinary answer, and so is too few', () => {
  const { trialId } = start();
  const arm = (name: PlanArm) => drawn(trialId).filter((r) => r.arm === name).map((r) => r.customer_id);
  shop.order({ customerId: arm('y')[0]!, day: addDays(TODAY, 30) });
  shop.finish();
  expect(trials(addDays(TODAY, 40))[0]!.pairs[0]!.verdict).toBe('too_few');
  for (const name of ['y', 'x'] as const) for (const id of arm(name).slice(1, 15)) shop.order({ customerId: id, day: addDays(TODAY, 3) });
  shop.finish();
  expect(trials(addDays(TODAY, 40))[0]!.pairs[0]!).toMatchObject({ verdict: 'cannot_tell' });
});

test('who is one with another since counts once, and arms stay the account’s', () => {
  const { trialId } = start();
  const [a, b] = (['y', 'x'] as const).map((name) => drawn(trialId).find((r) => r.arm === name)!.customer_id) as [number, number];
  shop.order({ customerId: a, day: addDays(TODAY, 2) });
  shop.order({ customerId: b, day: addDays(TODAY, 3) });
  shop.finish();
  const before = trials(addDays(TODAY, 40))[0]!.arms.map((r) => [r.people, r.buyers, r.orders]);
  shop.db.transaction(() => mergePeople(shop.db, { customerId: a, otherId: b }, 1));
  expect(trials(addDays(TODAY, 40))[0]!.arms.map((r) => [r.people, r.buyers, r.orders])).toEqual(before);
});

test('who is in a running trial is not drawn for another; with too few nothing is begun', () => {
  const first = outlook();
  start();
  const second = outlook();
  expect(second).toMatchObject({ people: 0, inTrial: first.people });
  expect(() => start({ name: '第二个' })).toThrow(expect.objectContaining({ code: 'trial_too_small' }));
  expect(trials()).toHaveLength(1);
  expect(shop.db.all('SELECT name FROM segments ORDER BY name')).toEqual([{ name: '周期对季节 · X' }, { name: '周期对季节 · Y' }]);
});

test('what is too few to tell is said beforehand, with how many it would take', () => {
  const told = outlook({ horizonDays: 90 });
  expect(told.neededPeople).toBeGreaterThan(told.people);
  expect(told.canShow).toBe(false);
  const { trialId } = start({ horizonDays: 90 });
  expect(trials().find((r) => r.trialId === trialId)).toMatchObject({ neededPeople: told.neededPeople, canShow: false });
});

test('where buying goes by stratum, the strata narrow the shares’ interval; a trial of before is read by the plain one', () => {
  const { trialId } = start({ aloneShare: 0.2 });
  const rows = shop.db.all<{ id: number; arm: PlanArm; alone: number }>('SELECT customer_id AS id, arm, alone_stratum AS alone FROM plan_trial_people');
  // Of the upper half of the strata all but one of each arm buy, of the lower one of each.
  const middle = Math.max(...rows.map((r) => r.alone)) / 2;
  for (const list of Map.groupBy(rows, (r) => `${r.alone} ${r.arm}`).values()) for (const { id } of list[0]!.alone > middle ? list.slice(1) : list.slice(0, 1)) shop.order({ customerId: id, day: addDays(TODAY, 3) });
  shop.finish();
  const read = () => trials(addDays(TODAY, 40))[0]!;
  const stratified = read().pairs.map((p) => p.buyers);
  shop.db.run('UPDATE plan_trial_people SET alone_stratum = NULL, plan_stratum = NULL WHERE trial_id = :trialId', { trialId });
  const { pairs, arms } = read();
  const counts = (arm: PlanArm) => arms.find((a) => a.arm === arm)!;
  pairs.forEach((pair, i) => {
    const [of, than] = [counts(pair.of), counts(pair.than)];
    const plain = newcombe(of.buyers, of.people, than.buyers, than.people);
    for (const part of ['value', 'low', 'high'] as const) expect(pair.buyers[part]).toBeCloseTo(plain[part], 10);
    expect(stratified[i]!.high - stratified[i]!.low).toBeLessThan(0.9 * (plain.high - plain.low));
  });
});

test('where spending goes by stratum, the strata narrow the money’s interval; a trial of before has one stratum', () => {
  const { trialId } = start({ aloneShare: 0.2 });
  const rows = shop.db.all<{ id: number; arm: PlanArm; alone: number; plan: number | null }>('SELECT customer_id AS id, arm, alone_stratum AS alone, plan_stratum AS plan FROM plan_trial_people');
  expect(rows.every((r) => (r.plan === null) === (r.arm === 'alone'))).toBe(true);
  // The higher the stratum, the more is spent, in every arm; plan Y brings a little more.
  for (const { id, arm, alone } of rows) shop.order({ customerId: id, day: addDays(TODAY, 3), paidMinor: 1000 + 4000 * alone + (arm === 'y' ? 500 : 0) });
  shop.finish();
  const widths = () => trials(addDays(TODAY, 40))[0]!.pairs.map((p) => p.net.high - p.net.low);
  const stratified = widths();
  shop.db.run('UPDATE plan_trial_people SET alone_stratum = NULL, plan_stratum = NULL WHERE trial_id = :trialId', { trialId });
  const plain = widths();
  expect(stratified).toHaveLength(3);
  stratified.forEach((width, i) => expect(width).toBeLessThan(plain[i]! / 2));
});
