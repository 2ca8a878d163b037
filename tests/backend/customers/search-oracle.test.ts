import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchIds } from '../../../electron/backend/customers/search.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { ShopMaker } from '../make-shop.ts';

const signs = Array.from("aBcDé沈张_%\\'\"*-. 🐟");
const random = seededRandom(11);
const word = () => Array.from({ length: 1 + Math.floor(random() * 6) }, () => signs[Math.floor(random() * signs.length)]!).join('');
const shop = new ShopMaker();
const people = Array.from({ length: 120 }, (_, i) => {
  const facts = { nick: `n${i}${word()}`, name: word(), email: `${word().replace(/[^a-z]/gi, 'x')}@mail.example` };
  const note = word();
  const id = shop.customer(facts);
  shop.db.run('UPDATE customers SET note = :note WHERE id = :id', { note, id });
  return { id, texts: [facts.nick, facts.name, facts.email, note] };
});
shop.finish();

test('a search finds whom one looking at every text would find', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 3 }).filter((text) => text.trim() !== ''), (text) => {
      const wanted = text.trim().toLowerCase();
      const ids = people.filter(({ texts }) => texts.some((one) => one.toLowerCase().includes(wanted))).map(({ id }) => id);
      expect([...searchIds(shop.db, text)].sort((a, b) => a - b)).toEqual(ids);
      found += ids.length;
    }),
    { numRuns: 1000 },
  );
  expect(found).toBeGreaterThan(1000);
});

test('no text at all is an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(searchIds(shop.db, text)).toBeInstanceOf(Set);
    }),
    { numRuns: 1000 },
  );
});
