import { beforeEach, expect, it } from 'vitest';
import { automationHandlers } from '../../../electron/backend/automation/handlers.ts';
import { saveLifecycleSettings } from '../../../electron/backend/lifecycle/lifecycle-settings.ts';
import type { Trigger } from '../../../shared/domain/automation.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, phoneOf, TODAY } from '../campaigns/campaign-shop.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { problemOf } from '../problem-of.ts';

let shop: CampaignShop;
let ids: number[];
const trigger: Trigger = { kind: 'order', days: 7, state: 'silent', firstOnly: true, unlessBought: true, direction: 'up', fieldId: null, yearly: true };
/** Twelve people; the i-th bought first i days ago. */
beforeEach(() => {
  shop = new CampaignShop();
  shop.insert('basis_log', { at: 0, basis: 'customers', words: '', consent_count: 0, customers_count: 12 });
  ids = Array.from({ length: 12 }, (_, i) => {
    const id = shop.customer({ nick: `n${i}`, phone: phoneOf(i) });
    shop.order({ customerId: id, day: addDays(TODAY, -i) });
    return id;
  });
  shop.finish();
});
const context = (after = 0) => shop.context(addDays(TODAY, after));
const save = (more: Partial<Trigger> = {}, name = '第七天') => automationHandlers.saveRule({ name, trigger: { ...trigger, ...more }, channel: 'sms' }, context());
const on = (ruleId: number, more: Partial<Trigger> = {}) => automationHandlers.turnOn({ ruleId, seen: automationHandlers.preview({ trigger: { ...trigger, ...more }, channel: 'sms' }, context()).events }, context());
const due = (after = 0) => automationHandlers.due({}, context(after))[0]!;
const who = (after = 0) => due(after).people.map((p) => [p.customerId, p.dueDay]);

it('is off until it was looked at, and the preview says whom it would have listed', () => {
  const { ruleId, sinceDay } = save();
  expect(sinceDay).toBeNull();
  expect(automationHandlers.due({}, context())).toEqual([]);
  const preview = automationHandlers.preview({ trigger, channel: 'sms' }, context());
  expect(preview).toMatchObject({ events: 5, people: 5, allowed: 5, missing: null }); // bought 7 to 11 days ago
  expect(preview.days.filter((d) => d.events > 0).map((d) => d.day)).toEqual([4, 3, 2, 1, 0].map((n) => addDays(TODAY, -n)));
  expect(preview.days).toHaveLength(30);
  expect(problemOf(() => automationHandlers.turnOn({ ruleId, seen: 4 }, context()))).toEqual({ code: 'bad_input', field: 'seen', reason: 'changed' });
  expect(on(ruleId).sinceDay).toBe(TODAY);
});

it('lists today\'s people, catches up on the days that were missed, and each event once', () => {
  const { ruleId } = save();
  on(ruleId);
  expect(who()).toEqual([[ids[7], TODAY]]);
  // Three days away: the missed days are there, with their days.
  expect(due(3)).toMatchObject({ total: 4, late: 3 });
  expect(who(3)).toEqual([[ids[7], TODAY], [ids[6], addDays(TODAY, 1)], [ids[5], addDays(TODAY, 2)], [ids[4], addDays(TODAY, 3)]]);
  expect(automationHandlers.waiting({}, context(3))).toEqual({ people: 4, late: 3, since: TODAY });
  const items = due(3).people.map(({ customerId, event }) => ({ customerId, event }));
  expect(automationHandlers.tick({ ruleId, people: [items[0]!, { customerId: ids[11]!, event: 'x' }], how: 'done' }, context(3))).toEqual({ ticked: 1 });
  expect(automationHandlers.tick({ ruleId, people: [items[0]!], how: 'done' }, context(3))).toEqual({ ticked: 0 });
  expect(who(3).map(([id]) => id)).toEqual([ids[6], ids[5], ids[4]]);
  const [last] = automationHandlers.done({ limit: 5 }, context(3));
  expect(last).toMatchObject({ customerId: ids[7], how: 'done', dueDay: TODAY });
  automationHandlers.undo({ doneId: last!.doneId }, context(3));
  expect(who(3)).toHaveLength(4);
  // Of no use much later.
  expect(who(60)).toEqual([]);
});

it('who has bought by themselves meanwhile is off the list', () => {
  const { ruleId } = save();
  on(ruleId);
  shop.order({ customerId: ids[7]!, day: addDays(TODAY, 1) });
  shop.finish();
  expect(who()).toHaveLength(1); // today nobody knows of it
  expect(who(1).map(([id]) => id)).toEqual([ids[6]]);
});

