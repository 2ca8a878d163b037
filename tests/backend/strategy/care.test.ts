import { beforeEach, describe, expect, test } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { CommandContext } from '../../../electron/backend/serve.ts';
import { strategyHandlers } from '../../../electron/backend/strategy/handlers.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { CarePlan } from '../../../shared/contract/strategy-care.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { ShopMaker } from '../make-shop.ts';

const TODAY = '2026-06-30';
const everyone: RuleGroup = { combinator: 'and', rules: [] };

let shop: ShopMaker;
let context: CommandContext;
let people: number[];

/** Active, active, silent, asleep, lost (10, 12, 40, 70 and 100 days ago, by cuts of 30, 60 and 90), the second of whom said no; and a prospect. */
beforeEach(() => {
  shop = new ShopMaker();
  people = [10, 12, 40, 70, 100].map((ago, i) => {
    const customerId = shop.customer({ phone: `+861380013800${i}`, optedOut: i === 1 });
    shop.order({ customerId, day: addDays(TODAY, -ago), paidMinor: 10_000 * (i + 1) });
    return customerId;
  });
  shop.customer({ phone: '+8613800138009' });
  shop.finish();
  context = shop.context(TODAY);
  lifecycleHandlers.saveSettings({ usualDays: 30 }, context);
});

const care = (draft?: CarePlan) => strategyHandlers.care({ draft }, context);
const layer = (name: string, draft?: CarePlan) => care(draft).layers.find((l) => l.layer === name)!;
const count = (rule: RuleGroup) => segmentsHandlers.count({ rule }, context).count;
const create = (more: object = {}) => campaignsHandlers.create(contract.campaigns.create.input.parse({ name: 'x', channel: 'sms', rule: everyone, text: '您好，回来看看', contactGapDays: 0, basis: 'customers', ...more }), context);
const matrixRow = (state: string) => strategyHandlers.plan({}, context).rows.find((r) => r.state === state)!;
/** As the screen does it: what is shown, with changes. */
const changed = (plan: CarePlan, change: Record<string, Partial<CarePlan['levels'][number]>>, weekly = plan.weekly): CarePlan => ({ ...plan, weekly, levels: plan.levels.map((l) => ({ ...l, ...change[l.layer] })) });
function touch(customerId: number, day: string): void {
  const account = shop.db.get<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :customerId', { customerId })!.id;
  shop.insert('hand_touches', { account_id: account, customer_id: customerId, channel: 'weixin', kind: 'sent', day, at: 0, note: '' });
}
const byOrders = () =>
  segmentsHandlers.saveLayering({ name: '按花钱', note: '', restName: '其他', layers: [{ name: '大客', rule: { combinator: 'and', rules: [{ field: 'net_total', operator: '>=', value: 400 }] } }, { name: '中客', rule: { combinator: 'and', rules: [{ field: 'net_total', operator: '>=', value: 200 }] } }] }, context);

