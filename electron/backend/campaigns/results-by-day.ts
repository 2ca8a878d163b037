import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import type { Purchases } from './compare-arms.ts';
import type { Window } from './results-sql.ts';

/** Who had bought by each day of the window, up to the day as of which it is asked. */
export function countByDay(window: Window, purchases: Record<Purchases['arm'], readonly Purchases[]>, people: Record<Purchases['arm'], number>): CampaignResults['byDay'] {
  const until = window.asOf < window.lastDay ? window.asOf : window.lastDay;
  const days = daysBetween(window.firstDay, until) + 1;
  if (days <= 0) return [];
  const treated = cumulate(purchases.treated, window.firstDay, days);
  const heldOut = cumulate(purchases.held_out, window.firstDay, days);
  return Array.from({ length: days }, (_, i) => ({
    day: addDays(window.firstDay, i),
    treatedRate: people.treated === 0 ? 0 : treated[i]! / people.treated,
    heldOutRate: people.held_out === 0 ? null : heldOut[i]! / people.held_out,
    treatedBuyers: treated[i]!,
    heldOutBuyers: heldOut[i]!,
  }));
}

function cumulate(rows: readonly Purchases[], firstDay: string, days: number): number[] {
  const counts = Array<number>(days).fill(0);
  for (const row of rows) if (row.orders > 0) counts[daysBetween(firstDay, row.first_day)]! += 1;
  for (let i = 1; i < days; i += 1) counts[i]! += counts[i - 1]!;
  return counts;
}
