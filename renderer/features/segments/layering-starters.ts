import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { states } from '../../../shared/domain/lifecycle-states.ts';

const one = (field: string, operator: string, value: unknown): RuleGroup => ({ combinator: 'and', rules: [{ field, operator, value }] });

/** Divisions to begin with; the words of the layers are in the locales, in this order, the rest last. */
export const layeringStarters = {
  states: states.map((state) => one('state', '=', state)),
  orders: [one('orders', '>=', 5), one('orders', '>=', 3), one('orders', '=', 2), one('orders', '=', 1)],
  worth: [
    { combinator: 'and', rules: [{ field: 'net_total', operator: '>=', value: 1000 }, { field: 'last_order_days', operator: '<=', value: 90 }] },
    one('net_total', '>=', 1000),
    one('last_order_days', '<=', 90),
    one('orders', '>=', 1),
  ],
} as const satisfies Record<string, readonly RuleGroup[]>;
export type LayeringStarter = keyof typeof layeringStarters;
export const layeringStarterIds = Object.keys(layeringStarters) as LayeringStarter[];
