import { beforeEach, describe, expect, test } from 'vitest';
import { membershipHandlers } from '../../../electron/backend/membership/handlers.ts';
import { readToday } from '../../../electron/backend/planner/today.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import type { MemberEvent } from '../../../shared/domain/member-events.ts';
import { problemOf } from '../problem-of.ts';
import { MemberShop, programme } from './member-shop.ts';

let shop: MemberShop;
let who = 0;
const tiers = { window: { kind: 'rolling' as const, months: 12 }, period: { kind: 'months' as const, months: 12 }, graceDays: 0, tiers: [{ tier: 'silver' as const, name: '银卡', up: { match: 'all' as const, spendMinor: 50_000, orders: null, points: null }, keep: null, benefits: '' }] };
beforeEach(() => {
  shop = new MemberShop();
  shop.today = '2026-03-01';
  who = shop.customer({ nick: 'xiaolan', birthday: '1990-03-10' });
  shop.start(programme({ pendingDays: 0 }, { enrolment: 'byHand', tiers }));
});
const steps = (event: MemberEvent, ...list: [string, number][]) => membershipHandlers.saveProcedure({ event, steps: list.map(([text, days]) => ({ stepId: null, text, days })) }, shop.task);
const tasks = () => membershipHandlers.memberTasks({}, shop.task);
const lines = () => tasks().rows.map((t) => `${t.dueDay} ${t.event} ${t.text}`);

describe('steps for what happens to members', () => {
  test('a card asks for its steps on their days, once done not again, and taken back they wait again', () => {
    steps('enrol', ['欢迎语', 0], ['首单礼', 7]);
    shop.ask('enrol', { customerId: who, number: null });
    expect(lines()).toEqual(['2026-03-01 enrol 欢迎语', '2026-03-08 enrol 首单礼']);
    expect(readToday(shop.db, shop.today).memberTasks).toEqual({ due: 1, overdue: 0 });
    const [first] = tasks().rows;
    shop.ask('tickTask', { key: first!.key, stepId: first!.stepId, done: true });
    expect(lines()).toEqual(['2026-03-08 enrol 首单礼']);
    expect(problemOf(() => shop.ask('tickTask', { key: first!.key, stepId: first!.stepId, done: true }))).toMatchObject({ code: 'not_found' });
    expect(tasks().done).toMatchObject([{ key: first!.key, text: '欢迎语', day: '2026-03-01' }]);
    shop.ask('tickTask', { key: first!.key, stepId: first!.stepId, done: false });
    shop.today = '2026-03-10';
    expect(tasks()).toMatchObject({ due: 2, overdue: 2 });
  });

  test('what happened before the steps were set asks for nothing', () => {
    shop.ask('enrol', { customerId: who, number: null });
    shop.today = '2026-03-02';
    steps('enrol', ['欢迎语', 0]);
    expect(lines()).toEqual([]);
  });

  test('a step keeps its ticks when its words change; a new one never gets the number of an old one', () => {
    const first = steps('enrol', ['欢迎语', 0], ['首单礼', 1]).steps;
    shop.ask('enrol', { customerId: who, number: null });
    for (const t of tasks().rows) shop.ask('tickTask', { key: t.key, stepId: t.stepId, done: true });
    membershipHandlers.saveProcedure({ event: 'enrol', steps: [{ ...first[0]!, text: '换个说法' }] }, shop.task);
    expect(lines()).toEqual([]);
    const again = membershipHandlers.saveProcedure({ event: 'enrol', steps: [{ ...first[0]!, text: '换个说法' }, { stepId: null, text: '新的一步', days: 2 }] }, shop.task);
    expect(again.steps.map((s) => s.stepId)).toEqual([1, 3]);
    expect(lines()).toEqual(['2026-03-03 enrol 新的一步']);
  });

  test('going up asks, an undone run doesn’t; a complaint of a member, and of nobody else', async () => {
    steps('upgrade', ['贺卡', 0]);
    steps('complaint', ['电话道歉', 0], ['回访', 7]);
    shop.ask('enrol', { customerId: who, number: null });
    shop.sell(who, 600, '2026-03-01');
    const { runId } = await shop.ask('runTiers', {});
    expect(lines()).toEqual(['2026-03-01 upgrade 贺卡']);
    shop.ask('undoTierRun', { runId: runId! });
    expect(lines()).toEqual([]);
    const stranger = shop.customer({ nick: 'stranger' });
    for (const customer_id of [who, stranger]) shop.insert('cases', { customer_id, kind: 'complaint', text: '破了', opened_day: '2026-03-01', opened_at: 1, currency: 'CNY' });
    shop.insert('cases', { customer_id: who, kind: 'question', text: '?', opened_day: '2026-03-01', opened_at: 1, currency: 'CNY' });
    expect(lines()).toEqual(['2026-03-01 complaint 电话道歉', '2026-03-08 complaint 回访']);
    // One person with a member is a member.
    mergePeople(shop.db, { customerId: who, otherId: stranger }, 1);
    expect(tasks().rows.map((t) => t.customerId)).toEqual([who, who, who, who]);
  });

  test('a birthday of a member can be prepared before it; of somebody who said no it isn’t', () => {
    steps('birthday', ['写贺卡', -3]);
    const no = shop.customer({ nick: 'no', birthday: '1990-03-11', optedOut: true });
    for (const customerId of [who, no]) shop.ask('enrol', { customerId, number: null });
    shop.today = '2026-03-07';
    expect(lines()).toEqual(['2026-03-07 birthday 写贺卡']);
    expect(problemOf(() => steps('enrol', ['早了', -1]))).toMatchObject({ code: 'bad_input', reason: 'before_event' });
    steps('birthday');
    expect(lines()).toEqual([]);
    expect(readToday(shop.db, shop.today).memberTasks).toEqual({ due: 0, overdue: 0 });
  });
});

