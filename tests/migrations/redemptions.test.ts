import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { programme, MemberShop } from '../backend/membership/member-shop.ts';

test('what was redeemed before there was a board comes onto it as redeeming puts it there', () => {
  const shop = new MemberShop().start(programme({ pendingDays: 0 }));
  const [one, two] = [shop.customer({ nick: 'one' }), shop.customer({ nick: 'two' })];
  for (const who of [one, two]) shop.sell(who, 900, '2026-01-01');
  const reward = (name: string, kind: 'gift' | 'cash') => shop.ask('saveReward', { name, kind, points: 100, unitCostMinor: 650, stock: null, perPerson: null, note: '', ended: false }).rewardId;
  const [bag, off] = [reward('帆布袋', 'gift'), reward('抵 5 元', 'cash')];
  const redeem = (customerId: number, rewardId: number, quantity: number) => (shop.ask('redeem', { customerId, rewardId, quantity }) as { actId: number }).actId;
  redeem(one, bag, 2);
  void shop.ask('fulfil', { actId: redeem(one, off, 1), fulfilled: true });
  shop.undo(redeem(two, bag, 1));
  const board = () => shop.db.all('SELECT p.value, d.source, d.act_id, d.name, d.kind, d.quantity, d.unit_cost_minor, d.currency, d.status, d.day FROM deliveries d JOIN offer_people p ON p.id = d.person_id ORDER BY d.act_id');
  const wanted = board();
  expect(wanted.map((d) => (d as { status: string }).status)).toEqual(['to_send', 'sent', 'cancelled']);
  shop.connection.exec('DELETE FROM delivery_moves; DELETE FROM deliveries; DELETE FROM offer_people');
  const sql = readFileSync('migrations/0295-benefits.sql', 'utf8');
  shop.connection.exec(sql.slice(sql.indexOf('INSERT INTO offer_people')));
  expect(board()).toEqual(wanted);
});
