import { beforeEach, expect, test } from 'vitest';
import { lifecycleHandlers } from '../../../electron/backend/lifecycle/handlers.ts';
import type { CommandContext } from '../../../electron/backend/serve.ts';
import { usualPlans, type ComparisonPlans } from '../../../shared/contract/comparison-plans.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { ShopMaker } from '../make-shop.ts';

let context: CommandContext;
beforeEach(() => {
  context = new ShopMaker().context('2026-06-30');
});
const save = (plan: 'y' | 'x', strengths: string, weaknesses: string, plans: ComparisonPlans = usualPlans) => lifecycleHandlers.savePlanNote(contract.lifecycle.savePlanNote.input.parse({ plan, plans, strengths, weaknesses }), context);
const notes = () => lifecycleHandlers.planNotes({}, context);

test('each plan has notes of its own, with the plan that they were written of', () => {
  expect(notes()).toEqual({ y: null, x: null });
  save('y', ' 看得到谁在变冷 ', '旺季也照样打扰');
  const changed: ComparisonPlans = { ...usualPlans, x: { groups: ['gone'], minDays: 90 } };
  save('x', '', '新客看不到', changed);
  expect(notes()).toMatchObject({ y: { strengths: '看得到谁在变冷', weaknesses: '旺季也照样打扰', writtenOf: usualPlans.y }, x: { strengths: '', weaknesses: '新客看不到', writtenOf: { groups: ['gone'], minDays: 90 } } });
});
test('saved again they are changed, and of the plan as it is then; the other’s stay', () => {
  save('y', 'a', '');
  save('x', 'b', '');
  save('y', 'c', 'd', { ...usualPlans, y: { states: ['lost'], minDays: 30 } });
  expect(notes()).toMatchObject({ y: { strengths: 'c', weaknesses: 'd', writtenOf: { states: ['lost'], minDays: 30 } }, x: { strengths: 'b' } });
});
test('without a word there is none', () => {
  save('y', 'a', '');
  expect(save('y', '  ', '')).toEqual({ y: null, x: null });
});
test('too long a note isn’t taken', () => {
  expect(() => save('y', 'x'.repeat(2001), '')).toThrow();
});