describe('what members notice', () => {
  const perception = () => membershipHandlers.perception({}, shop.task);
  test('scored by what was answered; an answer that is taken back isn’t counted', () => {
    shop.ask('answerPerception', { node: 'page', question: 'tier', answer: 'yes' });
    shop.ask('answerPerception', { node: 'chat', question: 'tier', answer: 'no' });
    shop.ask('answerPerception', { node: 'chat', question: 'tier', answer: 'yes' });
    shop.ask('answerPerception', { node: 'chat', question: 'reason', answer: 'no' });
    expect(perception()).toMatchObject({ seen: 2, answered: 3 });
    expect(shop.ask('answerPerception', { node: 'chat', question: 'reason', answer: 'open' })).toEqual({ answered: 2 });
  });

  test('a standard is held against the mean of the last 30 days; without readings nothing is judged', () => {
    const { standardId } = membershipHandlers.saveStandard({ node: 'chat', name: '首次回复', unit: 'minutes', target: 5, atMost: true }, shop.task);
    expect(perception().standards).toMatchObject([{ n: 0, actual: null, met: null, last: null }]);
    for (const [day, value] of [['2026-01-01', 60], ['2026-02-28', 4], ['2026-03-01', 7]] as const) shop.ask('addReading', { standardId, day, value });
    expect(perception().standards).toMatchObject([{ n: 2, actual: 5.5, met: false, last: { day: '2026-03-01', value: 7 } }]);
    shop.ask('deleteReading', { readingId: perception().standards[0]!.last!.readingId });
    expect(perception().standards).toMatchObject([{ n: 1, actual: 4, met: true }]);
    expect(problemOf(() => shop.ask('addReading', { standardId, day: '2026-03-02', value: 1 }))).toMatchObject({ reason: 'not_yet' });
    expect(problemOf(() => shop.ask('saveStandard', { node: 'chat', name: '首次回复', unit: 'minutes', target: 5, atMost: true }))).toMatchObject({ code: 'name_taken' });
    expect(problemOf(() => shop.ask('saveStandard', { node: 'package', name: '放感谢卡', unit: 'percent', target: 101, atMost: false }))).toMatchObject({ reason: 'over_100' });
    shop.ask('deleteStandard', { standardId });
    expect(shop.db.get('SELECT count(*) AS n FROM experience_readings')).toEqual({ n: 0 });
  });
});
