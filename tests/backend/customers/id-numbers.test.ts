import { expect, test } from 'vitest';
import { customersHandlers as customers } from '../../../electron/backend/customers/handlers.ts';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { ShopMaker } from '../make-shop.ts';
import { problemOf } from '../problem-of.ts';

const NUMBER = '11010519491231002X';
const passphrase = '三个词 very long';

function start() {
  const shop = new ShopMaker();
  const [a, b] = [shop.customer({ nick: 'a' }), shop.customer({ nick: 'b' })] as const;
  shop.finish();
  const context = shop.context();
  const set = (customerId: number, number: string | null, phrase = passphrase) => customers.setIdNumber({ customerId, passphrase: phrase, number }, context);
  const show = (customerId: number, phrase = passphrase) => customers.showIdNumber({ customerId, passphrase: phrase }, context).number;
  return { shop, context, a, b, set, show };
}

test('off until it is switched on; encrypted, bound to its person, and read with the passphrase alone', () => {
  const { shop, context, a, b, set, show } = start();
  expect(customers.idNumbers({}, context)).toEqual({ on: false, count: 0 });
  expect(problemOf(() => set(a, NUMBER))).toMatchObject({ code: 'not_found' });
  customers.switchIdNumbersOn({ passphrase }, context);
  expect(problemOf(() => customers.switchIdNumbersOn({ passphrase: 'another one' }, context))).toMatchObject({ reason: 'already_on' });
  expect(problemOf(() => set(a, NUMBER, 'not this one'))).toEqual({ code: 'lock_passphrase_wrong' });
  expect(problemOf(() => set(a, '110105194912310021'))).toMatchObject({ reason: 'not_an_id_number' });
  set(a, '110105 19491231 002x');
  set(b, 'E1234567');
  expect([show(a), show(b)]).toEqual([NUMBER, 'E1234567']);
  expect(problemOf(() => show(a, 'not this one'))).toEqual({ code: 'lock_passphrase_wrong' });
  expect(customers.get({ customerId: a }, context).hasIdNumber).toBe(true);
  const kept = JSON.stringify([...shop.db.all('SELECT * FROM id_numbers'), ...shop.db.all('SELECT * FROM settings')]);
  expect(kept).not.toContain('1949');
  expect(kept).not.toContain(Buffer.from(NUMBER).toString('base64').slice(0, 12));
  expect(kept).not.toContain(passphrase);

  // In another's place it doesn't open.
  shop.db.run('UPDATE id_numbers SET sealed = (SELECT sealed FROM id_numbers WHERE customer_id = :a) WHERE customer_id = :b', { a, b });
  expect(problemOf(() => show(b))).toMatchObject({ reason: 'unreadable' });
  expect(customers.switchIdNumbersOff({}, context)).toEqual({ deleted: 2 });
  expect(customers.idNumbers({}, context)).toEqual({ on: false, count: 0 });
});

test('a merge shows the other’s number where the person has none, and an unmerge gives it back', () => {
  const { shop, context, a, b, set, show } = start();
  customers.switchIdNumbersOn({ passphrase }, context);
  set(b, NUMBER);
  const { decisionId } = mergePeople(shop.db, { customerId: a, otherId: b }, 1);
  expect([show(a), show(b)]).toEqual([NUMBER, NUMBER]);
  unmergePeople(shop.db, decisionId, 2);
  expect([show(a), show(b)]).toEqual([null, NUMBER]);
  set(b, null);
  expect(show(b)).toBeNull();
});
