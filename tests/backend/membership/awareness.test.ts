import { beforeEach, expect, test } from 'vitest';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { readAnswerRows } from '../../../renderer/features/membership/awareness-rows.ts';
import { problemOf } from '../problem-of.ts';
import { MemberShop, programme } from './member-shop.ts';

let shop: MemberShop;
let people: number[];
beforeEach(() => {
  shop = new MemberShop();
  shop.today = '2026-03-01';
  people = ['甲', '乙', '丙', '丁'].map((nick) => shop.customer({ nick }));
  shop.start(programme({}, { enrolment: 'byHand' }));
  for (const customerId of people.slice(0, 3)) shop.ask('enrol', { customerId, number: null });
});
const note = (text: string, day = shop.today) => shop.ask('takeAnswers', { ...readAnswerRows(text), day });
const shares = () => {
  const { member, benefits } = shop.ask('awareness', {});
  return [member.yes, member.n, benefits.yes, benefits.n];
};
const ids = (group: 'asked' | 'unaware' | 'unawareBenefits') => shop.ask('awarenessPeople', { group, offset: 0, limit: 10 }).ids;

test('lines are read with either answer in either language; what can’t be read is counted', () => {
  expect(readAnswerRows('甲，是，否\n\n乙\t不知道\n丙, yes, NO\n丁, 也许\n戊\n己,是,否,多余')).toEqual({
    rows: [{ who: '甲', knowsMember: true, knowsBenefits: false }, { who: '乙', knowsMember: false }, { who: '丙', knowsMember: true, knowsBenefits: false }],
    bad: 3,
  });
});

test('each member counts once, by their last answer of a year; the second question by whoever answered it', () => {
  expect(shop.ask('awareness', {})).toEqual({ member: { yes: 0, n: 0, interval: null }, benefits: { yes: 0, n: 0, interval: null } });
  expect(note('甲,是,否\n乙,否\n丁,是\n无名,是\n甲,否')).toEqual({ taken: 2, refused: [{ row: 3, reason: 'no_card' }, { row: 4, reason: 'unknown' }, { row: 5, reason: 'twice' }] });
  expect(shares()).toEqual([1, 2, 0, 1]);
  expect([ids('asked').length, ids('unaware'), ids('unawareBenefits')]).toEqual([2, [people[1]], [people[0]]]);
  shop.today = '2026-03-05';
  note('乙,是,是');
  note('甲,否', '2026-02-01'); // told later of an earlier day: the later day's stays
  expect(shares()).toEqual([2, 2, 1, 2]);
  // Two who are one answer as one; the last answer holds.
  mergePeople(shop.db, { customerId: people[0]!, otherId: people[1]! }, 1);
  expect(shares()).toEqual([1, 1, 1, 1]);
  shop.today = '2027-03-04';
  expect(shares()[1]).toBe(1);
  shop.today = '2027-03-06';
  expect(shares()[1]).toBe(0);
});

test('a day to come is refused', () => {
  expect(problemOf(() => note('甲,是', '2026-03-02'))).toMatchObject({ code: 'bad_input', reason: 'not_yet' });
});
