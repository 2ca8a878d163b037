/** In what leaves the house no figure stands for fewer people, save that it is nobody. */
export const LEAST_PEOPLE = 5;
export const isFew = (people: number): boolean => people > 0 && people < LEAST_PEOPLE;

/**
 * Which parts of a told total are left untold: the few, and, where the few together are few still, the smallest of the
 * rest too, or the total less what is told would give them away.
 * Worked example: 20, 9 and 3 people, those 3 alone untold → the 9 go with them.
 * `fewTogether`: different people in all parts that are few.
 */
export function untoldParts(people: readonly number[], fewTogether: number): Set<number> {
  const untold = new Set(people.flatMap((n, i) => (isFew(n) ? [i] : [])));
  if (untold.size === 0 || fewTogether >= LEAST_PEOPLE) return untold;
  const rest = people.flatMap((n, i) => (n >= LEAST_PEOPLE ? [i] : [])).sort((a, b) => people[a]! - people[b]!);
  if (rest[0] !== undefined) untold.add(rest[0]);
  return untold;
}
