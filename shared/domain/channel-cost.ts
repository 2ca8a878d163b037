import { minorPerUnit } from '../lib/money.ts';

export interface ChannelRates {
  /** Of one piece, in thousandths of the currency's unit. */
  pieceMilli: number;
  /** The owner's own time for each. */
  minutesEach: number;
  hourMinor: number;
  monthMinor: number;
  currency: string;
}

/**
 * What so many contacts in so many months cost, in minor units.
 * Worked example: 100 contacts at ¥0.045 and 3 minutes each at ¥30 an hour, in 3 months at ¥20 → 4.50 + 150 + 60 = ¥214.50.
 */
export function channelCostMinor({ pieceMilli, minutesEach, hourMinor, monthMinor, currency }: ChannelRates, contacts: number, months: number): number {
  return Math.round((contacts * pieceMilli * minorPerUnit(currency)) / 1000 + (contacts * minutesEach * hourMinor) / 60) + months * monthMinor;
}
