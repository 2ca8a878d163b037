/** How a layer's people are cared for: written to by hand, one by one; by mass messages alone; not at all. */
export const careLevels = ['hand', 'mass', 'alone'] as const;
export type CareLevel = (typeof careLevels)[number];

export interface CareLoad {
  layer: string;
  level: CareLevel;
  /** Everyone in it may be due so often; 0: not said. */
  everyDays: number;
  /** Who may be written to. */
  people: number;
  /** Net spend of each in minor units; null where it can't be summed. */
  netEach: number | null;
}
export interface CareFit {
  /** Of the layers written to by hand: everyone, and contacts a week, rounded up. A layer without an interval adds people, and no contacts. */
  people: number;
  needed: number;
  /** Contacts a week beyond the capacity; 0: it fits. */
  over: number;
  /** Weeks that one round takes at the capacity; null: without any. */
  roundWeeks: number | null;
  /** Layers to be written to by mass messages instead so that the rest fits, those who spend least first, and what is needed then. None where it fits, or where nothing would be left. */
  lower: string[];
  neededThen: number;
}

/** Contacts a week, so that each of them is written to once in so many days; null where that isn't said. */
export const weeklyContacts = ({ people, everyDays }: Pick<CareLoad, 'people' | 'everyDays'>): number | null => (everyDays === 0 ? null : (people * 7) / everyDays);

// A sum of parts may end a hair above a whole number.
const up = (contacts: number): number => Math.max(0, Math.ceil(contacts - 1e-9));

/**
 * Whether so many contacts by hand a week are enough. Layers are in their order, the best first: of layers whose net spend isn't
 * known, or is the same, the later is lowered first.
 * Worked example: 20 people every 14 days and 60 every 30 by hand, 20 a week → 10 + 14 = 24 needed, 4 over, a round takes 4
 * weeks; the 60 spend less each and are lowered: 10.
 */
export function careFit(loads: readonly CareLoad[], weekly: number): CareFit {
  const byHand = loads.filter((l) => l.level === 'hand');
  const people = byHand.reduce((sum, l) => sum + l.people, 0);
  const sumOf = (list: readonly CareLoad[]) => up(list.reduce((sum, l) => sum + (weeklyContacts(l) ?? 0), 0));
  const needed = sumOf(byHand);
  const over = Math.max(0, needed - weekly);
  const lower = over === 0 ? [] : lowered(byHand, (left) => sumOf(left) <= weekly);
  return { people, needed, over, roundWeeks: weekly === 0 ? null : Math.ceil(people / weekly), lower, neededThen: sumOf(byHand.filter((l) => !lower.includes(l.layer))) };
}

/** From those who spend least, until the rest fits; then whoever needn't have gone comes back, the best first. */
function lowered(byHand: readonly CareLoad[], fits: (left: readonly CareLoad[]) => boolean): string[] {
  const known = byHand.every((l) => l.netEach !== null);
  const upwards = byHand.filter((l) => weeklyContacts(l)).map((load, place) => ({ load, place })).sort((a, b) => (known ? a.load.netEach! - b.load.netEach! : 0) || b.place - a.place).map(({ load }) => load);
  const gone = new Set<CareLoad>();
  const left = () => byHand.filter((l) => !gone.has(l));
  for (const load of upwards) {
    if (fits(left())) break;
    gone.add(load);
  }
  for (const load of upwards.toReversed()) {
    if (!gone.delete(load)) continue;
    if (!fits(left())) gone.add(load);
  }
  return left().some((l) => l.people > 0) ? upwards.filter((l) => gone.has(l)).map((l) => l.layer) : [];
}
