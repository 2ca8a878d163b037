/**
 * Which words each person gets: of the first set that they are in, in the order given (from 1), else the rest (0). So
 * everyone has exactly one.
 * Worked example: people 1 2 3, sets {1} and {1, 2} → 1 ↦ 1, 2 ↦ 2, 3 ↦ 0.
 */
export function assignVariants(people: Iterable<number>, sets: readonly ReadonlySet<number>[]): Map<number, number> {
  return new Map([...people].map((id) => [id, sets.findIndex((set) => set.has(id)) + 1]));
}
