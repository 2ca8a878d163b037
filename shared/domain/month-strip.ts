import { addDays } from '../lib/dates.ts';
import { joinRanges, type DayRange } from './coverage.ts';

/** Whole: files cover all its days. Part: some. None: no file tells of it. */
export type MonthState = 'whole' | 'part' | 'none';
export interface MonthCover {
  month: string;
  state: MonthState;
}

const nextMonth = (month: string): string => addDays(`${month}-28`, 4).slice(0, 7);

/**
 * Month by month, what files cover.
 * Worked example: files of 1 January to 28 February and of 2 to 20 April, from January to May → whole, whole, none, part, none.
 */
export function monthStrip(ranges: readonly DayRange[], from: string, to: string): MonthCover[] {
  const joined = joinRanges(ranges);
  const strip: MonthCover[] = [];
  for (let month = from; month <= to; month = nextMonth(month)) {
    const [first, last] = [`${month}-01`, addDays(`${nextMonth(month)}-01`, -1)];
    const touching = joined.filter((range) => range.first <= last && range.last >= first);
    strip.push({ month, state: touching.length === 0 ? 'none' : touching.some((range) => range.first <= first && range.last >= last) ? 'whole' : 'part' });
  }
  return strip;
}

/** A shop without an order for so long is a quiet one; beyond, its newest file is missing. */
const QUIET_DAYS = 3;

/** Those whose files end before a report does. Example: a report to 31 May, files to 28 May → no; to 27 May → yes. */
export const endingEarly = <S extends { lastDay: string | null }>(shops: readonly S[], end: string): S[] => shops.filter(({ lastDay }) => lastDay !== null && addDays(lastDay, QUIET_DAYS) < end);
