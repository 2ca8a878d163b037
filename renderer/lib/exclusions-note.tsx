import { useTranslation } from 'react-i18next';
import type { ExclusionSwitches } from '../../shared/contract/cleaning.ts';
import { api } from './api.ts';
import { useQuery } from './query.ts';
import { address } from './route.ts';

const counted = ['refunded', 'review', 'test', 'brushing', 'notGoods', 'notGoodsProducts'] as const;

/** What the figures of a screen leave out, with counts, and where to change it. */
export function ExclusionsNote({ shop = null, withProducts = false }: { shop?: number | null; withProducts?: boolean }) {
  const { t, i18n } = useTranslation('cleaning');
  const { data } = useQuery(api.cleaning.exclusions, shop === null ? {} : { shop });
  if (!data) return null;
  const list = new Intl.ListFormat(i18n.language);
  const parts = counted.filter((name) => data[name] > 0 && (withProducts || name !== 'notGoodsProducts')).map((name) => t(`excluded.${name}`, { count: data[name] }));
  const off = (Object.keys(data.switches) as (keyof ExclusionSwitches)[]).filter((name) => !data.switches[name]).map((name) => t(`kind.${name}`));
  return (
    <p className="exclusions soft">
      <span>{t('excluded.lead')}</span> <span className="number">{parts.length > 0 ? list.format(parts) : t('excluded.nothing')}</span>
      {off.length > 0 && <span>{t('excluded.off', { list: list.format(off) })}</span>} <a href={address('data', 'cleaning')}>{t('excluded.change')}</a>
    </p>
  );
}
