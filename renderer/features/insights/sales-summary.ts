import type { SalesMonth } from '../../../shared/contract/insights.ts';

export interface SalesSummary {
  orders: number;
  netMinor: number;
  anonymousOrders: number;
  firstMonth: string | null;
  lastMonth: string | null;
  /** The best of the months that are covered whole; null where there is none. */
  best: SalesMonth | null;
}

/** Worked example: 2018-07 ¥100 (partial), 2018-08 ¥80, 2018-09 ¥60 → ¥240 in all, and 2018-08 is the best whole month. */
export function summariseSales(months: SalesMonth[]): SalesSummary {
  const sum = (of: (m: SalesMonth) => number) => months.reduce((n, m) => n + of(m), 0);
  const names = months.map((m) => m.month).sort();
  const whole = months.filter((m) => !m.partial);
  return {
    orders: sum((m) => m.orders),
    netMinor: sum((m) => m.netMinor),
    anonymousOrders: sum((m) => m.anonymousOrders),
    firstMonth: names[0] ?? null,
    lastMonth: names.at(-1) ?? null,
    best: whole.reduce<SalesMonth | null>((best, m) => (best === null || m.netMinor > best.netMinor ? m : best), null),
  };
}
