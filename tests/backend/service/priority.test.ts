import { beforeEach, expect, test } from 'vitest';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { offersHandlers } from '../../../electron/backend/offers/handlers.ts';
import { serviceHandlers as service } from '../../../electron/backend/service/handlers.ts';
import { settingsHandlers } from '../../../electron/backend/settings/handlers.ts';
import { copy } from '../../../shared/contract/copy.ts';
import type { TierRule } from '../../../shared/domain/tiers.ts';
import { MemberShop, programme } from '../membership/member-shop.ts';

const HOUR = 3_600_000;
const tier = (name: 'silver' | 'gold', spendMinor: number): TierRule => ({ tier: name, name, up: { match: 'all', spendMinor, orders: null, points: null }, keep: null, benefits: '' });
let shop: MemberShop;
let gold = 0;
let silver = 0;
beforeEach(() => {
  shop = new MemberShop();
  gold = shop.customer({ nick: 'gold' });
  silver = shop.customer({ nick: 'silver' });
  shop.start(programme({}, { tiers: { window: { kind: 'rolling', months: 12 }, period: { kind: 'months', months: 12 }, graceDays: 0, tiers: [tier('silver', 30000), tier('gold', 100000)] } }));
  shop.sell(gold, 1000, '2025-12-20');
  shop.sell(silver, 350, '2025-12-20');
  void shop.ask('runTiers', {});
  shop.finish();
});
/** The benefit that gives people of a rank a way in of their own. */
function give(rank: number, ended = false): number {
  const { benefitId } = offersHandlers.saveBenefit({ name: '专属客服', kind: 'priority', unitCostMinor: 0, validityDays: null, fromDay: null, untilDay: null, goods: '', terms: '微信 dianzhang', toldWhere: [], stock: null, ended }, shop.context(shop.today));
  offersHandlers.saveMatrix({ cells: [{ rank, benefitId, times: 1, per: 'year' }] }, shop.context(shop.today));
  return benefitId;
}
const open = (customerId: number, now: number, dueDay: string | null = null) => service.saveCase({ customerId, kind: 'question', text: '?', orderNo: null, dueDay }, { ...shop.context(shop.today), now }).caseId;
const list = (now: number) => service.cases({ status: 'all', offset: 0, limit: 100 }, { ...shop.context(shop.today), now });
const noon = Date.parse('2026-01-01T04:00:00Z');

test('the open cases of people with a priority benefit stand first, whatever is due; closed ones stand as they were', () => {
  const [theirs, first, second] = [open(silver, noon, '2026-01-02'), open(gold, noon, '2026-01-09'), open(gold, noon)];
  expect(list(noon).rows.map((c) => [c.caseId, c.priority])).toEqual([[theirs, false], [first, false], [second, false]]);
  give(3);
  expect(list(noon).rows.map((c) => [c.caseId, c.priority])).toEqual([[first, true], [second, true], [theirs, false]]);
  service.closeCase({ caseId: first, outcome: 'x', costMinor: null }, { ...shop.context(shop.today), now: noon + HOUR });
  service.closeCase({ caseId: theirs, outcome: 'x', costMinor: null }, { ...shop.context(shop.today), now: noon + 2 * HOUR });
  expect(list(noon).rows.map((c) => c.caseId)).toEqual([second, theirs, first]);
});

test('a benefit of everyone is every member’s; one that has ended is nobody’s', () => {
  open(silver, noon);
  open(gold, noon);
  open(shop.customer({ nick: 'guest' }), noon);
  const benefitId = give(0);
  expect(list(noon).rows.filter((c) => c.priority).map((c) => c.nick).toSorted()).toEqual(['gold', 'silver']);
  shop.db.run('UPDATE benefits SET ended_at = 1 WHERE id = :benefitId', { benefitId });
  expect(list(noon).rows.some((c) => c.priority)).toBe(false);
});

test('the clock runs until the first step, or the closing; what was in time is counted apart', () => {
  give(3);
  settingsHandlers.save({ priorityAnswerHours: 1, answerHours: 5 }, shop.context(shop.today));
  const [early, late, closed, waits] = [open(gold, noon), open(gold, noon), open(silver, noon), open(silver, noon)];
  const step = (caseId: number, now: number) => service.addCaseStep({ caseId, text: '回了' }, { ...shop.context(shop.today), now });
  step(early, noon + HOUR);
  step(early, noon + 9 * HOUR);
  step(late, noon + 3 * HOUR);
  service.closeCase({ caseId: closed, outcome: 'x', costMinor: null }, { ...shop.context(shop.today), now: noon + 4 * HOUR });
  const { rows, answers } = list(noon + 10 * HOUR);
  const clock = (caseId: number) => rows.filter((c) => c.caseId === caseId).map((c) => [c.openedAt - noon, c.answerBy - noon, c.answeredAt === null ? null : c.answeredAt - noon])[0];
  expect([early, late, closed, waits].map(clock)).toEqual([[0, HOUR, HOUR], [0, HOUR, 3 * HOUR], [0, 5 * HOUR, 4 * HOUR], [0, 5 * HOUR, null]]);
  expect(answers).toEqual({ priority: { n: 2, inTime: 1, medianMinutes: 120 }, others: { n: 1, inTime: 1, medianMinutes: 240 } });
  expect(list(noon + 91 * 24 * HOUR).answers.priority).toEqual({ n: 0, inTime: 0, medianMinutes: null });
});

test('a text says the way in to whoever has one, and nothing of it to others', () => {
  give(3);
  const { rendered } = copyHandlers.preview(copy.preview.input.parse({ channel: 'email', text: '{{ customer.nick }}:{{ customer.vip_route | default: "旺旺" }}' }), shop.context(shop.today));
  expect(rendered.map((r) => r.text).toSorted()).toEqual(['gold:微信 dianzhang', 'silver:旺旺']);
});
