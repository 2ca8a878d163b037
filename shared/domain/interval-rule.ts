import { gapsOf, type Gaps } from './purchase-gaps.ts';
import { returnCurve, type ReturnStep } from './return-curve.ts';

/** The shop's own gaps as a forecast. Days; index d: by d days after a purchase. */
export interface IntervalRule {
  /** Share not back yet by day d after a first purchase day, and after a later one. */
  awayFirst: Float64Array;
  awayLater: Float64Array;
  /** Purchase days that follow a later one within d days, on average. */
  following: Float64Array;
}

/** Share away by each day, of a curve of returns; the day of the purchase is 0. */
function awayByDay(curve: readonly ReturnStep[], days: number): Float64Array {
  const away = new Float64Array(days + 1).fill(1);
  let step = 0;
  for (let day = 0; day <= days; day += 1) {
    if (day > 0) away[day] = away[day - 1]!;
    for (; step < curve.length && curve[step]!.days <= day; step += 1) away[day] = 1 - curve[step]!.returned;
  }
  return away;
}

/**
 * The simple forecast that needs no model: people come back as the shop's people came back, by the return curves after a
 * first and after a later purchase day; each return is followed by others as in the past (the renewal equation
 * m(d) = Σ f(u)·(1 + m(d − u)), f(u) the share that comes back on day u). `longest`: days that it must reach.
 */
export function intervalRule(gaps: Gaps, longest: number): IntervalRule {
  const curve = (first: boolean) => {
    const of = (list: Gaps['closed']) => (first ? gapsOf(list, 'first') : list.days.filter((_, i) => list.order[i] !== 0));
    return awayByDay(returnCurve(of(gaps.closed), of(gaps.open)), longest);
  };
  const awayLater = curve(false);
  const following = new Float64Array(longest + 1);
  for (let day = 1; day <= longest; day += 1) {
    let sum = 0;
    for (let u = 1; u <= day; u += 1) sum += (awayLater[u - 1]! - awayLater[u]!) * (1 + following[day - u]!);
    following[day] = sum;
  }
  return { awayFirst: curve(true), awayLater, following };
}

/**
 * Of somebody silent for so many days: chance to come back within the next `days`, and expected purchase days in them.
 * Worked example: half of all come back on day 10, nobody else; silent for 5 days, the next 7 → chance ½ and half a
 * purchase day; silent for 12 → 0 and 0.
 */
export function ruleForecast({ awayFirst, awayLater, following }: IntervalRule, { isFirst, silentDays }: { isFirst: boolean; silentDays: number }, days: number): { chance: number; expected: number } {
  const away = isFirst ? awayFirst : awayLater;
  const end = away.length - 1;
  const at = (day: number) => away[Math.min(day, end)]!;
  const now = at(silentDays);
  if (now <= 0) return { chance: 0, expected: 0 };
  let expected = 0;
  for (let u = 1; u <= days; u += 1) {
    const back = at(silentDays + u - 1) - at(silentDays + u);
    if (back > 0) expected += back * (1 + following[days - u]!);
  }
  return { chance: 1 - at(silentDays + days) / now, expected: expected / now };
}
