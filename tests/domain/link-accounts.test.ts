import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkAccounts, type LinkDecision, type LinkKey } from '../../shared/domain/link-accounts.ts';
import { isPlaceholder } from '../../shared/domain/shared-contact.ts';

const named = (...names: string[]) => names.map((name, i) => ({ name, home: i + 1 }));
const phone = (value: string, ...accounts: number[]): LinkKey => ({ kind: 'phone', value, accounts });
const email = (value: string, ...accounts: number[]): LinkKey => ({ kind: 'email', value, accounts });
const apart = (here: number[], there: number[]): LinkDecision => ({ verdict: 'different', sides: [here, there] });
const same = (here: number[], there: number[]): LinkDecision => ({ verdict: 'same', sides: [here, there] });

describe('accounts that are one person', () => {
  const three = named('taobao:a', 'pdd:b', 'shopify:c');
  const chain = [phone('1', 0, 1), email('x', 1, 2)];
  test('a shared phone and a shared e-mail link', () => expect(linkAccounts(three, chain, [], 3)).toEqual([[0, 1, 2]]));
  test('a key links nobody beyond the limit', () => {
    const four = named('a', 'b', 'c', 'd');
    expect(linkAccounts(four, [phone('1', 0, 1, 2, 3)], [], 3)).toHaveLength(4);
    expect(linkAccounts(four, [phone('1', 0, 1, 2)], [], 3)).toEqual([[0, 1, 2], [3]]);
  });
  test('told apart, nothing brings them together, not by a third either', () => {
    expect(linkAccounts(three, chain, [apart([0], [2])], 3)).toEqual([[0], [1, 2]]);
    expect(linkAccounts(three, [phone('1', 0, 1, 2)], [apart([0], [1, 2])], 3)).toEqual([[0], [1, 2]]);
  });
  test('a newcomer with a key that two who were told apart share stays alone', () => {
    expect(linkAccounts(three, [phone('1', 0, 1, 2)], [apart([0], [1])], 3)).toEqual([[0], [1], [2]]);
  });
  test('the owner puts together without a key, also beyond the limit', () => expect(linkAccounts(three, [], [same([0], [2])], 3)).toEqual([[0, 2], [1]]));
  test('accounts that came together stay together', () => expect(linkAccounts([{ name: 'a', home: 1 }, { name: 'b', home: 1 }], [], [], 3)).toEqual([[0, 1]]));
});

test('whatever the order of accounts, keys and decisions, the same are one person', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const some = fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 5 });
  const key = fc.record({ kind: fc.constantFrom('phone' as const, 'email' as const), value: fc.constantFrom('1', '2', '3'), accounts: some });
  const decision = fc.record({ here: fc.nat(5), there: fc.nat(5) }).filter((d) => d.here !== d.there);
  const shown = (groups: number[][], order: string[]) => groups.map((g) => g.map((i) => order[i]!).sort().join('')).sort();
  fc.assert(
    fc.property(fc.uniqueArray(key, { selector: (k) => k.kind + k.value }), fc.array(decision, { maxLength: 4 }), fc.shuffledSubarray(names, { minLength: 6 }), fc.nat(), (keys, decisions, order, turn) => {
      const link = (list: string[], rotate: number) => {
        const place = (i: number) => list.indexOf(names[i]!);
        const moved = keys.map((k) => ({ ...k, accounts: k.accounts.map(place) }));
        const at = keys.length === 0 ? 0 : rotate % keys.length;
        const toldApart = decisions.map((d) => apart([place(d.here)], [place(d.there)]));
        return shown(linkAccounts(list.map((name, i) => ({ name, home: i })), [...moved.slice(at), ...moved.slice(0, at)], toldApart, 4), list);
      };
      const found = link(names, 0);
      expect(link(order, turn)).toEqual(found);
      for (const d of decisions) expect(found.some((g) => g.includes(names[d.here]!) && g.includes(names[d.there]!))).toBe(false);
    }),
  );
});

test.each([
  ['phone', '+8613888888888', true],
  ['phone', '+8613800000000', true],
  ['phone', '+8618912345678', true],
  ['phone', '+8613800138000', true],
  ['phone', '+8619900000001', false],
  ['phone', '+4915112345679', false],
  ['email', 'noreply@shop.cn', true],
  ['email', 'none@none.com', true],
  ['email', 'li.test@example.com', false],
  ['email', 'anna@example.com', false],
] as const)('%s %s is a placeholder: %s', (kind, value, expected) => expect(isPlaceholder(kind, value)).toBe(expected));
