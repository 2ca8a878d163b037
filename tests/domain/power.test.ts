import { describe, expect, it } from 'vitest';
import { detectableLift, judgePower, neededPeople, wantedLift } from '../../shared/domain/power.ts';
import { sampleRatioP } from '../../shared/domain/sample-ratio.ts';

describe('neededPeople', () => {
  // Published table values for two proportions, two-sided 5 %, 80 % power, no continuity correction.
  it.each([
    [0.1, 0.05, 1372],
    [0.2, 0.1, 588],
    [0.05, 0.05, 870],
  ])('from %f by %f takes about %i people, half and half', (base, difference, people) => {
    expect(Math.abs(neededPeople(base, difference, 0.5)! - people)).toBeLessThanOrEqual(6);
  });
  it('takes more where the arms are uneven', () => {
    expect(neededPeople(0.1, 0.05, 0.1)!).toBeGreaterThan(2.5 * neededPeople(0.1, 0.05, 0.5)!);
  });
  it('has no answer without a hold-out or a difference', () => {
    expect(neededPeople(0.1, 0.05, 0)).toBeNull();
    expect(neededPeople(0.1, 0, 0.5)).toBeNull();
    expect(neededPeople(0.8, 0.4, 0.5)).toBeNull();
  });
});

describe('detectableLift', () => {
  it('is the inverse of neededPeople', () => {
    for (const share of [0.1, 0.3, 0.5]) {
      const people = neededPeople(0.08, 0.04, share)!;
      expect(detectableLift(0.08, { treated: people * (1 - share), heldOut: people * share })).toBeCloseTo(0.04, 4);
    }
  });
  it('has no answer for an empty arm or a handful of people', () => {
    expect(detectableLift(0.1, { treated: 100, heldOut: 0 })).toBeNull();
    expect(detectableLift(0.9, { treated: 5, heldOut: 5 })).toBeNull();
  });
});

describe('judgePower', () => {
  it('shows at half and half what it cannot at a tenth', () => {
    const half = judgePower(1372, 0.5, 0.1);
    expect(half.canShow).toBe(true);
    const tenth = judgePower(1372, 0.1, 0.1);
    expect(tenth.canShow).toBe(false);
    expect(tenth.neededPeople!).toBeGreaterThan(3000);
    expect(tenth.suggestedHoldoutShare).toBeGreaterThan(0.2);
  });
  it('suggests the smallest share that can show something', () => {
    expect(judgePower(100_000, 0, 0.1).suggestedHoldoutShare).toBe(0.05);
  });
  it('offers a tenth where no share could show anything, and names what it would take', () => {
    const small = judgePower(60, 0.2, 0.1);
    expect(small).toMatchObject({ canShow: false, suggestedHoldoutShare: 0.1 });
    expect(small.neededPeople!).toBeGreaterThan(1372);
  });
  it('says nothing without a past', () => {
    expect(judgePower(5000, 0.2, null)).toEqual({ neededPeople: null, canShow: false, suggestedHoldoutShare: 0.1 });
  });
  it('asks for half as many buyers again', () => {
    expect(wantedLift(0.1)).toBeCloseTo(0.05);
    expect(wantedLift(0.9)).toBeCloseTo(0.1);
  });
});

describe('sampleRatioP', () => {
  it('finds an exact split likely and a wrong one not', () => {
    expect(sampleRatioP(900, 100, 0.1)).toBeCloseTo(1, 12);
    expect(sampleRatioP(850, 150, 0.1)).toBeLessThan(1e-6);
  });
  it('gives the tabled value: chi-square 3.841 is p 0.05', () => {
    // 1000 people, half and half: (x−500)²/500·2 = 3.841 at x = 530.99
    expect(sampleRatioP(530.99, 469.01, 0.5)).toBeCloseTo(0.05, 3);
  });
  it('has nothing against a split without a hold-out', () => {
    expect(sampleRatioP(900, 0, 0)).toBe(1);
  });
});
