import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { rateEndpoints, ReturnRates, ShareOf } from '../../../shared/contract/lifecycle-rates.ts';
import { wilson } from '../../../shared/domain/lift.ts';
import { boughtAfter, monthRates } from '../../../shared/domain/return-rates.ts';
import { addDays, daysBetween, epochDay } from '../../../shared/lib/dates.ts';
import { monthEnd } from '../../../shared/lib/month-ends.ts';
import type { ReadDb } from '../db/executor.ts';
import type { People } from '../segments/compile-rule.ts';
import { readPurchases } from './purchases.ts';

type Wishes = Omit<Parsed<typeof rateEndpoints.returnRates>, 'shop' | 'asOf'>;

/** Who buys again, month by month, and who was woken up or kept over the last window. */
export function readReturnRates(db: ReadDb, { shopId, asOf }: People, { months, counting, windowDays, idleDays }: Wishes): ReturnRates {
  const all = readPurchases(db, shopId, counting);
  let first = epochDay(asOf);
  for (let i = 0; i < all.days.length; i += 1) if (all.days[i]! < first) first = all.days[i]!;
  const ends = Array.from({ length: months }, (_, i) => monthEnd(asOf, months - 1 - i)).filter((end) => epochDay(end) >= first);
  const before = ends.length === 0 ? asOf : addDays(`${ends[0]!.slice(0, 8)}01`, -1);
  const cut = ends.map((end) => (end < asOf ? end : asOf));
  const found = monthRates(all, epochDay(before), cut.map(epochDay));
  const isOver = (i: number) => i < ends.length && ends[i]! <= asOf;
  const day = addDays(asOf, -windowDays);
  const byDay = readPurchases(db, shopId);
  const shareOf = (range: { from: number; to: number }, rule: ShareOf['rule']): ShareOf => {
    const { people, bought } = boughtAfter(byDay, epochDay(day), windowDays, range);
    return { day, people, bought, rule, share: people === 0 ? null : { value: bought / people, ...wilson(bought, people) } };
  };
  const idle = (operator: '>=' | '<=', value: number): ShareOf['rule'] => ({ combinator: 'and', rules: [{ field: 'last_order_days', operator, value }] });
  return {
    asOf,
    counting,
    months: found.map(({ next, ...counts }, i) => ({ month: ends[i]!.slice(0, 7), lastDay: cut[i]!, partial: !isOver(i), ...counts, next: isOver(i + 1) ? next : null, rule: idle('<=', daysBetween(`${ends[i]!.slice(0, 8)}01`, cut[i]!)) })),
    windowDays,
    idleDays,
    wakeUp: shareOf({ from: idleDays, to: Infinity }, idle('>=', idleDays)),
    retention: shareOf({ from: 0, to: windowDays - 1 }, idle('<=', windowDays - 1)),
    definition: 'lifecycle:define.rates',
  };
}