describe('care of the four states', () => {
  test('is proposed until it is saved: as the strategy has them, and nobody by hand', () => {
    const told = care();
    expect(told).toMatchObject({ isSaved: false, plan: { by: 'states', layeringId: null, weekly: 20 }, strategy: { version: null }, inNone: 1, fit: { needed: 0, over: 0 } });
    expect(told.layers.map((l) => [l.layer, l.level, l.everyDays, l.people])).toEqual([['active', 'mass', 14, 2], ['silent', 'mass', 30, 1], ['asleep', 'mass', 45, 1], ['lost', 'mass', 90, 1]]);
  });
  test('who said no stands apart and is never due, and each count opens its people', () => {
    const { people: all, optedOut, weekly, due, rule } = layer('active', changed(care().plan, { active: { level: 'hand', everyDays: 7 } }));
    expect({ all, optedOut: optedOut.people, weekly, due: due?.people }).toEqual({ all: 2, optedOut: 1, weekly: 1, due: 1 });
    expect([count(rule), count(optedOut.rule), count(due!.rule)]).toEqual([2, 1, 1]);
  });
  test('is due again when the interval is over, and not before', () => {
    const plan = changed(care().plan, { active: { level: 'hand', everyDays: 14 } });
    touch(people[0]!, addDays(TODAY, -13));
    expect(layer('active', plan).due!.people).toBe(0);
    expect(layer('active', changed(plan, { active: { everyDays: 13 } })).due!.people).toBe(1);
  });
  test('is weighed against the week of the owner', () => {
    const plan = changed(care().plan, { active: { level: 'hand', everyDays: 7 }, silent: { level: 'hand', everyDays: 7 }, asleep: { level: 'hand', everyDays: 7 } }, 2);
    expect(care(plan).fit).toEqual({ people: 3, needed: 3, over: 1, roundWeeks: 2, lower: ['active'], neededThen: 2 });
    expect(care({ ...plan, weekly: 3 }).fit).toMatchObject({ over: 0, lower: [] });
  });
  test('leaving a state alone and how often it is due are the strategy’s own, in a new version of it', () => {
    const plan = changed(care().plan, { active: { level: 'hand', everyDays: 21 }, lost: { level: 'alone' } }, 5);
    expect(strategyHandlers.saveCare(plan, context)).toEqual({ version: 1 });
    expect(matrixRow('lost')).toMatchObject({ leaveAlone: true, minDays: 90 });
    expect(matrixRow('active')).toMatchObject({ leaveAlone: false, minDays: 21 });
    expect(care()).toMatchObject({ isSaved: true, plan, strategy: { version: 1, enforced: true } });
    expect(create()).toMatchObject({ excluded: { left_alone: 1 } });
    // Changed there, it is changed here.
    const { rows } = strategyHandlers.plan({}, context);
    strategyHandlers.savePlan({ rows: rows.map((r) => ({ ...r, leaveAlone: r.state === 'active', minDays: r.state === 'silent' ? 33 : r.minDays })), enforced: true, note: '' }, context);
    expect(care().layers.map((l) => [l.level, l.everyDays])).toEqual([['alone', 21], ['mass', 33], ['mass', 45], ['mass', 90]]);
    expect(care().isSaved).toBe(true);
  });
  test('saving who is written to by hand alone makes no version', () => {
    expect(strategyHandlers.saveCare(changed(care().plan, { active: { level: 'hand' } }), context)).toEqual({ version: null });
    expect(strategyHandlers.plan({}, context).version).toBeNull();
    expect(layer('active').level).toBe('hand');
  });
  test('without cuts nobody is in a layer', () => {
    lifecycleHandlers.saveSettings({ usualDays: null }, context);
    expect(care().inNone).toBe(6);
  });
});

