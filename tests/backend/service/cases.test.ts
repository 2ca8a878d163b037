import { expect, test } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { plannerHandlers } from '../../../electron/backend/planner/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { serviceHandlers as service } from '../../../electron/backend/service/handlers.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { ShopMaker } from '../make-shop.ts';
import { problemOf } from '../problem-of.ts';

const everyone: RuleGroup = { combinator: 'and', rules: [] };
const unsettled: RuleGroup = { combinator: 'and', rules: [{ field: 'open_case', operator: '=', value: true }] };

function start() {
  const shop = new ShopMaker();
  const [a, b] = [shop.customer({ nick: 'a', phone: '+8613900000001' }), shop.customer({ nick: 'b', phone: '+8613900000002' })] as const;
  for (const customerId of [a, b]) shop.order({ customerId, day: '2026-06-01', orderNo: `n${customerId}` });
  shop.finish();
  const at = (day: string) => ({ ...shop.context(day), now: Date.parse(`${day}T06:00:00Z`) });
  const open = (customerId: number, day: string, more: { dueDay?: string; text?: string } = {}) =>
    service.saveCase({ customerId, kind: 'quality', text: '碎了一饼', orderNo: '', dueDay: null, ...more }, at(day)).caseId;
  const list = (day: string, input: { customerId?: number; status?: 'open' | 'overdue' | 'closed' | 'all' } = {}) => service.cases({ status: 'all', offset: 0, limit: 100, ...input }, at(day));
  const audience = (day: string) => {
    const { campaignId } = campaignsHandlers.create({ name: `c${day}`, type: 'other', goal: 'orders', channel: 'sms', rule: everyone, text: '【茶】好 拒收请回复R', holdoutShare: 0, basis: 'customers', windowDays: 30, fixedCostMinor: 0 }, at(day));
    const { eligible, excluded } = campaignsHandlers.audience({ campaignId }, at(day));
    return { eligible, openCase: excluded.open_case };
  };
  return { shop, at, a, b, open, list, audience };
}

test('a case goes from open to closed and back, with what was done on the way', () => {
  const { at, a, open, list } = start();
  const caseId = open(a, '2026-06-10', { dueDay: '2026-06-12' });
  service.addCaseStep({ caseId, text: '问了快递' }, at('2026-06-11'));
  service.addCaseStep({ caseId, text: '补发' }, at('2026-06-12'));
  expect(list('2026-06-12').counts).toEqual({ open: 1, overdue: 0, closed: 0, all: 1 });
  expect(list('2026-06-13').counts).toEqual({ open: 1, overdue: 1, closed: 0, all: 1 });
  service.closeCase({ caseId, outcome: '满意', costMinor: 3500 }, at('2026-06-13'));
  expect(list('2026-06-13', { status: 'closed' }).rows).toMatchObject([{ caseId, customerId: a, nick: 'a', kind: 'quality', orderNo: null, openedDay: '2026-06-10', closedDay: '2026-06-13', outcome: '满意', costMinor: 3500, currency: 'CNY', steps: [{ text: '问了快递' }, { text: '补发' }] }]);
  expect(list('2026-06-13', { status: 'open' }).total).toBe(0);
  expect(customersHandlers.timeline({ customerId: a, kinds: ['case'], offset: 0, limit: 9 }, at('2026-06-13')).entries.map((e) => [e.text, e.yes])).toEqual([['满意', false], ['补发', null], ['问了快递', null], ['碎了一饼', true]]);
  // Closed is closed: it takes no notes and can't be closed twice, until it is opened again.
  expect(problemOf(() => service.addCaseStep({ caseId, text: 'x' }, at('2026-06-14')))).toMatchObject({ code: 'not_found', what: 'case' });
  expect(problemOf(() => service.closeCase({ caseId, outcome: 'x', costMinor: null }, at('2026-06-14')))).toMatchObject({ code: 'not_found' });
  service.reopenCase({ caseId }, at('2026-06-14'));
  expect(list('2026-06-14').counts).toMatchObject({ open: 1, overdue: 1, closed: 0 });
  service.deleteCase({ caseId }, at('2026-06-14'));
  expect(list('2026-06-14').counts.all).toBe(0);
});

test('open ones stand by what is due first, then those without a day, then the closed', () => {
  const { at, a, b, open, list } = start();
  const [none, late, soon, done] = [open(a, '2026-06-02'), open(b, '2026-06-03', { dueDay: '2026-06-20' }), open(a, '2026-06-04', { dueDay: '2026-06-08' }), open(b, '2026-06-05')];
  service.closeCase({ caseId: done, outcome: 'x', costMinor: null }, at('2026-06-06'));
  expect(list('2026-06-07').rows.map((c) => c.caseId)).toEqual([soon, late, none, done]);
});

