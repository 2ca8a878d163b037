/** What rates of this kind are like: a mean, and how many people's worth of evidence it is. */
export interface RatePrior {
  mean: number;
  /** Infinity: the groups differ by no more than chance. */
  people: number;
}
export interface Hits {
  hits: number;
  people: number;
}

/**
 * A beta prior from past groups by the analysis-of-variance estimate of how much their rates really differ (Donner 1986).
 * Null below two groups. Worked example: 10 of 100 and 30 of 100 → mean 0.2, about 9 people's worth.
 */
export function fitRatePrior(groups: readonly Hits[]): RatePrior | null {
  const known = groups.filter((g) => g.people > 0);
  const people = known.reduce((n, g) => n + g.people, 0);
  if (known.length < 2 || people <= known.length) return null;
  const mean = known.reduce((n, g) => n + g.hits, 0) / people;
  const between = known.reduce((sum, g) => sum + g.people * (g.hits / g.people - mean) ** 2, 0) / (known.length - 1);
  const within = known.reduce((sum, g) => sum + (g.hits * (g.people - g.hits)) / g.people, 0) / (people - known.length);
  const size = (people - known.reduce((sum, g) => sum + g.people ** 2, 0) / people) / (known.length - 1);
  const alike = between + (size - 1) * within === 0 ? 0 : (between - within) / (between + (size - 1) * within);
  return { mean, people: alike <= 0 ? Infinity : (1 - alike) / alike };
}

/** A rate drawn towards what is usual, the more the fewer people it stands on. Worked example: 3 of 10, usual 0.1 with 40 people's worth → 0.14. */
export function shrinkRate({ hits, people }: Hits, prior: RatePrior | null): number {
  const own = people === 0 ? 0 : hits / people;
  if (prior === null) return own;
  return prior.people === Infinity ? prior.mean : (hits + prior.mean * prior.people) / (people + prior.people);
}
