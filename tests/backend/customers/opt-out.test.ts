import { expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { ShopMaker } from '../make-shop.ts';

function makeThree() {
  const shop = new ShopMaker();
  const a = shop.customer({ nick: 'a', phone: '+8619900000001', email: 'Family@example.com' });
  const samePhone = shop.customer({ nick: 'b', phone: '+8619900000001' });
  const sameEmail = shop.customer({ nick: 'c', email: 'family@example.com' });
  const sameMask = shop.customer({ nick: 'd', phone: '199****0001', phoneQuality: 'masked' });
  const masked = shop.customer({ nick: 'e', phone: '199****0001', phoneQuality: 'masked' });
  shop.finish();
  const say = (customerId: number, optedOut: boolean, day = '2026-06-01') => customersHandlers.optOut({ customerId, optedOut, reason: optedOut ? '电话里说的' : '本人又要求' }, shop.context(day));
  const out = () => shop.db.all<{ id: number }>('SELECT id FROM customers WHERE opted_out = 1 ORDER BY id').map((r) => r.id);
  return { shop, a, samePhone, sameEmail, sameMask, masked, say, out };
}

test('a no holds for everyone with the same phone or e-mail, and is logged with its reason', () => {
  const { shop, a, samePhone, sameEmail, say, out } = makeThree();
  expect(say(a, true)).toEqual({ customerId: a, optedOut: true });
  expect(out()).toEqual([a, samePhone, sameEmail]);
  expect(shop.db.all('SELECT kind, value, opted_out, source, reason FROM opt_outs ORDER BY kind')).toEqual([
    { kind: 'customer', value: String(a), opted_out: 1, source: 'owner', reason: '电话里说的' },
    { kind: 'email', value: 'family@example.com', opted_out: 1, source: 'owner', reason: '电话里说的' },
    { kind: 'phone', value: '+8619900000001', opted_out: 1, source: 'owner', reason: '电话里说的' },
  ]);
  expect(customersHandlers.get({ customerId: samePhone }, shop.context())).toMatchObject({ optedOut: true, optedOutAt: Date.parse('2026-06-01T04:00:00Z') });
});

test('a masked number is nobody’s own: a no with one holds for the person alone', () => {
  const { sameMask, say, out } = makeThree();
  say(sameMask, true);
  expect(out()).toEqual([sameMask]);
});

test('taking it back frees those who share the number, not someone who said no themselves', () => {
  const { shop, a, samePhone, sameEmail, say, out } = makeThree();
  say(a, true, '2026-06-01');
  say(sameEmail, true, '2026-06-02');
  expect(say(samePhone, false, '2026-06-03')).toEqual({ customerId: samePhone, optedOut: false });
  // The first person's own no, and the e-mail's, still hold.
  expect(out()).toEqual([a, sameEmail]);
  say(a, false, '2026-06-04');
  expect(out()).toEqual([sameEmail]);
  expect(shop.db.get<{ n: number }>('SELECT count(*) AS n FROM opt_outs')!.n).toBe(3 + 2 + 2 + 3);
});

test('an unknown customer', () => {
  const { say } = makeThree();
  expect(() => say(99, true)).toThrow('not_found');
});
