import { beforeEach, describe, expect, it } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { planningHandlers } from '../../../electron/backend/planning/handlers.ts';
import { checkItems } from '../../../shared/domain/launch-checks.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';
import { problemOf } from '../problem-of.ts';

let shop: CampaignShop;
let campaignId: number;
beforeEach(() => {
  shop = new CampaignShop();
  shop.fill(200);
  ({ campaignId } = shop.create({ basis: 'customers', holdoutShare: 0.25, messagePriceMilli: 45 }));
});
const at = (now: number, today = TODAY) => ({ ...shop.context(today), now });
const plan = (id = campaignId, today = TODAY) => planningHandlers.plan({ campaignId: id }, shop.context(today));
const export_ = async () => {
  shop.lock(campaignId);
  await shop.export(campaignId, 'plain-txt', 'list.txt');
};

describe('the stages', () => {
  it('goes from draft to closed, and each keeps its figures', async () => {
    expect(plan()).toMatchObject({ stage: 'draft', moves: [{ stage: 'draft' }] });
    planningHandlers.saveBrief({ campaignId, budgetMinor: 90_000 }, shop.context());
    planningHandlers.markPlanned({ campaignId }, shop.context());
    expect(plan().moves.at(-1)).toMatchObject({ stage: 'planned', figures: { eligible: 200, segmentCount: 200, costMinor: 675, budgetMinor: 90_000 } });
    shop.lock(campaignId);
    expect(plan()).toMatchObject({ stage: 'locked' });
    expect(plan().moves.at(-1)).toMatchObject({ figures: { treated: 150, heldOut: 50 } });
    expect(problemOf(() => planningHandlers.close({ campaignId, lesson: '' }, shop.context()))).toMatchObject({ code: 'not_exported' });
    await shop.export(campaignId, 'plain-txt', 'list.txt');
    expect(plan()).toMatchObject({ stage: 'executed' });
    expect(plan(campaignId, '2026-07-01')).toMatchObject({ stage: 'observing' });
    planningHandlers.close({ campaignId, lesson: '早一周发' }, shop.context('2026-08-15'));
    expect(plan(campaignId, '2026-08-15')).toMatchObject({ stage: 'closed', brief: { lesson: '早一周发' } });
    expect(plan(campaignId, '2026-08-15').moves.at(-1)).toMatchObject({ figures: { treated: 150, treatedBuyers: 0, costMinor: 675 } });
    planningHandlers.reopen({ campaignId }, shop.context());
    expect(plan(campaignId, '2026-08-15')).toMatchObject({ stage: 'observing' });
  });

  it('freezes what was promised: after the lock neither hypothesis nor goods, after closing nothing but late costs and the lesson', async () => {
    await export_();
    expect(problemOf(() => planningHandlers.saveBrief({ campaignId, hypothesis: '涨价也买' }, shop.context()))).toMatchObject({ code: 'locked' });
    expect(problemOf(() => planningHandlers.saveItems({ campaignId, items: [] }, shop.context()))).toMatchObject({ code: 'locked' });
    expect(problemOf(() => planningHandlers.saveOffers({ campaignId, offers: [] }, shop.context()))).toMatchObject({ code: 'locked' });
    planningHandlers.saveBrief({ campaignId, market: '同行在打折' }, shop.context());
    planningHandlers.close({ campaignId, lesson: '' }, at(5_000, '2026-08-15'));
    expect(problemOf(() => planningHandlers.saveBrief({ campaignId, market: '没有' }, shop.context()))).toMatchObject({ code: 'campaign_closed' });
    planningHandlers.addCost({ campaignId, kind: 'gift', stage: 'actual', amountMinor: 1200, day: '2026-08-20', note: '' }, at(6_000));
    expect(plan().budget.costs).toMatchObject([{ kind: 'gift', late: true }]);
    expect(shop.results(campaignId).cost).toEqual({ messagesMinor: 675, fixedMinor: 1200, totalMinor: 1875 });
  });
});

