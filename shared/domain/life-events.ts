import { isDay } from '../lib/dates.ts';

export const lifeEventKinds = ['wedding', 'baby', 'child_birthday', 'moving', 'graduation', 'new_job', 'anniversary', 'other'] as const;
export type LifeEventKind = (typeof lifeEventKinds)[number];

/** What a shop has no business keeping: health, loss, faith, parting. */
const private_ = /病|癌|肿瘤|手术|住院|化疗|流产|抑郁|残疾|去世|过世|丧|离婚|信仰|宗教|cancer|illness|disease|surgery|hospital|miscarriage|depress|disab|death|funeral|divorce|religio/i;
export const isTooPrivate = (note: string): boolean => private_.test(note);

/**
 * The next day on which an event comes round, `asOf` included; null where it came once and is past. 29 February is kept on
 * 1 March in other years.
 * Worked example: a wedding on 2020-05-01, yearly, asked on 2026-05-02 → 2027-05-01.
 */
export function nextEventDay({ day, yearly }: { day: string; yearly: boolean }, asOf: string): string | null {
  if (day >= asOf) return day;
  if (!yearly) return null;
  const year = Number(asOf.slice(0, 4));
  const inYear = (y: number): string => {
    const same = `${String(y).padStart(4, '0')}${day.slice(4)}`;
    return isDay(same) ? same : `${String(y).padStart(4, '0')}-03-01`;
  };
  return inYear(year) >= asOf ? inYear(year) : inYear(year + 1);
}
