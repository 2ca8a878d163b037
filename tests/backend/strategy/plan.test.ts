import { beforeEach, describe, expect, test } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import type { CommandContext } from '../../../electron/backend/serve.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { StrategyRow } from '../../../shared/contract/strategy.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const everyone = { combinator: 'and' as const, rules: [] };
const text = '您好，回来看看';

let shop: ShopMaker;
let context: CommandContext;
/** Active, silent, asleep and lost: 10, 40, 70 and 100 days ago, by cuts of 30, 60 and 90. */
let people: number[];

beforeEach(() => {
  shop = new ShopMaker();
  people = [10, 40, 70, 100].map((ago, i) => {
    const customerId = shop.customer({ phone: `+861380013800${i}` });
    shop.order({ customerId, day: addDays(TODAY, -ago) });
    return customerId;
  });
  shop.finish();
  context = shop.context(TODAY);
  lifecycleHandlers.saveSettings({ usualDays: 30 }, context);
});

const rows = (change: Partial<Record<StrategyRow['state'], Partial<StrategyRow>>> = {}): StrategyRow[] => strategyHandlers.plan({}, context).rows.map((row) => ({ ...row, ...change[row.state] }));
const save = (change: Parameters<typeof rows>[0], enforced = true) => strategyHandlers.savePlan({ rows: rows(change), enforced, note: '' }, context);
/** A contact that was written out. */
function touch(customerId: number, day: string): void {
  const campaignId = shop.insert('campaigns', { name: 'before', type: 'other', goal: 'orders', channel: 'sms', rule: JSON.stringify(everyone), text: '', holdout_share: 0, window_days: 30, send_day: day, message_price_milli: 45, fixed_cost_minor: 0, contact_gap_days: 0, currency: 'CNY', created_at: 0, locked_at: 1 });
  const account = shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :customerId', { customerId })!.id;
  shop.insert('touches', { campaign_id: campaignId, customer_id: customerId, account_id: account, channel: 'sms', at: 0, day, address: `+86${customerId}`, status: 'delivered' });
}
const create = (more: object = {}) => campaignsHandlers.create(contract.campaigns.create.input.parse({ name: 'x', channel: 'sms', rule: everyone, text, contactGapDays: 0, basis: 'customers', ...more }), context);