describe('the budget', () => {
  it('has what is meant, promised and paid by kind, and warns from four fifths on', async () => {
    planningHandlers.saveBrief({ campaignId, budgetMinor: 3000 }, shop.context());
    const { costId } = planningHandlers.addCost({ campaignId, kind: 'gift', stage: 'planned', amountMinor: 1700, day: TODAY, note: '茶样' }, shop.context());
    // 150 treated of 0.045 each.
    expect(plan().budget).toMatchObject({ sums: [{ kind: 'message', planned: 675 }, { kind: 'gift', planned: 1700 }], boundMinor: 0, expectedMinor: 2375, alert: 'none' });
    planningHandlers.moveCost({ costId, stage: 'committed', amountMinor: 1725 }, shop.context());
    expect(plan().budget).toMatchObject({ boundMinor: 1725, expectedMinor: 2400, alert: 'near' });
    await export_();
    planningHandlers.moveCost({ costId, stage: 'actual', amountMinor: 2326 }, shop.context());
    expect(plan().budget).toMatchObject({ sums: [{ kind: 'message', actual: 675, planned: 0 }, { kind: 'gift', actual: 2326 }], expectedMinor: 3001, alert: 'over' });
    planningHandlers.removeCost({ costId }, shop.context());
    expect(plan().budget.costs).toEqual([]);
    expect(problemOf(() => planningHandlers.removeCost({ costId }, shop.context()))).toMatchObject({ code: 'not_found' });
  });

  it('is summed up by quarter of the day of sending', () => {
    shop.update({ campaignId, sendDay: '2026-07-03', fixedCostMinor: 500 });
    planningHandlers.addCost({ campaignId, kind: 'media', stage: 'committed', amountMinor: 700, day: TODAY, note: '' }, shop.context());
    planningHandlers.setQuarterBudget({ year: 2026, quarter: 3, amountMinor: 1300 }, shop.context());
    planningHandlers.setQuarterBudget({ year: 2026, quarter: 4, amountMinor: 100 }, shop.context());
    expect(planningHandlers.quarters({}, shop.context()).quarters).toMatchObject([{ quarter: '2026-Q4', campaigns: 0, budgetMinor: 100 }, { quarter: '2026-Q3', campaigns: 1, plannedMinor: 500, committedMinor: 700, actualMinor: 0, budgetMinor: 1300, alert: 'near' }]);
  });
});

describe('the checklist', () => {
  const verdicts = () => Object.fromEntries(planningHandlers.checks({ campaignId }, shop.context()).checks.map((c) => [c.item, c.verdict]));

  it('is answered by the data where it can be', () => {
    expect(Object.keys(verdicts())).toEqual([...checkItems]);
    expect(verdicts()).toMatchObject({ audience: 'fine', exclusions: 'fine', cost: 'unknown', margin: 'unknown', stock: 'unknown', service: 'unknown', window: 'fine' });
    shop.update({ campaignId, holdoutShare: 0, sendDay: '2026-06-01', rule: { combinator: 'and', rules: [{ field: 'last_order_days', operator: '>=', value: 9000 }] } });
    planningHandlers.saveBrief({ campaignId, budgetMinor: 0 }, shop.context());
    planningHandlers.addCost({ campaignId, kind: 'other', stage: 'planned', amountMinor: 1, day: TODAY, note: '' }, shop.context());
    expect(verdicts()).toMatchObject({ audience: 'bad', holdout: 'bad', window: 'bad', cost: 'bad' });
  });

  it('asks to look at words that the law or the brand sheet has something against, in each text and subject', () => {
    const copyOf = (id: number) => planningHandlers.checks({ campaignId: id }, shop.context()).checks.find((c) => c.item === 'copy')!.verdict;
    const fine = { channel: 'email' as const, basis: 'customers' as const, text: '您好，不想再收到请回信“退订”', subject: '广告：新茶' };
    const everyone = { combinator: 'and' as const, rules: [{ field: 'orders', operator: '>=', value: 1 }] };
    expect(copyOf(shop.create(fine).campaignId)).toBe('fine');
    expect(copyOf(shop.create({ ...fine, subject: '新茶' }).campaignId)).toBe('unknown');
    expect(copyOf(shop.create({ ...fine, text: '您好' }).campaignId)).toBe('unknown');
    expect(copyOf(shop.create({ ...fine, variants: [{ name: '多的', rule: everyone, text: fine.text }] }).campaignId)).toBe('fine');
    expect(copyOf(shop.create({ ...fine, variants: [{ name: '多的', rule: everyone, text: fine.text, subject: '给您留了' }] }).campaignId)).toBe('unknown');
    expect(copyOf(shop.create({ ...fine, variants: [{ name: '多的', rule: everyone, text: '全网最低价。退订请回信', subject: '' }] }).campaignId)).toBe('unknown');
  });

  it('knows goods sold below what they cost, or without stock', () => {
    const productId = shop.db.get<{ id: number }>("SELECT id FROM products WHERE title = '龙井'")!.id;
    shop.db.run('UPDATE products SET unit_cost_minor = 3000 WHERE id = :productId', { productId });
    const item = { productId, title: '龙井', listMinor: 9900, promoMinor: 2900, limitEach: 2, stock: 0 };
    planningHandlers.saveItems({ campaignId, items: [item] }, shop.context());
    expect(plan().items).toEqual([{ ...item, costMinor: 3000 }]);
    expect(verdicts()).toMatchObject({ margin: 'bad', stock: 'bad' });
    planningHandlers.saveItems({ campaignId, items: [{ ...item, promoMinor: 3000, stock: 5 }] }, shop.context());
    expect(verdicts()).toMatchObject({ margin: 'fine', stock: 'fine' });
    expect(problemOf(() => planningHandlers.saveItems({ campaignId, items: [item, item] }, shop.context()))).toMatchObject({ code: 'bad_input' });
  });

  it('is left open only for a reason', () => {
    expect(problemOf(() => planningHandlers.setCheck({ campaignId, item: 'stock', state: 'waived', reason: '' }, shop.context()))).toMatchObject({ code: 'bad_input' });
    planningHandlers.setCheck({ campaignId, item: 'stock', state: 'waived', reason: '预售' }, shop.context());
    planningHandlers.setCheck({ campaignId, item: 'service', state: 'ticked', reason: '' }, shop.context());
    expect(planningHandlers.checks({ campaignId }, shop.context()).checks.filter((c) => c.state !== 'open')).toMatchObject([{ item: 'stock', state: 'waived', reason: '预售' }, { item: 'service', state: 'ticked' }]);
    planningHandlers.setCheck({ campaignId, item: 'stock', state: 'open', reason: '' }, shop.context());
    expect(planningHandlers.checks({ campaignId }, shop.context()).checks.find((c) => c.item === 'stock')).toMatchObject({ state: 'open' });
  });
});