it('who said no is never on it, nor who is held out or was just written to; each with its reason', () => {
  const { ruleId } = save();
  on(ruleId);
  shop.db.run('UPDATE customers SET opted_out = 1 WHERE id = :id', { id: ids[7]! });
  shop.db.run('UPDATE customers SET phone = NULL, phone_quality = :none WHERE id = :id', { id: ids[6]!, none: 'none' });
  const { campaignId } = shop.create({ basis: 'customers', contactGapDays: 0, rule: { combinator: 'and', rules: [{ field: 'last_order_days', operator: '=', value: 5 }] } });
  shop.lock(campaignId);
  shop.db.run("UPDATE campaign_members SET arm = 'held_out' WHERE campaign_id = :campaignId", { campaignId });
  expect(due(3)).toMatchObject({ total: 1, excluded: { opted_out: 1, no_number: 1, held_out: 1 } });
  expect(who(3).map(([id]) => id)).toEqual([ids[4]]);
  expect(automationHandlers.tick({ ruleId, people: [{ customerId: ids[7]!, event: addDays(TODAY, -7) }], how: 'done' }, context(3))).toEqual({ ticked: 0 });
});

it('two who are one count as seen to if either was', () => {
  const { ruleId } = save();
  on(ruleId);
  const [first] = due().people;
  automationHandlers.tick({ ruleId, people: [{ customerId: first!.customerId, event: first!.event }], how: 'skipped' }, context());
  mergePeople(shop.db, { customerId: ids[1]!, otherId: ids[7]! }, 1);
  shop.finish();
  expect(who()).toEqual([]);
});

it('the list becomes a frozen segment and a draft, and is off the list', () => {
  const { ruleId } = save();
  on(ruleId);
  const { campaignId, people } = automationHandlers.toCampaign({ ruleId, name: '七天回访' }, context(3));
  expect(people).toBe(4);
  expect(shop.get(campaignId)).toMatchObject({ state: 'draft', name: '七天回访', segmentName: '七天回访' });
  expect(shop.audience(campaignId, addDays(TODAY, 3)).segmentCount).toBe(4);
  expect(who(3)).toEqual([]);
  expect(problemOf(() => automationHandlers.toCampaign({ ruleId, name: 'x' }, context(3)))).toMatchObject({ code: 'empty_audience' });
});

it('another trigger switches it off, a state needs its cuts, a date its field, a no basis is said', () => {
  const rule = save();
  on(rule.ruleId);
  expect(automationHandlers.saveRule({ ruleId: rule.ruleId, name: '改名', trigger, channel: 'sms' }, context()).sinceDay).toBe(TODAY);
  expect(automationHandlers.saveRule({ ruleId: rule.ruleId, name: '改名', trigger: { ...trigger, days: 8 }, channel: 'sms' }, context()).sinceDay).toBeNull();
  expect(automationHandlers.preview({ trigger: { ...trigger, kind: 'state' }, channel: 'sms' }, context()).missing).toBe('cuts');
  expect(automationHandlers.preview({ trigger: { ...trigger, kind: 'date', fieldId: 5 }, channel: 'sms' }, context()).missing).toBe('field');
  expect(problemOf(() => save({ kind: 'date', fieldId: 5 }, 'x'))).toEqual({ code: 'bad_input', fields: ['fieldId'] });
  expect(problemOf(() => save({ days: -1 }, 'x'))).toEqual({ code: 'bad_input', fields: ['days'] });
  expect(problemOf(() => save({}, '改名'))).toEqual({ code: 'name_taken' });
  shop.db.run('DELETE FROM basis_log');
  expect(automationHandlers.preview({ trigger, channel: 'sms' }, context())).toMatchObject({ events: 5, allowed: 0, missing: 'basis' });
});

it('a state is entered by the cuts in force, a tier by its moves, a date by the own field', () => {
  saveLifecycleSettings(shop.db, { cutChoice: 'own', ownCuts: [3, 5, 8] });
  expect(automationHandlers.preview({ trigger: { ...trigger, kind: 'state', days: 0 }, channel: 'sms' }, context())).toMatchObject({ events: 8, missing: null }); // bought 4 to 11 days ago
  const member = shop.db.run("INSERT INTO members (platform, kind, value, since_day, source, at) SELECT platform, kind, value, '2026-01-01', 'form', 1 FROM accounts WHERE customer_id = :id", { id: ids[2]! }).lastInsertRowid;
  shop.db.run("INSERT INTO tier_moves (member_id, kind, from_rank, to_rank, day, at) VALUES (:member, 'up', 1, 2, :day, 1), (:member, 'down', 2, 1, :day, 1)", { member, day: addDays(TODAY, -2) });
  const tier = (direction: Trigger['direction']) => automationHandlers.preview({ trigger: { ...trigger, kind: 'tier', days: 1, direction }, channel: 'sms' }, context());
  expect([tier('up').events, tier('down').events, tier('any').events]).toEqual([1, 1, 2]);
  expect(tier('up').sample).toMatchObject([{ customerId: ids[2], dueDay: addDays(TODAY, -1) }]);
  const fieldId = shop.db.run("INSERT INTO own_fields (name, kind, section, created_at) VALUES ('开店日', 'date', 'other', 1)").lastInsertRowid;
  shop.db.run('INSERT INTO own_shown (field_id, customer_id, value, number) VALUES (:fieldId, :id, :day, unixepoch(:day) / 86400)', { fieldId, id: ids[3]!, day: '2020-07-05' });
  expect(automationHandlers.preview({ trigger: { ...trigger, kind: 'date', fieldId, days: -7 }, channel: 'sms' }, context()).sample).toMatchObject([{ customerId: ids[3], dueDay: '2026-06-28', anchorDay: '2026-07-05' }]);
});
