import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';

/** What a person likes to buy, when and at which price; what can't be said yet says so. */
export function CustomerHabits({ customer: c }: { customer: Customer }) {
  const { t, i18n } = useTranslation(['customers', 'common']);
  const format = useFormat();
  const { named } = useOwnFields();
  const habits = useQuery(api.customers.habits, { customerId: c.customerId });
  const h = habits.data;
  if (c.orders === 0 || (h && h.lines === 0)) return null;
  const money = (minor: number) => format.money(minor, h?.currency ?? c.currency);
  const list = new Intl.ListFormat(i18n.language, { type: 'unit', style: 'short' });
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  // 2024-01-01 was a Monday.
  const weekdayName = (i: number) => weekday.format(Date.UTC(2024, 0, 1 + i));
  const rows: [string, string][] = [];
  const noted = named('preference');
  const taste = c.own.find((o) => o.fieldId === noted?.fieldId)?.values[0];
  if (noted && taste !== undefined) rows.push([noted.name, taste]);
  if (h) {
    if (h.categories.length > 0) rows.push([t('habits.categories'), list.format(h.categories.slice(0, 3).map((x) => t('habits.favourite', { name: x.name, days: x.days })))]);
    rows.push([t('habits.products'), list.format(h.products.slice(0, 3).map((x) => t('habits.favourite', { name: x.name, days: x.days })))]);
    rows.push([t('habits.price'), h.price === null ? t('habits.tooFewPrices') : t('habits.priceRange', { low: money(h.price.low), high: money(h.price.high), median: money(h.price.median), n: h.price.n })]);
    rows.push([t('habits.deals'), h.dealShare === null ? t('habits.tooFewLines') : format.share(h.dealShare)]);
    rows.push([t('habits.hours'), h.hours === null ? t('habits.tooFewTimes') : t('habits.hourRange', { from: h.hours.from, to: (h.hours.from + 4) % 24 || 24, share: format.share(h.hours.share), n: h.hours.n })]);
    const most = Math.max(...h.weekdays);
    if (most > 1) rows.push([t('habits.weekdays'), list.format(h.weekdays.flatMap((n, i) => (n === most ? [t('habits.weekday', { day: weekdayName(i), n })] : [])))]);
  }
  return (
    <section>
      <h3>
        {t('habits.title')} <Definition label={`${t('habits.title')} ${t('common:definition')}`} text={t('habits.define')} />
      </h3>
      <Failure error={habits.error} />
      <dl className="told">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {h && h.alsoBought.length > 0 && (
        <>
          <h4>{t('habits.also')}</h4>
          <ul className="plain-list">
            {h.alsoBought.map((x) => (
              <li key={x.product}>
                {x.product} <span className="soft">{t('habits.alsoOf', { buyers: format.count(x.buyers), of: format.count(x.of) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
