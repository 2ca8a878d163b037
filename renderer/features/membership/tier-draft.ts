import { rankOf, tiers, type Tier, type TierBar, type TierRule, type TierRules } from '../../../shared/domain/tiers.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';

const spendBar = (spendMinor: number): TierBar => ({ match: 'all', spendMinor, orders: null, points: null });

/** Three tiers to begin with, by net spend over twelve months. */
export const startingTiers = (nameOf: (tier: Tier) => string, currency: string): TierRules => ({
  window: { kind: 'rolling', months: 12 },
  period: { kind: 'months', months: 12 },
  graceDays: 30,
  tiers: (['silver', 'gold', 'diamond'] as const).map((tier, i) => ({ tier, name: nameOf(tier), up: spendBar([300, 1000, 3000][i]! * minorPerUnit(currency)), keep: null, benefits: '' })),
});

/** The tiers that aren't used yet. */
export const freeTiers = (rules: TierRules): Tier[] => tiers.filter((tier) => !rules.tiers.some((t) => t.tier === tier));

export function withTier(rules: TierRules, tier: Tier, name: string): TierRules {
  const below = rules.tiers.findLast((t) => rankOf(t.tier) < rankOf(tier));
  const added: TierRule = { tier, name, up: below ? { ...below.up, spendMinor: below.up.spendMinor === null ? null : below.up.spendMinor * 2 } : spendBar(10_000), keep: null, benefits: '' };
  return { ...rules, tiers: [...rules.tiers, added].sort((a, b) => rankOf(a.tier) - rankOf(b.tier)) };
}

export const isEmptyBar = ({ spendMinor, orders, points }: TierBar): boolean => spendMinor === null && orders === null && points === null;

/** Is what a higher tier asks nowhere more than what the lower does? */
export function isNotAbove(lower: TierBar, higher: TierBar): boolean {
  const pairs = [[lower.spendMinor, higher.spendMinor], [lower.orders, higher.orders], [lower.points, higher.points]] as const;
  return !isEmptyBar(higher) && pairs.every(([a, b]) => b === null || (a !== null && b <= a));
}
