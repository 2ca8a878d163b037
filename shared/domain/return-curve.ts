/** A step of the curve: by so many days after a purchase, this share had bought again. */
export interface ReturnStep {
  days: number;
  /** 0–1 */
  returned: number;
}

/**
 * Kaplan–Meier: which share of purchases was followed by another within t days, where those that haven't been yet
 * count for as long as they were watched. 1 − S(t), S(t) = Π (1 − d_j / n_j) over the days j ≤ t on which d_j of the n_j
 * still watched came back. Source: Kaplan & Meier 1958.
 * Worked example: gaps of 10 and 20 days, and one person not back after 15 → 1/3 by day 10, and of the one still
 * watched all by day 20: 1 − (2/3)·0 = 1.
 */
export function returnCurve(closed: ArrayLike<number>, open: ArrayLike<number>): ReturnStep[] {
  const came = countByDay(closed);
  const left = countByDay(open);
  let watched = closed.length + open.length;
  let away = 1;
  const steps: ReturnStep[] = [];
  for (let day = 0; day < Math.max(came.length, left.length); day += 1) {
    const back = came[day] ?? 0;
    if (back > 0) {
      away *= 1 - back / watched;
      steps.push({ days: day, returned: 1 - away });
    }
    watched -= back + (left[day] ?? 0);
  }
  return steps;
}

function countByDay(days: ArrayLike<number>): Int32Array {
  let most = -1;
  for (let i = 0; i < days.length; i += 1) if (days[i]! > most) most = days[i]!;
  const counts = new Int32Array(most + 1);
  for (let i = 0; i < days.length; i += 1) counts[days[i]!]! += 1;
  return counts;
}

/** The curve's height at a day. Worked example: steps at 10 (⅓) and 20 (1) → ⅓ at 19, 0 at 5. */
export function returnedWithin(curve: readonly ReturnStep[], days: number): number {
  let returned = 0;
  for (const step of curve) {
    if (step.days > days) break;
    returned = step.returned;
  }
  return returned;
}
