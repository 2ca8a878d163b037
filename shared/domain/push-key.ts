import type { SalePhase } from './sale-phases.ts';

/** What a campaign names as its origin: a phase of a category's season, or the whole season of it. At most 80 characters. */
export const phaseKey = (phase: SalePhase | 'push', name: string): string => `${phase} ${name}`.slice(0, 80).trim();