describe('care of a layering of the owner’s', () => {
  const saveCare = (change: Parameters<typeof changed>[1], weekly = 10) => {
    const { layeringId } = byOrders();
    const { plan } = care({ by: 'layering', layeringId, weekly, levels: [] });
    strategyHandlers.saveCare(changed(plan, change), context);
    return layeringId;
  };
  test('its layers are the first that each fulfils, with the rest last', () => {
    const layeringId = saveCare({ 大客: { level: 'hand' } });
    const told = care();
    expect(told).toMatchObject({ isSaved: true, inNone: 0, plan: { by: 'layering', layeringId }, layerings: [{ layeringId, name: '按花钱', restName: '其他' }] });
    expect(told.layers.map((l) => [l.layer, l.level, l.people])).toEqual([['大客', 'hand', 2], ['中客', 'mass', 2], ['', 'mass', 2]]);
  });
  test('whoever is left alone is in no audience, with their own reason, and the cadence of the states still holds', () => {
    saveCare({ 大客: { level: 'alone' } });
    const { campaignId, eligible, excluded } = create();
    expect({ eligible, alone: excluded.left_alone, out: excluded.opted_out }).toEqual({ eligible: 3, alone: 2, out: 1 });
    expect(campaignsHandlers.lock({ campaignId, seed: 1 }, context)).toMatchObject({ treated: 3, excluded: { left_alone: 2 } });
    expect(strategyHandlers.plan({}, context).version).toBeNull();
    expect(layer('大客')).toMatchObject({ weekly: null, due: null });
  });
  test('a state that the strategy leaves alone isn’t due in any layer, and stands apart', () => {
    const { rows } = strategyHandlers.plan({}, context);
    strategyHandlers.savePlan({ rows: rows.map((r) => ({ ...r, leaveAlone: r.state === 'lost' })), enforced: true, note: '' }, context);
    saveCare({ 大客: { level: 'hand', everyDays: 7 } });
    expect(layer('大客')).toMatchObject({ people: 2, byState: { people: 1 }, weekly: 1, due: { people: 1 } });
    expect(care().fit).toMatchObject({ people: 1, needed: 1 });
    expect(count(layer('大客').byState.rule)).toBe(1);
  });
  test('who is left alone and who is written to by hand are rules for the list of the day', () => {
    expect(strategyHandlers.careRules({}, context)).toEqual({ alone: null, byHand: null });
    saveCare({ 大客: { level: 'hand' }, '': { level: 'alone' } });
    const { alone, byHand } = strategyHandlers.careRules({}, context);
    expect([count(alone!), count(byHand!)]).toEqual([2, 2]);
  });
  test('a layer keeps its care when it gets another name', () => {
    const layeringId = saveCare({ 大客: { level: 'alone' } });
    const [found] = segmentsHandlers.layerings({}, context);
    segmentsHandlers.saveLayering({ ...found!, layeringId, layers: found!.layers.map((l) => (l.name === '大客' ? { ...l, name: '最大的客' } : l)) }, context);
    expect(layer('最大的客')).toMatchObject({ level: 'alone', isDecided: true });
    expect(create().excluded.left_alone).toBe(2);
  });
  test('a layer that is new since is only proposed', () => {
    const layeringId = saveCare({ 大客: { level: 'alone' } });
    const [found] = segmentsHandlers.layerings({}, context);
    segmentsHandlers.saveLayering({ ...found!, layeringId, layers: [...found!.layers, { name: '新来的', rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] } }] }, context);
    expect(layer('新来的')).toMatchObject({ level: 'mass', isDecided: false });
    expect(care().isSaved).toBe(false);
  });
  test('it can’t be deleted while the care is by it', () => {
    const layeringId = saveCare({ 大客: { level: 'alone' } });
    expect(() => segmentsHandlers.deleteLayering({ layeringId }, context)).toThrow(expect.objectContaining({ code: 'bad_input', detail: { reason: 'care' } }));
    expect(create().excluded.left_alone).toBe(2);
    strategyHandlers.saveCare({ by: 'states', layeringId: null, weekly: 10, levels: [] }, context);
    expect(segmentsHandlers.deleteLayering({ layeringId }, context)).toEqual({ layeringId });
    expect(create().excluded.left_alone).toBe(0);
  });
  test('what doesn’t fit is refused', () => {
    const { layeringId } = byOrders();
    const bad = (plan: Partial<CarePlan>) => () => strategyHandlers.saveCare({ by: 'layering', layeringId, weekly: 5, levels: [], ...plan }, context);
    expect(bad({ layeringId: null })).toThrow(expect.objectContaining({ code: 'bad_input' }));
    expect(bad({ by: 'rfm' })).toThrow(expect.objectContaining({ code: 'bad_input' }));
    expect(bad({ layeringId: 99 })).toThrow(expect.objectContaining({ code: 'not_found' }));
    const twice = { layer: '大客', level: 'hand' as const, everyDays: 7 };
    expect(bad({ levels: [twice, twice] })).toThrow(expect.objectContaining({ code: 'bad_input' }));
    expect(bad({ by: 'states', layeringId: null, levels: [{ ...twice, layer: 'nobody' }] })).toThrow(expect.objectContaining({ code: 'bad_input' }));
  });
});

test('care by RFM groups and by season groups is of every buyer who can be told, once', () => {
  for (const by of ['rfm', 'seasons'] as const) {
    const told = care({ by, layeringId: null, weekly: 10, levels: [] });
    expect([by, told.layers.reduce((sum, l) => sum + l.people, 0), told.inNone]).toEqual([by, 5, 1]);
    strategyHandlers.saveCare({ ...told.plan, levels: told.plan.levels.map((l) => ({ ...l, level: 'alone' as const })) }, context);
    expect(create().excluded.left_alone).toBe(4);
  }
});
