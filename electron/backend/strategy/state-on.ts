import { stateOf, type Cuts, type State } from '../../../shared/domain/lifecycle-states.ts';
import { endAsOf, type Purchases } from '../../../shared/domain/purchase-gaps.ts';

/** The state of the customer at a place among the purchases, on a day; null before the first purchase. */
export function stateOn({ offsets, days }: Purchases, place: number | undefined, day: number, cuts: Cuts): State | null {
  if (place === undefined) return null;
  const end = endAsOf(days, offsets[place]!, offsets[place + 1]!, day);
  return end === offsets[place]! ? null : stateOf(day - days[end - 1]!, cuts);
}
