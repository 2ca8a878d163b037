import { addDays, daysBetween } from '../lib/dates.ts';

/** The days that a campaign is for, both in it. */
export interface Span {
  day: string;
  lastDay: string;
}
/** Of what is dragged from its own day to its own day. */
const USUAL_DAYS = 7;

/**
 * The window of a campaign for an occasion that is put on a day: the chosen days where it falls on them; else from there to
 * the occasion's end; where that is past, as many days as the occasion has, and a week where that is one.
 * Worked example: 11 November put on 1 November → 1 to 11 November; on 20 November → 20 to 27 November.
 */
export function windowOnDay(occasion: Span, day: string, chosen: Span): Span {
  if (chosen.lastDay > chosen.day && day >= chosen.day && day <= chosen.lastDay) return chosen;
  if (day < occasion.lastDay) return { day, lastDay: occasion.lastDay };
  const length = daysBetween(occasion.day, occasion.lastDay);
  return { day, lastDay: addDays(day, length > 0 ? length : USUAL_DAYS) };
}

/** Two days in either order. */
export const spanOf = (a: string, b: string): Span => (a <= b ? { day: a, lastDay: b } : { day: b, lastDay: a });

/** The day of sending after what stood on one day was put on another. */
export const movedBy = (sendDay: string, from: string, to: string): string => addDays(sendDay, daysBetween(from, to));
