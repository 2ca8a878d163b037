import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/contract/endpoint.ts';
import type { outreach } from '../../../shared/contract/outreach.ts';

type Point = Input<typeof outreach.addTouchpoints>['points'][number];

const all = ['active', 'silent', 'asleep', 'lost'] as const;
const usual = [
  { key: 'enquiry', moment: 'enquiry', channel: 'nick', states: all },
  { key: 'payment', moment: 'payment', channel: 'nick', states: ['active'] },
  { key: 'card', moment: 'packing', channel: 'parcel', states: ['active'] },
  { key: 'shipped', moment: 'delivery', channel: 'nick', states: ['active'] },
  { key: 'arrived', moment: 'after_sale', channel: 'nick', states: ['active'] },
  { key: 'care', moment: 'care', channel: 'wechat', states: ['active', 'silent'] },
  { key: 'wakeUp', moment: 'reactivation', channel: 'sms', states: ['silent', 'asleep'] },
] as const;

/** What most shops do already, to begin with. */
export function useUsualPoints(): Point[] {
  const { t } = useTranslation('outreach');
  return usual.map(({ key, states, ...point }) => ({ ...point, states: [...states], name: t(`usual.${key}.name`), purpose: t(`usual.${key}.purpose`), content: t(`usual.${key}.content`), standard: t(`usual.${key}.standard`) }));
}
