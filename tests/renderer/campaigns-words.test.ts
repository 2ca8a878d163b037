import { describe, expect, test } from 'vitest';
import { joinChanges } from '../../renderer/features/campaigns/campaign-draft.ts';
import { isDone, nextStep } from '../../renderer/features/campaigns/campaign-state.ts';
import { powerSayings } from '../../renderer/features/campaigns/power-words.ts';
import { verdictKey } from '../../shared/domain/verdict.ts';
import type { Power } from '../../shared/contract/campaigns.ts';

describe('the next step', () => {
  test.each([
    ['draft', '', 'say'],
    ['draft', '  \n', 'say'],
    ['draft', '您好', 'check'],
    ['locked', '您好', 'export'],
    ['exported', '您好', 'results'],
  ] as const)('%s with %j → %s', (state, text, wanted) => expect(nextStep({ state, text })).toBe(wanted));

  test('a draft is never checked, a locked one always', () => {
    expect(isDone('check', { state: 'draft', text: '您好' })).toBe(false);
    expect(isDone('check', { state: 'locked', text: '您好' })).toBe(true);
    expect(isDone('export', { state: 'locked', text: '您好' })).toBe(false);
  });
});

describe('what a hold-out can show', () => {
  const power: Power = { treated: 900, heldOut: 100, baseRate: 0.1, detectableLift: 0.12, neededPeople: 3990, canShow: false, suggestedHoldoutShare: 0.1 };
  test.each([
    ['too few people', power, 0.1, 1000, [{ key: 'cannot', people: 3990 }, { key: 'cannotButLarge', lift: 0.12 }]],
    ['too few for any difference', { ...power, detectableLift: null }, 0.1, 1000, [{ key: 'cannot', people: 3990 }]],
    ['enough', { ...power, canShow: true, detectableLift: 0.024 }, 0.1, 5000, [{ key: 'canShow', lift: 0.024 }]],
    ['no past to go by', { ...power, baseRate: null, neededPeople: null, detectableLift: null }, 0.1, 1000, [{ key: 'unknownBase' }]],
    ['a past in which nobody came', { ...power, baseRate: 0, neededPeople: null }, 0.1, 1000, [{ key: 'zeroBase' }]],
    ['nobody held out, though it would show', { ...power, heldOut: 0, neededPeople: 800, suggestedHoldoutShare: 0.2 }, 0, 1000, [{ key: 'without' }, { key: 'wouldShow', share: 0.2 }]],
    ['nobody held out, and too few', power, 0, 1000, [{ key: 'without' }, { key: 'cannot', people: 3990 }, { key: 'addUp', share: 0.1 }]],
    ['nobody held out, no past', { ...power, baseRate: null, neededPeople: null }, 0, 1000, [{ key: 'without' }, { key: 'addUp', share: 0.1 }]],
  ] as const)('%s', (_, given, share, people, wanted) => expect(powerSayings(given, share, people)).toEqual(wanted));
});

test.each([
  ['more', 'orders', 'moreBuyers'],
  ['more', 'reach', 'moreBuyers'],
  ['more', 'revenue', 'moreMoney'],
  ['less', 'margin', 'lessMoney'],
  ['less', 'orders', 'lessBuyers'],
  ['cannot_tell', 'revenue', 'cannotTell'],
  ['too_early', 'orders', 'tooEarly'],
  ['no_holdout', 'margin', 'noHoldout'],
] as const)('the verdict %s for the goal %s is said as %s', (verdict, goal, wanted) => expect(verdictKey(verdict, goal)).toBe(wanted));

describe('changes that wait to be saved', () => {
  test('a template replaces words that were typed before it, and the other way round', () => {
    expect(joinChanges({ text: 'abc', name: 'n' }, { templateId: 3 })).toEqual({ name: 'n', templateId: 3 });
    expect(joinChanges({ templateId: 3 }, { text: 'abc' })).toEqual({ text: 'abc' });
  });
  test('the last value of a field counts', () => expect(joinChanges({ windowDays: 30, sendDay: '2026-11-22' }, { windowDays: 14, sendDay: null })).toEqual({ windowDays: 14, sendDay: null }));
});
