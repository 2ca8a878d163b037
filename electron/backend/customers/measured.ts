import type { RateTable } from '../../../shared/domain/exchange.ts';

/** Whose customers, as of which day, and where their metrics are. */
export interface Measured {
  /** 0: all shops. */
  shopId: number;
  asOf: string;
  /** Of the money in rules and lists: the shop's, else the owner's base currency. */
  currency: string;
  /** Table of their metrics; of a past day made by `makeMetrics`, when SQL asks for it. */
  metrics: string;
  makeMetrics: () => void;
  /** By which orders of all shops were converted. */
  rates?: RateTable | undefined;
}

/** The table of their metrics, there to be read. */
export function metricsFrom({ metrics, makeMetrics }: Measured): string {
  makeMetrics();
  return metrics;
}

export const isPast = ({ metrics }: Measured): boolean => metrics !== 'customer_metrics';
