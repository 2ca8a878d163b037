import type { GapFigures, Intervals } from '../../../shared/contract/lifecycle.ts';
import { gapBars } from '../../../shared/domain/gap-bars.ts';
import { endAsOf, gapOrders, gapsOf, sortGaps, type Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { returnCurve, returnedWithin, type ReturnStep } from '../../../shared/domain/return-curve.ts';
import { dayFromEpoch, epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { cutsInForce, measureGaps, type MeasuredGaps, type Scope } from './cuts-in-force.ts';
import { gapsSql } from './gaps-sql.ts';
import { readPurchases, type Counting } from './purchases.ts';

const PERCENTS = [10, 25, 30, 50, 60, 75, 80, 90, 95];
const WITHIN = [7, 30, 60, 90, 180, 365];

/** How long people take to come back: what is seen (gaps), and what that means for everyone (return curve). */
export function readIntervals(db: ReadDb, scope: Scope, counting: Counting): Intervals {
  const gaps = measureGaps(db, scope, counting);
  const { sorted, first, last } = gaps;
  const all = returnCurve(gaps.closed.days, gaps.open.days);
  let cumulative = 0;
  return {
    ...cutsInForce(db, scope),
    asOf: scope.asOf,
    counting,
    firstDay: Number.isNaN(first) ? null : dayFromEpoch(first),
    lastDay: Number.isNaN(last) ? null : dayFromEpoch(last),
    lengthDays: Number.isNaN(first) ? 0 : last - first,
    ...spans(readPurchases(db, scope.shopId, counting), epochDay(scope.asOf)),
    gaps: [figuresOf('all', sorted, all, gaps.open.days.length), ...gapOrders.map((order) => ofOrder(gaps, order))],
    bars: gapBars(sorted).map(({ from, to, count }) => {
      cumulative += count;
      return { from, to, gaps: count, cumulative: cumulative / sorted.length, returned: to === null ? null : returnedWithin(all, to) };
    }),
    definition: 'lifecycle:define.intervals',
    sql: gapsSql(scope, counting),
  };
}

function ofOrder({ closed, open }: MeasuredGaps, order: (typeof gapOrders)[number]): GapFigures {
  const back = gapsOf(closed, order);
  const away = gapsOf(open, order);
  return figuresOf(order, sortGaps(back), returnCurve(back, away), away.length);
}

function figuresOf(order: GapFigures['order'], sorted: Int32Array, curve: ReturnStep[], open: number): GapFigures {
  const n = sorted.length;
  const mean = n === 0 ? null : sorted.reduce((sum, gap) => sum + gap, 0) / n;
  const squares = mean === null ? 0 : sorted.reduce((sum, gap) => sum + (gap - mean) ** 2, 0);
  return {
    order,
    n,
    mean,
    sd: n < 2 ? null : Math.sqrt(squares / (n - 1)),
    max: sorted.at(-1) ?? null,
    percentiles: PERCENTS.map((percent) => ({ percent, days: quantile(sorted, percent / 100) ?? null })),
    returned: n === 0 ? [] : WITHIN.map((days) => ({ days, share: returnedWithin(curve, days) })),
    watched: n + open,
  };
}

/** People, and how long they stayed from their first purchase to their last. */
function spans({ offsets, days }: Purchases, asOf: number): Pick<Intervals, 'customers' | 'oneTime' | 'life'> {
  const lives: number[] = [];
  let customers = 0;
  let oneTime = 0;
  for (let i = 0; i + 1 < offsets.length; i += 1) {
    const from = offsets[i]!;
    const end = endAsOf(days, from, offsets[i + 1]!, asOf);
    if (end === from) continue;
    customers += 1;
    if (end === from + 1) oneTime += 1;
    const life = days[end - 1]! - days[from]!;
    if (life > 0) lives.push(life);
  }
  lives.sort((a, b) => a - b);
  return { customers, oneTime, life: { customers: lives.length, meanDays: lives.length === 0 ? null : lives.reduce((a, b) => a + b, 0) / lives.length, medianDays: quantile(lives, 0.5) ?? null } };
}
