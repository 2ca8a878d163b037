import type { CutsInForce } from '../../../shared/contract/lifecycle.ts';
import { answeredCuts, presetCuts, type Cuts } from '../../../shared/domain/lifecycle-states.ts';
import { endAsOf, listGaps, sortGaps, tooLittleFor, type Gaps, type TooLittle } from '../../../shared/domain/purchase-gaps.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readLifecycleSettings } from './lifecycle-settings.ts';
import { readPurchases, type Counting } from './purchases.ts';

export interface Scope {
  /** 0: all shops. */
  shopId: number;
  asOf: string;
}

export interface MeasuredGaps extends Gaps {
  /** Closed gaps in days, ascending. */
  sorted: Int32Array;
  /** First and last purchase up to the day, as days since 1970; NaN without any. */
  first: number;
  last: number;
  tooLittle: TooLittle[];
}

/** Gaps of a shop as of a day, and whether there are enough of them. */
export function measureGaps(db: ReadDb, { shopId, asOf }: Scope, counting: Counting = 'purchase_days'): MeasuredGaps {
  return remember(db, `gaps ${shopId} ${asOf} ${counting}`, () => {
    const purchases = readPurchases(db, shopId, counting);
    const until = epochDay(asOf);
    const gaps = listGaps(purchases, until);
    const sorted = sortGaps(gaps.closed.days);
    let first = NaN;
    let last = NaN;
    for (let i = 0; i + 1 < purchases.offsets.length; i += 1) {
      const [from, to] = [purchases.offsets[i]!, purchases.offsets[i + 1]!];
      const end = endAsOf(purchases.days, from, to, until);
      if (end === from) continue;
      if (!(purchases.days[from]! >= first)) first = purchases.days[from]!;
      if (!(purchases.days[end - 1]! <= last)) last = purchases.days[end - 1]!;
    }
    const lengthDays = Number.isNaN(first) ? 0 : last - first;
    return { ...gaps, sorted, first, last, tooLittle: tooLittleFor({ count: sorted.length, p90: quantile(sorted, 0.9), lengthDays }) };
  });
}

/** Own cuts where they are chosen; measured ones where there is enough to measure; else the owner's answer, else none. */
export function cutsInForce(db: ReadDb, scope: Scope, asked?: Cuts): CutsInForce {
  const { cutChoice, ownCuts, usualDays } = readLifecycleSettings(db);
  const { sorted, tooLittle } = measureGaps(db, scope);
  const presets = { p75: presetCuts(sorted, 'p75') ?? null, p30: presetCuts(sorted, 'p30') ?? null };
  const rest = { choice: cutChoice, presets, tooLittle };
  const own = asked ?? (cutChoice === 'own' ? ownCuts : null);
  if (own) return { cuts: own, source: 'own', ...rest };
  if (tooLittle.length === 0) return { cuts: presets[cutChoice === 'own' ? 'p75' : cutChoice], source: 'measured', ...rest };
  return usualDays === null ? { cuts: null, source: null, ...rest } : { cuts: answeredCuts(usualDays), source: 'answered', ...rest };
}
