import { endAsOf, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { calendarOf, seasonCount, type SeasonCalendar } from '../../../shared/domain/season-calendar.ts';
import { ownGroupOf, ownGroupsInForce, type OwnSeasonGroup } from '../../../shared/domain/own-season-groups.ts';
import { lookBackFrom, seasonGroupOf, type SeasonRules } from '../../../shared/domain/season-groups.ts';
import { seasonNumber, startOfSeason } from '../../../shared/domain/seasons.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readLifecycleSettings } from './lifecycle-settings.ts';
import { readPurchases } from './purchases.ts';

export interface PersonInSeason {
  /** Their place among the purchases' customers. */
  place: number;
  /** A preset, or the key of one of the owner's own. */
  group: string;
  bits: number;
  /** Number of the season of their last purchase. */
  last: number;
}

/** How the year is divided, and how people are judged by it. */
export interface SeasonsBy {
  rules: SeasonRules;
  calendar: SeasonCalendar;
  /** Null: by the presets. */
  own: readonly OwnSeasonGroup[] | null;
}

/** Of a shop (0: all). */
export function readSeasonsBy(db: ReadDb, shopId: number): SeasonsBy {
  const settings = readLifecycleSettings(db);
  const calendar = calendarOf(settings, shopId);
  return { rules: settings.seasonRules, calendar, own: ownGroupsInForce(settings.seasonGroups, calendar) };
}

/** Seasons of all purchases of a shop (0: all), in memory until the data changes. */
export const readSeasonNumbers = (db: ReadDb, shopId: number, calendar: SeasonCalendar): Int32Array =>
  remember(db, `season numbers ${shopId} ${JSON.stringify(calendar)}`, () => {
    const known = new Map<number, number>();
    return readPurchases(db, shopId).days.map((day) => {
      let number = known.get(day);
      if (number === undefined) known.set(day, (number = seasonNumber(day, calendar)));
      return number;
    });
  });

/** Everyone who had bought by a day in the season `running`, with their group then. */
export function* peopleInSeason({ offsets, days }: Purchases, numbers: Int32Array, running: number, until: number, { rules, calendar, own }: SeasonsBy): Generator<PersonInSeason> {
  const seasons = seasonCount(calendar);
  const from = lookBackFrom(running, rules, seasons);
  for (let place = 0; place + 1 < offsets.length; place += 1) {
    const start = offsets[place]!;
    const end = endAsOf(days, start, offsets[place + 1]!, until);
    if (end === start) continue;
    let bits = 0;
    for (let at = end - 1; at >= start && numbers[at]! >= from; at -= 1) bits |= 1 << (numbers[at]! % seasons);
    const last = numbers[end - 1]!;
    const preset = seasonGroupOf({ purchaseDays: end - start, first: numbers[start]!, last, running, bits, seasons }, rules);
    yield { place, group: own === null ? preset : ownGroupOf(preset, bits, own), bits, last };
  }
}

/** The last day of a season, or the day asked about where that comes first. */
export const endOfSeason = (number: number, asOf: number, calendar: SeasonCalendar): number => Math.min(startOfSeason(number + 1, calendar) - 1, asOf);
