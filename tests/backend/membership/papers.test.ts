import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { membershipHandlers } from '../../../electron/backend/membership/handlers.ts';
import { MemberShop, programme } from './member-shop.ts';

const dir = mkdtempSync(join(tmpdir(), 'huitouke-papers-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let shop: MemberShop;
const people: Record<string, number> = {};
beforeEach(() => {
  shop = new MemberShop();
  const named = (nick: string, more: Parameters<MemberShop['customer']>[0] = {}) => (people[nick] = shop.customer({ nick, ...more }));
  named('plain', { name: '<b>林小满</b>', phone: '+8613800000001' });
  named('refused', { optedOut: true, phone: '+8613800000002' });
  named('sameNumber', { phone: '+8613800000002' });
  named('leftAlone');
  named('stopped');
  named('nothing');
  shop.start(programme({ pendingDays: 0, expiry: { kind: 'months', months: 1 } }));
  for (const nick of Object.keys(people)) shop.sell(people[nick]!, nick === 'nothing' ? 0.5 : 120);
  shop.ask('setActive', { customerId: people['stopped']!, active: false });
  shop.db.run("INSERT INTO campaigns (id, name, type, goal, channel, rule, text, holdout_share, window_days, message_price_milli, fixed_cost_minor, contact_gap_days, currency, created_at, locked_at, send_day) VALUES (1, 'x', 'x', 'x', 'sms', '{}', 'x', 0.1, 30, 45, 0, 7, 'CNY', 1, 1, '2026-01-01')");
  shop.insert('campaign_members', { campaign_id: 1, customer_id: people['leftAlone']!, arm: 'held_out' });
});

const letters = async (who: 'withPoints' | 'expiring') => {
  const path = join(dir, 'letters.html');
  const to = { token: '0'.repeat(32), name: 'letters.html', size: 0 };
  const told = await membershipHandlers.printLetters({ to, who, language: 'zh-CN' }, { ...shop.task, file: () => ({ path, name: 'letters.html' }) });
  return { told, html: readFileSync(path, 'utf8') };
};

test('a letter a member with points; nobody who said no or is left alone, no stopped card, no phone, every word as text', async () => {
  const { told, html } = await letters('withPoints');
  expect(told).toEqual({ letters: 1, leftOut: { optedOut: 2, heldOut: 1 } });
  expect(html.match(/<article>/g)).toHaveLength(1);
  expect(html).toContain('&lt;b&gt;林小满&lt;/b&gt;，您好');
  expect(html).toContain('<dt>积分余额</dt><dd>120</dd>');
  expect(html).toContain('可用积分相当于 ¥1.20');
  expect(html).toMatch(/<td>获得 · 订单 \d+<\/td><td class="n">\+120<\/td><td class="n">120<\/td>/);
  for (const nick of ['refused', 'sameNumber', 'leftAlone', 'stopped', 'nothing']) expect(html).not.toContain(nick);
  expect(html).not.toContain('13800000001');
});

test('what expires soon is of the same ledger, and a letter to nobody says so', async () => {
  await expect(letters('expiring')).rejects.toMatchObject({ code: 'empty_audience' });
  shop.today = '2026-01-05';
  const { told, html } = await letters('expiring');
  expect(told.letters).toBe(1);
  expect(html).toContain('<dt>30 天内到期</dt><dd>120</dd>');
  // The campaign is over: whom it left alone gets a letter again, if they still have points.
  shop.sell(people['leftAlone']!, 50, '2026-01-20');
  shop.today = '2026-02-01';
  expect((await letters('withPoints')).told).toMatchObject({ leftOut: { heldOut: 0 } });
});

test('the statement lists neither who said no nor who is left alone, and says how many', async () => {
  const path = join(dir, 'statement.csv');
  const to = { token: '0'.repeat(32), name: 'statement.csv', size: 0 };
  const save = () => membershipHandlers.saveStatement({ to, language: 'zh-CN' }, { ...shop.task, file: () => ({ path, name: 'statement.csv' }) });
  expect(await save()).toEqual({ rows: 3, leftOut: { optedOut: 2, heldOut: 1 } });
  const text = readFileSync(path, 'utf8');
  for (const nick of ['plain', 'stopped', 'nothing']) expect(text).toContain(nick);
  for (const nick of ['refused', 'sameNumber', 'leftAlone']) expect(text).not.toContain(nick);
  shop.db.run('UPDATE customers SET opted_out = 1');
  await expect(save()).rejects.toMatchObject({ code: 'empty_audience' });
});

test('cards: by number, with the same people left out, and how many why', () => {
  const cards = (search: string, limit: number) => membershipHandlers.cardFaces({ search, limit }, shop.task);
  const faces = cards('', 500);
  expect(faces.leftOut).toEqual({ optedOut: 2, heldOut: 1, stopped: 1, noNumber: 0 });
  expect(faces.total).toBe(2);
  expect(faces.rows.map((f) => f.customerId)).toEqual([people['plain'], people['nothing']]);
  expect(JSON.stringify(faces)).not.toContain('13800000001');
  expect(cards(faces.rows[0]!.number, 1).rows).toHaveLength(1);
});

test('a card number finds its member', () => {
  const number = membershipHandlers.card({ customerId: people['plain']! }, shop.task)!.cards[0]!.number!;
  expect(shop.ask('lookUp', { text: number })).toMatchObject([{ customerId: people['plain'], number }]);
});
