import { quantile } from './quantile.ts';

/** By days since the last purchase: active ≤ c1 < silent ≤ c2 < asleep ≤ c3 < lost. */
export const states = ['active', 'silent', 'asleep', 'lost'] as const;
export type State = (typeof states)[number];

/** c1, c2 and c3 in days, ascending; they may fall between two days. */
export type Cuts = readonly [number, number, number];

/** Percentiles of the shop's own gaps. The second is what an earlier Taobao CRM shipped; it calls few people active. */
export const cutPresets = { p75: [0.75, 0.9, 0.95], p30: [0.3, 0.6, 0.9] } as const;
export type CutPreset = keyof typeof cutPresets;

/** Undefined without gaps. `sorted`: gaps in days, ascending. */
export function presetCuts(sorted: ArrayLike<number>, preset: CutPreset): Cuts | undefined {
  const [a, b, c] = cutPresets[preset].map((p) => quantile(sorted, p));
  return a === undefined || b === undefined || c === undefined ? undefined : [a, b, c];
}

/**
 * Cuts from the owner's own answer, how many days regulars usually take to come back: once, twice and three times as
 * long. Where it can be measured P75, P90 and P95 stand in about that proportion (CDNOW: 94, 200, 283).
 */
export const answeredCuts = (usualDays: number): Cuts => [usualDays, 2 * usualDays, 3 * usualDays];

/**
 * The state of someone whose last purchase was so many days ago.
 * Worked example: cuts 94, 200, 283 → 94 days active, 95 silent, 200 silent, 201 asleep, 284 lost.
 */
export function stateOf(lastOrderDays: number, [c1, c2, c3]: Cuts): State {
  return lastOrderDays <= c1 ? 'active' : lastOrderDays <= c2 ? 'silent' : lastOrderDays <= c3 ? 'asleep' : 'lost';
}
