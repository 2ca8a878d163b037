import { beforeEach, expect, it } from 'vitest';
import { planningHandlers } from '../../../electron/backend/planning/handlers.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';
import { problemOf } from '../problem-of.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
});
const calendar = (from: string, to: string) => planningHandlers.calendar({ from, to }, shop.context());

it('has festivals, the owner’s own days and campaigns with their windows', () => {
  shop.fill(50);
  const { campaignId } = shop.create({ name: '端午', sendDay: '2026-06-15', windowDays: 10 });
  shop.create({ name: '没定日子' });
  const { noteId } = planningHandlers.saveNote({ day: '2026-06-10', lastDay: '2026-06-12', title: '新茶上市', kind: 'goods' }, shop.context());
  const found = calendar('2026-06-20', '2026-06-30');
  expect(found.campaigns).toEqual([
    { campaignId: campaignId + 1, name: '没定日子', day: null, lastDay: null, locked: false },
    { campaignId, name: '端午', day: '2026-06-15', lastDay: '2026-06-25', locked: false },
  ]);
  expect(found.notes).toEqual([]);
  expect(calendar('2026-06-12', '2026-06-19')).toMatchObject({ notes: [{ noteId, title: '新茶上市' }] });
  expect(calendar('2026-06-19', '2026-06-19').days.map((d) => d.key)).toEqual(['dragonBoat']);
  planningHandlers.saveNote({ noteId, day: '2026-07-01', lastDay: '2026-07-01', title: '新茶', kind: 'goods' }, shop.context());
  expect(calendar('2026-07-01', '2026-07-01').notes).toMatchObject([{ title: '新茶' }]);
  planningHandlers.deleteNote({ noteId }, shop.context());
  expect(problemOf(() => planningHandlers.deleteNote({ noteId }, shop.context()))).toMatchObject({ code: 'not_found' });
});

it('refuses days that are none, a span backwards, and more than a year', () => {
  for (const [from, to] of [['2026-02-30', '2026-03-01'], ['2026-03-02', '2026-03-01'], ['2024-01-01', '2026-01-01']] as const) expect(problemOf(() => calendar(from, to))).toMatchObject({ code: 'bad_input' });
  expect(problemOf(() => planningHandlers.saveNote({ day: '2026-03-02', lastDay: '2026-03-01', title: 'x', kind: 'culture' }, shop.context()))).toMatchObject({ code: 'bad_input' });
});

it('months are weighed over whole years, and not at all below one', () => {
  const customerId = shop.customer({ nick: 'a' });
  shop.order({ customerId, day: '2026-05-01', paidMinor: 100 });
  shop.finish();
  expect(calendar(TODAY, TODAY).months).toEqual([]);
  shop.order({ customerId, day: '2025-04-30', paidMinor: 7000 });
  shop.order({ customerId, day: '2025-05-10', paidMinor: 300 });
  shop.order({ customerId, day: '2025-12-01', paidMinor: 800 });
  shop.finish();
  // 365 days back from 2026-05-01: what was before isn't counted a second time.
  expect(calendar(TODAY, TODAY).months).toEqual([{ month: 5, orders: 2, index: 4 }, { month: 12, orders: 1, index: 8 }]);
});

it('the pressure book counts people once a campaign, follows a merge, and knows what is planned', async () => {
  const ids = shop.fill(40);
  const first = shop.create({ basis: 'customers' }).campaignId;
  shop.lock(first);
  await shop.export(first, 'plain-txt', 'a.txt');
  await shop.export(first, 'generic-csv', 'b.csv');
  const second = shop.create({ basis: 'customers', contactGapDays: 0, rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }] } }).campaignId;
  shop.lock(second);
  const book = () => planningHandlers.pressureBook({}, shop.context());
  const people = shop.membersOf(second, 'treated').length;
  expect(book()).toMatchObject({ months: [{ month: '2026-06', planned: people, sent: 40, delivered: null, people: 40, most: 1 }], spread: [{ touches: 1, people: 40 }], most: [] });
  await shop.export(second, 'plain-txt', 'c.txt');
  expect(book()).toMatchObject({ months: [{ planned: 0, sent: 40 + people, people: 40, most: 2 }], spread: [{ touches: 1, people: 40 - people }, { touches: 2, people }] });
  expect(book().most).toHaveLength(Math.min(50, people));
  // Written to by hand, twice on one day: one contact. Who was left alone by hand is none.
  for (const kind of ['sent', 'replied', 'skipped']) shop.insert('hand_touches', { customer_id: ids[0]!, account_id: null, channel: 'wechat', kind, at: 1, day: '2026-05-02' });
  expect(book().months[1]).toMatchObject({ month: '2026-05', sent: 1, people: 1, most: 1 });
  const [a, b] = shop.membersOf(second, 'treated').map((m) => m.customer_id);
  mergePeople(shop.db, { customerId: a!, otherId: b! }, 1);
  shop.finish();
  expect(book()).toMatchObject({ months: [{ people: 39, most: 4 }, {}] });
  expect(book().most[0]).toMatchObject({ customerId: a, touches: 4 });
  expect(ids).toHaveLength(40);
});
