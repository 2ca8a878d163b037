import { expect, it } from 'vitest';
import { OutreachShop } from './outreach-shop.ts';

it('a segment as a card: its people, what can be set, and where the middle of them lies', () => {
  const shop = new OutreachShop();
  for (let i = 0; i < 20; i += 1) {
    const id = shop.customer({ nick: `n${i}`, platform: i < 15 ? 'taobao' : 'jd' });
    for (let k = 0; k <= i % 4; k += 1) shop.order({ customerId: id, day: `2026-0${1 + k}-10`, paidMinor: 1000 * (i + 1) });
  }
  shop.finish();
  const rule = { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 2 }, { field: 'net_total', operator: '>=', value: 20 }, { field: 'tags', operator: 'in', value: ['常客'] }] };
  const wide = { ...rule, rules: rule.rules.slice(0, 2) };
  const card = shop.ask('crowd', { segmentId: shop.segment('二次', wide) });
  const inside = shop.db.all<{ orders: number; net: number; last: string }>('SELECT orders, net_minor AS net, last_day AS last FROM customer_metrics WHERE shop_id = 0 AND orders >= 2 AND net_minor >= 2000');
  expect(card).toMatchObject({ people: inside.length, buyers: inside.length, platforms: [{ platform: 'taobao', people: 11 }, { platform: 'jd', people: 4 }] });
  expect(card.lines.map((l) => l.rebuild)).toEqual(['same', 'same']);
  expect(card.orders!.median).toBe(inside.map((r) => r.orders).sort((a, b) => a - b)[7]);
  expect(card.lastDay!.high).toBe('2026-04-10');
  const nobody = shop.ask('crowd', { segmentId: shop.segment('没有人', rule) });
  expect(nobody).toMatchObject({ people: 0, orders: null, netMinor: null, lastDay: null, platforms: [] });
  expect(nobody.lines[2]).toMatchObject({ rebuild: 'cannot', why: 'only_here' });
});