describe('what is changed', () => {
  it('is written down, typing as one change, and what was taken back not at all', () => {
    campaignsHandlers.update({ campaignId, name: '唤醒 七' }, at(1_000));
    campaignsHandlers.update({ campaignId, name: '唤醒 七月', windowDays: 14 }, at(2_000));
    campaignsHandlers.update({ campaignId, text: '新茶到了' }, at(3_000));
    campaignsHandlers.update({ campaignId, windowDays: 30 }, at(4_000));
    expect(plan().changes).toEqual([
      { at: 3_000, field: 'text', before: null, after: null },
      { at: 2_000, field: 'name', before: '"唤醒"', after: '"唤醒 七月"' },
    ]);
    campaignsHandlers.update({ campaignId, name: '七月' }, at(2_000 + 700_000));
    expect(plan().changes.filter((c) => c.field === 'name')).toHaveLength(2);
  });

  it('a copy takes goods, offers and the plan along, and nothing of what the first came to', async () => {
    planningHandlers.saveBrief({ campaignId, hypothesis: '半价能唤回一成', lesson: '', budgetMinor: 800 }, shop.context());
    planningHandlers.saveOffers({ campaignId, offers: [{ position: 0, offer: '第二件半价', percent: 25, amountMinor: null }] }, shop.context());
    planningHandlers.markPlanned({ campaignId }, shop.context());
    await export_();
    planningHandlers.close({ campaignId, lesson: '别再半价' }, shop.context('2026-08-15'));
    const copy = campaignsHandlers.duplicate({ campaignId, name: '再来' }, shop.context());
    expect(plan(copy.campaignId)).toMatchObject({ stage: 'draft', brief: { hypothesis: '半价能唤回一成', lesson: '' }, offers: [{ offer: '第二件半价' }], budget: { budgetMinor: 800 } });
  });
});

it('an offer belongs to a variant that there is', () => {
  expect(problemOf(() => planningHandlers.saveOffers({ campaignId, offers: [{ position: 1, offer: '满减', percent: null, amountMinor: 500 }] }, shop.context()))).toMatchObject({ code: 'bad_input' });
});

