import type { DaySales } from './seasonal-index.ts';
import { startOfSeason, yearOfNumber } from './seasons.ts';
import type { SeasonCalendar } from './season-calendar.ts';

export const salePhases = ['early', 'hot', 'end'] as const;
export type SalePhase = (typeof salePhases)[number];

/** Of a season's sales so much is early, and so much late. */
const EARLY = 0.15;
const LATE = 0.85;
/** With fewer orders in a season its curve is luck. */
export const LEAST_PHASE_ORDERS = 30;

export interface PhaseYear {
  /** The year in which the season begins. */
  year: number;
  orders: number;
  units: number;
  /** Days after the season's first on which 15 % and 85 % of its units were sold. */
  earlyDays: number;
  lateDays: number;
  /** Cumulative share by day, from the season's first. */
  curve: number[];
}

/**
 * The cumulative curve of one season; null where too few orders stand behind it. Worked example: 100 days with 1 unit
 * each → 15 % on the 15th day (14 days after the first), 85 % on the 85th.
 */
export function phasesOfSeason(sales: readonly DaySales[], season: number, calendar: SeasonCalendar): PhaseYear | null {
  const from = startOfSeason(season, calendar);
  const days = startOfSeason(season + 1, calendar) - from;
  const byDay = new Float64Array(days);
  let orders = 0;
  for (const sale of sales) {
    const at = sale.day - from;
    if (at < 0 || at >= days) continue;
    byDay[at]! += sale.units;
    orders += sale.orders;
  }
  const units = byDay.reduce((a, b) => a + b, 0);
  if (orders < LEAST_PHASE_ORDERS || units <= 0) return null;
  let made = 0;
  const curve = Array.from(byDay, (u) => (made += u) / units);
  // Sums of shares end a rounding below what they should.
  const reached = (share: number) => curve.findIndex((c) => c >= share - 1e-9);
  return { year: yearOfNumber(season, calendar), orders, units, earlyDays: reached(EARLY), lateDays: reached(LATE), curve };
}

export interface PhaseDates {
  phase: SalePhase;
  /** Days since 1970, both included. */
  from: number;
  to: number;
}

/** When the phases of a coming season are expected: as far into it as in the years before, on average. */
export function phaseDates(years: readonly PhaseYear[], season: number, calendar: SeasonCalendar): PhaseDates[] {
  const from = startOfSeason(season, calendar);
  const last = startOfSeason(season + 1, calendar) - 1;
  if (years.length === 0 || last - from < 2) return [];
  const mean = (of: (year: PhaseYear) => number) => Math.round(years.reduce((sum, y) => sum + of(y), 0) / years.length);
  const hot = Math.min(from + mean((y) => y.earlyDays) + 1, last - 1);
  const end = Math.min(Math.max(from + mean((y) => y.lateDays) + 1, hot + 1), last);
  return [
    { phase: 'early', from, to: hot - 1 },
    { phase: 'hot', from: hot, to: end - 1 },
    { phase: 'end', from: end, to: last },
  ];
}

/** Whom each phase is for, until the owner says otherwise: a preview for the best, the season for most, the rest for those who are leaving. */
export const usualDeployment: Record<SalePhase, readonly string[]> = { early: ['best'], hot: ['regular', 'returning', 'new'], end: ['leaving', 'gone'] };
export const phaseOffers = { early: 'light', hot: 'none', end: 'heavy' } as const;
