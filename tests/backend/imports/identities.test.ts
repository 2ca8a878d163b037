import { expect, test } from 'vitest';
import { SEPARATOR, type ContactFacts } from '../../../electron/backend/imports/facts.ts';
import { Identities } from '../../../electron/backend/imports/identities.ts';
import { ShopMaker } from '../make-shop.ts';

const facts = (address: string): string => JSON.stringify(['李样例', '19900000001', '+8619900000001', 'valid', null, null, null, null, address] satisfies ContactFacts);

test('an address that a buyer gives again is the one that is there, also where it waits to be written', () => {
  const shop = new ShopMaker();
  shop.customer({ nick: '老客人' });
  const people = new Identities(shop.db, 'taobao', { shop: shop.shopId, file: 1 }, 0);
  const keys = ['老客人', '新客人', '又一位'].map((nick) => `buyer${SEPARATOR}${nick}`);
  people.learn(keys);
  const [old, anew, other] = keys.map((key) => people.account(key));
  const first = people.contact(anew!, facts('一号'));
  const second = people.contact(anew!, facts('二号'));
  const others = people.contact(other!, facts('一号'));
  const olds = people.contact(old!, facts('一号'));
  expect(new Set([first, second, others, olds]).size).toBe(4);
  expect([people.contact(anew!, facts('一号')), people.contact(anew!, facts('二号')), people.contact(other!, facts('一号')), people.contact(old!, facts('一号'))]).toEqual([first, second, others, olds]);
  people.flush();
  expect(shop.db.get('SELECT count(*) AS n FROM contacts WHERE id IN (SELECT value FROM json_each(:ids))', { ids: JSON.stringify([first, second, others, olds]) })).toEqual({ n: 4 });
  expect(people.scoreOf(first)).toBe(4);
});
