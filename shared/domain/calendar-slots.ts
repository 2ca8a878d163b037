import { SolarDay } from 'tyme4ts';

/** How a year is divided: calendar months, the 24 solar terms, or lunar months (a leap month counts with the one before it). */
export const calendars = ['month', 'term', 'lunar'] as const;
export type Calendar = (typeof calendars)[number];
export const slotsOf = (calendar: Calendar): number => (calendar === 'term' ? 24 : 12);

const known = { term: new Map<number, number>(), lunar: new Map<number, number>() };

/**
 * The slot of a day (days since 1970), from 0: of months January, of terms 立春, of lunar months the first.
 * Worked example: 2026-02-04 → month 1, term 0 (立春), lunar 11 (of the year before).
 */
export function slotOf(day: number, calendar: Calendar): number {
  const date = new Date(day * 86_400_000);
  if (calendar === 'month') return date.getUTCMonth();
  const slots = known[calendar];
  let slot = slots.get(day);
  if (slot === undefined) {
    const solar = SolarDay.fromYmd(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
    // tyme4ts counts terms from 冬至; the shop's year begins with 立春, three later.
    slot = calendar === 'term' ? (solar.getTerm().getIndex() + 21) % 24 : solar.getLunarDay().getLunarMonth().getMonth() - 1;
    slots.set(day, slot);
  }
  return slot;
}
