import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Stat } from '../../ui/stat.tsx';

const figures = ['lastOrder', 'orders', 'netTotal', 'aov', 'interval', 'refundRate', 'discountShare', 'firstOrder'] as const;
type Figure = (typeof figures)[number];

/** A person's figures, each with what it means. Someone who never bought has none, and isn't shown zeros. */
export function CustomerFigures({ customer: c }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  if (c.orders === 0) return <p className="soft">{t(c.orderList.length === 0 ? 'told.prospectWhy' : 'prospect')}</p>;
  const value: Record<Figure, string> = {
    lastOrder: c.lastOrderDays === null ? '–' : t('daysAgo', { count: c.lastOrderDays }),
    orders: format.count(c.orders),
    netTotal: c.netTotalMinor === null ? t('mixed') : format.money(c.netTotalMinor, c.currency),
    aov: format.money(c.aovMinor, c.currency),
    interval: c.intervalDays === null ? t('oneDay') : t('days', { count: c.intervalDays }),
    refundRate: format.share(c.refundRate),
    discountShare: format.share(c.discountShare),
    firstOrder: format.day(c.firstDay),
  };
  const note: Partial<Record<Figure, string>> = { lastOrder: format.day(c.lastDay), orders: t('onDays', { count: c.purchaseDays }) };
  return (
    <div className="stats customer-stats">
      {figures.map((f) => (
        <Stat key={f} label={t(`figure.${f}`)} value={value[f]} note={note[f]} help={<Definition label={`${t(`figure.${f}`)} ${common('definition')}`} text={t(`define.${f}`)} />} />
      ))}
    </div>
  );
}