it('past campaigns of the same kind give the range to expect', async () => {
  const rates = [0.1, 0.2];
  for (const [n, rate] of rates.entries()) {
    const past = shop.create({ name: `去年${n}`, basis: 'customers', sendDay: '2026-06-30', contactGapDays: 0 });
    shop.lock(past.campaignId, 1, '2026-06-30');
    await shop.export(past.campaignId, 'plain-txt', `p${n}.txt`);
    shop.db.run("UPDATE campaigns SET send_day = :day WHERE id = :id", { day: n === 0 ? '2025-01-01' : '2025-03-01', id: past.campaignId });
    const people = shop.membersOf(past.campaignId, 'treated').slice(0, rate * 200);
    for (const { customer_id: customerId } of people) shop.order({ customerId, day: n === 0 ? '2025-01-05' : '2025-03-05', paidMinor: 100 });
  }
  shop.finish();
  const { campaigns, expected } = planningHandlers.similar({ campaignId }, shop.context());
  expect(campaigns.map((c) => [c.name, c.treated, c.buyers])).toEqual([['去年1', 200, 40], ['去年0', 200, 20]]);
  expect(expected).toMatchObject({ rate: 0.15, campaigns: 2, treated: 400, low: 0 });
  expect(expected!.high).toBeGreaterThan(0.2);
  expect(planningHandlers.similar({ campaignId: campaigns[0]!.campaignId }, shop.context()).expected).toBeNull();
});

describe('each kind of campaign has its own measure', () => {
  const reading = (today = '2027-06-30') => planningHandlers.typeMeasure({ campaignId }, shop.context(today));
  const run = async (type: 'emotion' | 'word_of_mouth' | 'topic' | 'community' | 'event') => {
    shop.update({ campaignId, type, sendDay: '2026-06-30' });
    await export_();
    return { treated: shop.membersOf(campaignId, 'treated'), heldOut: shop.membersOf(campaignId, 'held_out') };
  };

  it('情感 looks half a year on, and an event at a week', async () => {
    const { treated, heldOut } = await run('emotion');
    for (const m of treated.slice(0, 30)) shop.order({ customerId: m.customer_id, day: '2026-12-20', paidMinor: 100 });
    for (const m of heldOut.slice(0, 5)) shop.order({ customerId: m.customer_id, day: '2026-12-20', paidMinor: 100 });
    shop.finish();
    expect(reading()).toMatchObject({ measure: 'longRun', days: 180, lastDay: '2026-12-27', unfinished: false, treated: { people: 150, hits: 30 }, heldOut: { people: 50, hits: 5 } });
    expect(reading().difference!.value).toBeCloseTo(0.1);
    expect(reading('2026-12-01').unfinished).toBe(true);
    shop.db.run("UPDATE campaigns SET type = 'event'");
    expect(reading()).toMatchObject({ measure: 'buyers', days: 7, treated: { hits: 0 }, heldOut: { hits: 0 } });
  });

  it('a topic is judged by answers, of which those held out can give none', async () => {
    const { treated } = await run('topic');
    shop.db.run("UPDATE touches SET reply = '在吗' WHERE customer_id = :id", { id: treated[0]!.customer_id });
    shop.db.run("UPDATE touches SET reply = 'TD', opted_out = 1 WHERE customer_id = :id", { id: treated[1]!.customer_id });
    expect(reading()).toMatchObject({ measure: 'replied', treated: { people: 150, hits: 1 }, heldOut: null, difference: null });
  });

  it('a community by who bought on two days, word of mouth by who brought somebody', async () => {
    const { treated } = await run('community');
    const [a, b] = treated.map((m) => m.customer_id);
    for (const day of ['2026-07-02', '2026-07-20']) shop.order({ customerId: a!, day, paidMinor: 100 });
    for (let i = 0; i < 2; i += 1) shop.order({ customerId: b!, day: '2026-07-02', paidMinor: 100 });
    shop.finish();
    expect(reading()).toMatchObject({ measure: 'again', treated: { hits: 1 } });
    shop.db.run("UPDATE campaigns SET type = 'word_of_mouth'");
    const person = (id: number) => {
      const account = shop.db.get<{ platform: string; kind: string; value: string }>('SELECT platform, kind, value FROM accounts WHERE customer_id = :id', { id })!;
      return shop.insert('offer_people', account);
    };
    const [referrer, referred] = [person(a!), person(b!)];
    const row = { referrer_id: referrer, referred_id: referred, how: 'hand', day: '2026-08-01', at: 1, undone_at: null };
    shop.insert('referrals', row);
    expect(reading()).toMatchObject({ measure: 'referred', days: 90, treated: { hits: 1 } });
    shop.db.run('UPDATE referrals SET undone_at = 2');
    expect(reading()).toMatchObject({ treated: { hits: 0 } });
  });
});
