/** What an added buyer costs in a channel, from campaigns that left people alone; `high` null: no upper bound. */
export interface ChannelCost {
  key: string;
  costPerAdded: { value: number; low: number; high: number | null } | null;
}
export interface BudgetShare {
  key: string;
  /** Added buyers for the whole budget. */
  buyers: number;
  low: number;
  high: number;
}
export interface Allocation {
  shares: BudgetShare[];
  /** Whose added buyer is surely cheaper than every other's; null where that isn't proven. */
  proven: string | null;
  /** The cheapest by its estimate alone. */
  cheapest: string | null;
}

/**
 * What one budget would add in each channel if it went on as before, and whether one channel is proven cheaper: its whole
 * interval below every other's. Money in minor units.
 * Worked example: 1,000.00 at 50.00 (40.00 to 80.00) an added buyer → 20 buyers, 12.5 to 25.
 */
export function allocateBudget(channels: readonly ChannelCost[], budgetMinor: number): Allocation {
  const known = channels.flatMap(({ key, costPerAdded }) => (costPerAdded === null ? [] : [{ key, ...costPerAdded }])).sort((a, b) => a.value - b.value);
  const [first, ...rest] = known;
  const proven = first !== undefined && rest.length > 0 && first.high !== null && rest.every((other) => other.low > first.high!);
  return {
    shares: known.map(({ key, value, low, high }) => ({ key, buyers: budgetMinor / value, low: high === null ? 0 : budgetMinor / high, high: budgetMinor / low })),
    proven: proven ? first.key : null,
    cheapest: first?.key ?? null,
  };
}
