import type { PointExpiry } from '../../../shared/domain/points.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';

/** What the wizard begins with: a point a unit of money, 100 points worth one unit (1 %), a year to use them. */
export const startingRules = (name: string, currency: string): Programme => ({
  name,
  currency,
  enrolment: 'auto',
  earnOn: 'completed',
  points: {
    points: 1,
    perMinor: minorPerUnit(currency),
    rounding: 'down',
    capPerOrder: null,
    capPerMonth: null,
    excludedCategories: [],
    pendingDays: 15,
    expiry: { kind: 'months', months: 12 },
    valueMinor: minorPerUnit(currency),
  },
  tiers: null,
});

/** What comes back of each unit spent: points × value ÷ 100 ÷ money. Worked example: 1 for ¥1, 100 worth ¥1 → 0.01. */
export const shareBack = ({ points, perMinor, valueMinor }: Pick<Programme['points'], 'points' | 'perMinor' | 'valueMinor'>): number => (points * valueMinor) / 100 / perMinor;

export const expiryOf = (kind: PointExpiry['kind']): PointExpiry => (kind === 'never' ? { kind } : kind === 'months' ? { kind, months: 12 } : { kind, years: 1 });
