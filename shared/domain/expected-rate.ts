import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { wilson } from './lift.ts';

export interface PastRate {
  buyers: number;
  people: number;
}
/**
 * The range in which the share of buyers of a next campaign falls 95 times of 100: the pooled rate, give or take what the
 * past ones differed among themselves (their spread and that of their mean, t with k − 1 degrees of freedom) — never
 * narrower than what chance alone does to a pooled rate (Wilson). Null below two campaigns: one says nothing of the next.
 * Worked example: 10 of 100 and 20 of 200 → rate 0.1, from chance alone 0.071–0.139.
 */
export function expectedRate(past: readonly PastRate[]): { rate: number; low: number; high: number } | null {
  const used = past.filter((p) => p.people > 0);
  if (used.length < 2) return null;
  const [buyers, people] = [used.reduce((sum, p) => sum + p.buyers, 0), used.reduce((sum, p) => sum + p.people, 0)];
  const rate = buyers / people;
  const rates = used.map((p) => p.buyers / p.people);
  const mean = rates.reduce((sum, r) => sum + r, 0) / rates.length;
  const variance = rates.reduce((sum, r) => sum + (r - mean) ** 2, 0) / (rates.length - 1);
  const reach = tQuantile(0.975, rates.length - 1) * Math.sqrt(variance * (1 + 1 / rates.length));
  const chance = wilson(buyers, people);
  return { rate, low: Math.max(0, Math.min(chance.low, rate - reach)), high: Math.min(1, Math.max(chance.high, rate + reach)) };
}
