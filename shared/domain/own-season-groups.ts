import { seasonCount, type SeasonCalendar } from './season-calendar.ts';
import { seasonGroups, type SeasonGroup } from './season-groups.ts';

/** A group of the owner's: whoever has all that is asked here, and isn't in one before it. */
export interface OwnSeasonGroup {
  /** Stays when the name changes, since rules ask for it. What began as a preset has the preset's. */
  key: string;
  name: string;
  /** In one of these preset groups; none: in any. */
  presets: SeasonGroup[];
  /** Seasons of the year as bits, of the look-back: bought in each of these, and in none of those. */
  bought: number;
  notBought: number;
  /** Exactly one of these patterns; none: any. */
  patterns: number[];
}

/** Bits mean places in a year of so many seasons: in force where the calendar has as many. */
export interface OwnSeasonGroups {
  seasons: number;
  groups: OwnSeasonGroup[];
}

export const MOST_OWN_GROUPS = 12;
/** Whoever is in none of them, so that everyone is counted once. */
export const REST = 'rest';

/** Those made for a year like the calendar's; null: the presets. */
export const ownGroupsInForce = (kept: readonly OwnSeasonGroups[], calendar: SeasonCalendar): readonly OwnSeasonGroup[] | null => kept.find((own) => own.seasons === seasonCount(calendar))?.groups ?? null;

/** In the order in which they are asked for, the rest last. */
export const groupKeys = (own: readonly OwnSeasonGroup[] | null): readonly string[] => (own === null ? seasonGroups : [...own.map((g) => g.key), REST]);

/**
 * The first of them that somebody fits.
 * Worked example: 冬不夏 (bought 0b1000, notBought 0b0010) before 全年 (bought 0b1111): bits 0b1001 → 冬不夏, 0b1111 → 全年, 0b0001 → rest.
 */
export function ownGroupOf(preset: SeasonGroup, bits: number, own: readonly OwnSeasonGroup[]): string {
  for (const { key, presets, bought, notBought, patterns } of own) {
    if (presets.length > 0 && !presets.includes(preset)) continue;
    if ((bits & (bought | notBought)) !== bought) continue;
    if (patterns.length === 0 || patterns.includes(bits)) return key;
  }
  return REST;
}

/** The presets as groups of one's own, to begin from: they hold the same people. */
export const presetsAsOwn = (nameOf: (group: SeasonGroup) => string): OwnSeasonGroup[] => seasonGroups.map((group) => ({ key: group, name: nameOf(group), presets: [group], bought: 0, notBought: 0, patterns: [] }));

/** What is kept with the groups of a year of so many seasons changed, or without them. */
export const withGroups = (kept: readonly OwnSeasonGroups[], seasons: number, groups: OwnSeasonGroup[] | null): OwnSeasonGroups[] => [...kept.filter((own) => own.seasons !== seasons), ...(groups === null ? [] : [{ seasons, groups }])];

/** Why groups can't be used; null where they can. `nothing`: one asks for nothing, so that it would hold everyone. */
export function ownGroupsProblem({ seasons, groups }: OwnSeasonGroups): 'count' | 'names' | 'keys' | 'season' | 'both' | 'nothing' | null {
  if (groups.length === 0 || groups.length > MOST_OWN_GROUPS) return 'count';
  const distinct = (words: string[]) => new Set(words).size === words.length && words.every((word) => word !== '');
  if (!distinct(groups.map((g) => g.name.trim()))) return 'names';
  if (!distinct(groups.map((g) => g.key)) || groups.some((g) => g.key === REST || !/^[a-z\d]+$/.test(g.key))) return 'keys';
  const most = 2 ** seasons;
  if (groups.some(({ bought, notBought, patterns }) => [bought, notBought, ...patterns].some((bits) => bits >= most))) return 'season';
  if (groups.some(({ bought, notBought }) => (bought & notBought) !== 0)) return 'both';
  return groups.some(({ presets, bought, notBought, patterns }) => presets.length + patterns.length === 0 && (bought | notBought) === 0) ? 'nothing' : null;
}

/** A key that none of them has, nor a preset. Worked example: g1 and best are there → g2. */
export function freshKey(groups: readonly OwnSeasonGroup[]): string {
  let n = 1;
  while (groups.some((g) => g.key === `g${n}`)) n += 1;
  return `g${n}`;
}
