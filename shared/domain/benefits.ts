/** What a shop can give beside its goods. */
export const benefitKinds = ['discount', 'coupon', 'gift', 'free_shipping', 'priority', 'insurance', 'data_pack', 'red_packet', 'mobile_price', 'service', 'other'] as const;
export type BenefitKind = (typeof benefitKinds)[number];

/** What is handed out by the owner piece by piece, so that it comes onto the board of things to send. */
const handedOut: ReadonlySet<BenefitKind> = new Set(['gift', 'data_pack', 'red_packet', 'service', 'other']);
export const isHandedOut = (kind: BenefitKind): boolean => handedOut.has(kind);

/** These are sums of money or of data: each person's amount is said. */
export const hasAmount = (kind: BenefitKind): boolean => kind === 'data_pack' || kind === 'red_packet';

/** How often a member of a tier may have it; `order`: with each order. */
export const benefitRhythms = ['once', 'month', 'quarter', 'year', 'order'] as const;
export type BenefitRhythm = (typeof benefitRhythms)[number];

/** Where a customer can learn of it. */
export const toldPlaces = ['page', 'chat', 'package', 'message', 'rules'] as const;
export type ToldPlace = (typeof toldPlaces)[number];

/** `ordersAYear`: of one member, on average. Worked example: twice a quarter → 8; once with each order at 3.5 orders a year → 3.5. */
export function timesAYear({ times, per }: { times: number; per: BenefitRhythm }, ordersAYear: number): number {
  return times * { once: 1, year: 1, quarter: 4, month: 12, order: ordersAYear }[per];
}

export interface MatrixTier {
  rank: number;
  /** Of just this tier. */
  members: number;
  ordersAYear: number;
}
export interface MatrixCell {
  rank: number;
  benefitId: number;
  times: number;
  per: BenefitRhythm;
}
export interface MatrixLine {
  rank: number;
  benefitId: number;
  people: number;
  /** In a year, if everyone takes all that they may. */
  times: number;
  costMinor: number;
}

/**
 * What a matrix promises in a year, at most. A benefit that stands at rank 0 is everyone's; where a tier has it too, the
 * tier's word holds for its members. `once` is counted in full.
 * Worked example: 20 gold members, a gift of 8.00 once a year → 160.00.
 */
export function matrixLines(tiersOf: readonly MatrixTier[], cells: readonly MatrixCell[], costs: ReadonlyMap<number, number>): MatrixLine[] {
  return tiersOf.flatMap((tier) => {
    const own = cells.filter((c) => c.rank === tier.rank);
    const all = tier.rank === 0 ? own : [...own, ...cells.filter((c) => c.rank === 0 && !own.some((o) => o.benefitId === c.benefitId))];
    return all.flatMap((cell): MatrixLine[] => {
      const unitCost = costs.get(cell.benefitId);
      if (unitCost === undefined) return [];
      const times = tier.members * timesAYear(cell, tier.ordersAYear);
      return [{ rank: tier.rank, benefitId: cell.benefitId, people: tier.members, times, costMinor: Math.round(times * unitCost) }];
    });
  });
}
