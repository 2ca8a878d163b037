import type { TrafficDay } from '../../../shared/contract/insights.ts';

export interface TrafficSummary {
  firstDay: string;
  lastDay: string;
  /** A day with figures, on average; null where no day has any. */
  visitorsPerDay: number | null;
  /** Over the days that have both, weighted by visitors. */
  conversion: number | null;
  peak: TrafficDay | null;
  missing: string[];
}

/**
 * Worked example: 100 visitors of whom 4 % bought, a day without data, 300 of whom 2 % bought → 200 a day, 2.5 %, the
 * third day is the peak, the second is missing. Null without days.
 */
export function summariseTraffic(days: readonly TrafficDay[]): TrafficSummary | null {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return null;
  const seen = days.filter((d) => d.visitors !== null);
  const visitors = (of: readonly TrafficDay[]) => of.reduce((n, d) => n + d.visitors!, 0);
  const both = seen.filter((d) => d.conversion !== null);
  return {
    firstDay: first.day,
    lastDay: last.day,
    visitorsPerDay: seen.length === 0 ? null : visitors(seen) / seen.length,
    conversion: visitors(both) === 0 ? null : both.reduce((n, d) => n + d.conversion! * d.visitors!, 0) / visitors(both),
    peak: seen.reduce<TrafficDay | null>((best, d) => (best === null || d.visitors! > best.visitors! ? d : best), null),
    missing: days.filter((d) => d.visitors === null && d.pageViews === null && d.buyers === null).map((d) => d.day),
  };
}
