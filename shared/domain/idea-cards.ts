import type { campaignTypes } from '../contract/campaigns.ts';
import type { noteKinds } from '../contract/planning-calendar.ts';
import type { CalendarDay } from './marketing-days.ts';

export interface Idea {
  /** Words stand under `planning.idea`. */
  key: string;
  kind: (typeof noteKinds)[number];
  type: (typeof campaignTypes)[number];
  /** Days that it takes. */
  days: number;
}

/** What moves people to buy, in its five classes; those of the calendar come by their days. */
export const ideas: readonly Idea[] = [
  { key: 'newArrival', kind: 'goods', type: 'new_product', days: 7 },
  { key: 'backInStock', kind: 'goods', type: 'new_product', days: 5 },
  { key: 'clearance', kind: 'goods', type: 'promotion', days: 7 },
  { key: 'anniversary', kind: 'promotion', type: 'promotion', days: 3 },
  { key: 'beforeSale', kind: 'promotion', type: 'wake_up', days: 7 },
  { key: 'thanks', kind: 'promotion', type: 'care', days: 5 },
  { key: 'birthdays', kind: 'person', type: 'birthday', days: 30 },
  { key: 'firstYear', kind: 'person', type: 'emotion', days: 14 },
  { key: 'runsOut', kind: 'person', type: 'repeat', days: 14 },
  { key: 'gifts', kind: 'culture', type: 'promotion', days: 10 },
  { key: 'topic', kind: 'culture', type: 'topic', days: 3 },
  { key: 'cold', kind: 'nature', type: 'care', days: 5 },
  { key: 'heat', kind: 'nature', type: 'care', days: 5 },
  { key: 'rain', kind: 'nature', type: 'care', days: 5 },
];

/** The class that a day of the calendar belongs to: solar terms are nature's, the marketplaces' own days a promotion. */
export const kindOfDay = ({ kind }: Pick<CalendarDay, 'kind'>): Idea['kind'] => (kind === 'term' ? 'nature' : kind === 'market' ? 'promotion' : 'culture');
/** What a campaign for such a day is, until the owner says otherwise. */
export const typeOfKind: Record<Idea['kind'], Idea['type']> = { goods: 'new_product', promotion: 'promotion', person: 'care', culture: 'promotion', nature: 'care' };