test('whoever has an open case is on no list, and is again once it is closed', () => {
  const { at, a, open, audience } = start();
  expect(audience('2026-06-09')).toEqual({ eligible: 2, openCase: 0 });
  const caseId = open(a, '2026-06-10');
  expect(audience('2026-06-10')).toEqual({ eligible: 1, openCase: 1 });
  service.closeCase({ caseId, outcome: 'x', costMinor: null }, at('2026-06-11'));
  expect(audience('2026-06-11')).toEqual({ eligible: 2, openCase: 0 });
});

test('rules know of any day what was open on it', () => {
  const { at, a, open } = start();
  const caseId = open(a, '2026-06-10');
  service.closeCase({ caseId, outcome: 'x', costMinor: null }, at('2026-06-15'));
  const on = (asOf: string) => segmentsHandlers.count({ rule: unsettled, asOf }, at('2026-06-30')).count;
  expect(['2026-06-09', '2026-06-10', '2026-06-14', '2026-06-15', '2026-06-30'].map(on)).toEqual([0, 1, 1, 0, 0]);
});

test('two who are one have each other’s cases and life events, and their own again after', () => {
  const { shop, at, a, b, open, list, audience } = start();
  open(b, '2026-06-10');
  service.saveLifeEvent({ customerId: b, kind: 'wedding', day: '2020-07-01', yearly: true, note: '', agreed: true }, at('2026-06-10'));
  const { decisionId } = mergePeople(shop.db, { customerId: a, otherId: b }, at('2026-06-11').now);
  expect(list('2026-06-11', { customerId: a }).rows).toMatchObject([{ customerId: a, nick: 'a' }]);
  expect(list('2026-06-11', { customerId: b }).total).toBe(1);
  expect(service.lifeEvents({ customerId: a, days: 30 }, at('2026-06-11'))).toMatchObject([{ customerId: a, nextDay: '2026-07-01' }]);
  expect(audience('2026-06-11')).toEqual({ eligible: 0, openCase: 1 });
  unmergePeople(shop.db, decisionId, at('2026-06-12').now);
  expect(list('2026-06-12', { customerId: a }).total).toBe(0);
  expect(list('2026-06-12', { customerId: b }).rows).toMatchObject([{ customerId: b }]);
  expect(service.lifeEvents({ customerId: a, days: 30 }, at('2026-06-12'))).toEqual([]);
});

test.each<[string, { openedDay?: string; dueDay?: string; customerId?: number }, object]>([
  ['opened tomorrow', { openedDay: '2026-06-11' }, { code: 'bad_input', field: 'openedDay' }],
  ['opened on no day', { openedDay: '2026-02-30' }, { code: 'bad_input', field: 'openedDay' }],
  ['due before it was opened', { dueDay: '2026-06-09' }, { code: 'bad_input', field: 'dueDay' }],
  ['of nobody', { customerId: 999 }, { code: 'not_found', what: 'customer' }],
])('a case %s is refused', (_, more, problem) => {
  const { at, a } = start();
  expect(problemOf(() => service.saveCase({ customerId: a, kind: 'other', text: 'x', orderNo: null, dueDay: null, ...more }, at('2026-06-10')))).toMatchObject(problem);
});

test('a life event needs their word, and isn’t about what a shop has no business with', () => {
  const { at, a } = start();
  const save = (more: { note?: string; agreed?: boolean; day?: string }) => service.saveLifeEvent({ customerId: a, kind: 'other', day: '2026-07-01', yearly: false, note: '', agreed: true, ...more }, at('2026-06-10'));
  expect(problemOf(() => save({ agreed: false }))).toMatchObject({ code: 'bad_input', reason: 'not_agreed' });
  expect(problemOf(() => save({ note: '父亲住院' }))).toMatchObject({ code: 'bad_input', reason: 'too_private' });
  expect(problemOf(() => save({ day: '2026-02-30' }))).toMatchObject({ code: 'bad_input', reason: 'no_such_day' });
  const { eventId } = save({ note: '乔迁' });
  expect(service.lifeEvents({ days: 30 }, at('2026-06-10'))).toMatchObject([{ eventId, note: '乔迁', nextDay: '2026-07-01' }]);
  expect(service.lifeEvents({ days: 20 }, at('2026-06-10'))).toEqual([]);
  expect(plannerHandlers.today({}, at('2026-06-24')).lifeEvents).toMatchObject([{ eventId }]);
  expect(plannerHandlers.today({}, at('2026-06-23')).lifeEvents).toEqual([]);
  // It came once and is past.
  expect(service.lifeEvents({ customerId: a, days: 30 }, at('2026-07-02'))).toMatchObject([{ nextDay: null }]);
  service.deleteLifeEvent({ eventId }, at('2026-06-10'));
  expect(service.lifeEvents({ customerId: a, days: 366 }, at('2026-06-10'))).toEqual([]);
});
