import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useTaskQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';

/** What somebody has brought, where that puts them, and what is expected of them. */
export function CustomerWorth({ customerId }: { customerId: number }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { data, isPlaceholderData } = useTaskQuery(api.lifecycle.worth, { customerId });
  if (!data || isPlaceholderData) return null;
  const { currency, margin, expected, shopMarginShare } = data;
  const money = (minor: number) => format.money(Math.round(minor), currency);
  return (
    <section>
      <h3>
        {t('worth.title')} <Definition label={`${t('worth.title')} ${common('definition')}`} text={t('define.worth')} n={common('nOf', { n: format.count(data.customers) })} />
      </h3>
      <p>{t('worth.place', { net: money(data.netMinor), people: format.count(data.customers), place: format.count(data.place), decile: data.decile })}</p>
      <p>{margin.share === null ? <span className="soft">{t('worth.noMargin')}</span> : t('worth.margin', { margin: money(margin.share * margin.netMinor), covered: format.share(margin.covered) })}</p>
      <p>
        {expected === null ? <span className="soft">{t('worth.noForecast')}</span> : t('worth.expected', { chance: format.share(expected.chance), purchases: format.decimal(expected.purchases), net: money(expected.netMinor) })}
        {expected?.low != null && expected.high !== null && ` ${t('worth.range', { low: expected.low, high: expected.high })}`}
        {expected !== null && shopMarginShare !== null && ` ${t('worth.left', { margin: money(shopMarginShare * expected.netMinor) })}`}
      </p>
    </section>
  );
}