describe('the plan', () => {
  test('is proposed until it is saved, and every saving is a version that can be looked at', () => {
    expect(strategyHandlers.plan({}, context)).toMatchObject({ version: null, versions: [] });
    save({ active: { minDays: 7 } });
    expect(save({ active: { minDays: 21 } })).toEqual({ version: 2 });
    expect(strategyHandlers.plan({}, context)).toMatchObject({ version: 2, versions: [{ version: 2 }, { version: 1 }] });
    expect(strategyHandlers.version({ version: 1 }, context).rows[0]).toMatchObject({ state: 'active', minDays: 7 });
    expect(() => strategyHandlers.version({ version: 3 }, context)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
  test('every state has exactly one row', () => {
    const input = contract.strategy.savePlan.input;
    expect(input.safeParse({ rows: rows(), enforced: true, note: '' }).success).toBe(true);
    expect(input.safeParse({ rows: rows().slice(1), enforced: true, note: '' }).success).toBe(false);
    expect(() => strategyHandlers.savePlan({ rows: rows().map((r) => ({ ...r, state: 'lost' as const })), enforced: true, note: '' }, context)).toThrow(expect.objectContaining({ code: 'bad_input' }));
  });
  test('words of another channel are refused, and those of a deleted template are gone', () => {
    const { templateId } = copyHandlers.save({ name: '信', channel: 'email', subject: '', text: '您好' }, context);
    expect(() => save({ silent: { templateId } })).toThrow(expect.objectContaining({ code: 'bad_input' }));
    save({ silent: { channel: 'email', templateId } });
    copyHandlers.delete({ templateId }, context);
    expect(strategyHandlers.plan({}, context).rows.find((r) => r.state === 'silent')!.templateId).toBeNull();
  });
});

describe('its cadence on a campaign’s audience', () => {
  test('keeps out who would be contacted too soon or too often, and who is left alone, each with its own count', () => {
    save({ active: { minDays: 14 }, silent: { minDays: 0, most30: 1 }, asleep: { leaveAlone: true }, lost: { minDays: 0 } });
    touch(people[0]!, addDays(TODAY, -13));
    touch(people[1]!, addDays(TODAY, -29));
    const { campaignId, eligible, excluded } = create();
    expect({ eligible, cadence: excluded.cadence, alone: excluded.left_alone }).toEqual({ eligible: 1, cadence: 2, alone: 1 });
    const audience = campaignsHandlers.audience({ campaignId }, context);
    expect(audience.segmentCount).toBe(audience.eligible + Object.values(audience.excluded).reduce((a, b) => a + b, 0));
    expect(campaignsHandlers.lock({ campaignId, seed: 1 }, context)).toMatchObject({ treated: 1, excluded: { cadence: 2, left_alone: 1 } });
    expect(campaignsHandlers.members({ campaignId, group: 'excluded', offset: 0, limit: 9 }, context).rows.map((m) => m.reason).sort()).toEqual(['cadence', 'cadence', 'left_alone']);
  });
  test('lets them in a day later, on the day of sending and not today', () => {
    save({ active: { minDays: 14 } });
    touch(people[0]!, addDays(TODAY, -13));
    const active = { combinator: 'and' as const, rules: [{ field: 'state', operator: '=', value: 'active' }] };
    expect(create({ rule: active })).toMatchObject({ eligible: 0, excluded: { cadence: 1 } });
    expect(create({ rule: active, sendDay: addDays(TODAY, 1) })).toMatchObject({ eligible: 1, excluded: { cadence: 0 } });
  });
  test('counts the touches of who was merged into somebody', () => {
    save({ active: { minDays: 30 } });
    touch(people[3]!, addDays(TODAY, -5));
    shop.db.run('UPDATE accounts SET customer_id = :into WHERE customer_id = :from', { into: people[0]!, from: people[3]! });
    expect(create().excluded.cadence).toBe(1);
  });
  test('holds only while it is in force', () => {
    touch(people[0]!, addDays(TODAY, -1));
    expect(create().eligible).toBe(4); // proposed
    save({ asleep: { leaveAlone: true } }, false);
    expect(create().eligible).toBe(4); // saved, not enforced
  });
  test('without cuts nobody has a state, and nobody is kept out', () => {
    save({ active: { minDays: 30 } });
    touch(people[0]!, addDays(TODAY, -1));
    lifecycleHandlers.saveSettings({ usualDays: null }, context);
    expect(create().eligible).toBe(4);
  });
});

describe('what a campaign was started from', () => {
  test('stays with it and with its copy, and goes with it', () => {
    const origin = { card: 'state' as const, key: 'lost', offer: 'heavy' as const };
    const { campaignId } = create({ origin });
    const copy = campaignsHandlers.duplicate({ campaignId, name: 'again' }, context);
    expect(campaignsHandlers.get({ campaignId: copy.campaignId }, context).origin).toEqual(origin);
    campaignsHandlers.delete({ campaignId }, context);
    expect(shop.db.all('SELECT campaign_id FROM campaign_origins')).toEqual([{ campaign_id: copy.campaignId }]);
    expect(campaignsHandlers.get({ campaignId: create().campaignId }, context).origin).toBeNull();
  });
});

describe('the report', () => {
  test('planned against done, by the state on the day of the contact', () => {
    save({ active: { minDays: 14, most30: 1 } });
    for (const ago of [60, 20, 15]) touch(people[2]!, addDays(TODAY, -ago)); // bought 70 days ago: active at 60, silent at 20 and 15
    const told = strategyHandlers.report({}, context);
    const row = (state: string) => told.rows.find((r) => r.state === state)!;
    expect(row('active')).toMatchObject({ customers: 1, reachable: 1, contacts: 1, people: 1, medianDays: null, tooSoon: 0 });
    expect(row('silent')).toMatchObject({ contacts: 2, people: 1, medianDays: 22.5, tooSoon: 1, tooMany: 1 }); // at least 30 days and one in 30, as proposed
    expect(row('asleep')).toMatchObject({ contacts: 0, medianDays: null });
  });
  test('what was done by hand counts too, once a day and not beside the message that it was', () => {
    save({ active: { minDays: 14, most30: 1 } });
    const byHand = (kind: string, ago: number) => shop.insert('hand_touches', { customer_id: people[2]!, channel: 'phone', kind, at: 0, day: addDays(TODAY, -ago), note: '' });
    const silent = () => strategyHandlers.report({}, context).rows.find((r) => r.state === 'silent')!;
    touch(people[2]!, addDays(TODAY, -20));
    byHand('sent', 20); // of the same message
    byHand('sent', 15);
    byHand('replied', 15);
    byHand('skipped', 12); // no contact
    expect(silent()).toMatchObject({ contacts: 2, people: 1, medianDays: 5, tooSoon: 1 });
    shop.insert('calls', { script_name: '回访', customer_id: people[2]!, at: 0, day: addDays(TODAY, -10), outcome: 'bought', path: '[]', note: '' });
    shop.insert('calls', { script_name: '回访', customer_id: people[2]!, at: 0, day: addDays(TODAY, -8), outcome: 'no_answer', path: '[]', note: '' });
    expect(silent()).toMatchObject({ contacts: 3, tooSoon: 2 });
  });
  test('the loop: everybody has a state and a next action, or is left alone, or is named as missing', () => {
    expect(strategyHandlers.report({}, context).loop).toMatchObject({ withAction: 0, undecided: 4, gaps: [{ gap: 'noPlan', customers: 4 }] });
    const { templateId } = copyHandlers.save({ name: '短信', channel: 'sms', subject: '', text }, context);
    save({ active: { templateId, minDays: 30 }, silent: { templateId, minDays: 5 }, asleep: { leaveAlone: true } });
    const { loop, rows: told } = strategyHandlers.report({}, context);
    expect(loop).toMatchObject({ withAction: 2, leftAlone: 1, undecided: 1 });
    expect(loop.gaps.map(({ gap, state, customers }) => [gap, state, customers])).toEqual([['overdue', 'silent', 1], ['noWords', 'lost', 1]]);
    const overdue = told.find((r) => r.state === 'silent')!.overdue!;
    expect(segmentsHandlers.count({ rule: overdue.rule }, context).count).toBe(overdue.customers);
    touch(people[1]!, addDays(TODAY, -4));
    expect(strategyHandlers.report({}, context).loop.gaps.map((g) => g.gap)).toEqual(['noWords']);
  });
  test('a heavy offer that reaches active people is named, as a draft and once it is locked', () => {
    save({});
    const { campaignId } = create({ origin: { card: 'state', key: 'lost', offer: 'heavy' } });
    create({ origin: { card: 'state', key: 'lost', offer: 'light' } });
    expect(strategyHandlers.report({}, context).leaks).toEqual([{ campaignId, name: 'x', isDraft: true, people: 4, active: 1 }]);
    campaignsHandlers.lock({ campaignId, seed: 1 }, context);
    expect(strategyHandlers.report({}, context).leaks).toMatchObject([{ campaignId, isDraft: false, active: 1 }]);
  });
  test('of a shop with nothing in it, and of one without cuts', () => {
    const empty = new ShopMaker().finish().context(TODAY);
    expect(strategyHandlers.report({}, empty)).toMatchObject({ buyers: 0, rows: [], loop: { undecided: 0, gaps: [] }, leaks: [] });
    lifecycleHandlers.saveSettings({ usualDays: null }, context);
    expect(strategyHandlers.report({}, context)).toMatchObject({ source: null, rows: [], loop: { undecided: 4 } });
    expect(strategyHandlers.report({}, context).loop.gaps[0]).toMatchObject({ gap: 'noCuts', customers: 4 });
  });
});
