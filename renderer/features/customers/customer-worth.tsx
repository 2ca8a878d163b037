import { Trans, useTranslation } from 'react-i18next';
import type { Worth } from '../../../shared/contract/lifecycle-margins.ts';
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
  const { currency, value } = data;
  const money = (minor: number) => format.money(Math.round(minor), currency);
  return (
    <section>
      <h3>
        {t('worth.title')} <Definition label={`${t('worth.title')} ${common('definition')}`} text={t('define.worth')} n={common('nOf', { n: format.count(data.customers) })} />
      </h3>
      <p>{t('worth.place', { net: money(data.netMinor), people: format.count(data.customers), place: format.count(data.place), decile: data.decile })}</p>
      <ToDate worth={data} money={money} />
      <YearToCome worth={data} money={money} />
      {value && (
        <p>
          <Trans t={t} i18nKey="worth.byMargin" values={{ value: money(value.valueMinor), people: format.count(data.customers), place: format.count(value.place), decile: value.decile }} components={{ b: <strong /> }} />
        </p>
      )}
    </section>
  );
}

interface Part {
  worth: Worth;
  money: (minor: number) => string;
}

function ToDate({ worth: { margin, value, contacts }, money }: Part) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  if (value === null && margin.share === null) return <p className="soft">{t('worth.noMargin')}</p>;
  return (
    <p>
      {value?.estimated ? t('worth.estimated', { margin: money(value.marginMinor) }) : t('worth.margin', { margin: money(value?.marginMinor ?? margin.share! * margin.netMinor), covered: format.share(margin.covered) })}
      {value && contacts.contacts > 0 && ` ${t('worth.toDate', { contact: money(contacts.minor), count: contacts.contacts, left: money(value.toDateMinor) })}`}
      {contacts.unknown > 0 && ` ${t('worth.contactUnknown', { n: contacts.unknown })}`}
    </p>
  );
}

function YearToCome({ worth: { expected, value, shopMarginShare }, money }: Part) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  if (expected === null) return <p className="soft">{t('worth.noForecast')}</p>;
  const left = value?.expected ?? (shopMarginShare === null ? null : { minor: shopMarginShare * expected.netMinor, lowMinor: null, highMinor: null });
  return (
    <p>
      {t('worth.expected', { chance: format.share(expected.chance), purchases: format.decimal(expected.purchases), net: money(expected.netMinor) })}
      {expected.low !== null && expected.high !== null && ` ${t('worth.range', { low: expected.low, high: expected.high })}`}
      {left && ` ${t('worth.left', { margin: money(left.minor) })}`}
      {left !== null && left.lowMinor !== null && left.highMinor !== null && ` ${t('worth.leftRange', { low: money(left.lowMinor), high: money(left.highMinor) })}`}
    </p>
  );
}
