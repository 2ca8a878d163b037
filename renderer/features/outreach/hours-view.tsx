import { Select, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { OrderHours } from '../../../shared/contract/outreach-hours.ts';
import { LEAST_ORDERS, QUIET_FROM, QUIET_UNTIL, type HourSlot } from '../../../shared/domain/order-hours.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentSelect } from './segment-select.tsx';

const spans = [3, 6, 12, 24] as const;

/** When people order, and when to write to them. */
export function HoursView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('outreach');
  const shop = useChosenShop((s) => s.shop);
  const [segmentId, setSegmentId] = useState<number | null>(null);
  const [months, setMonths] = useState<number>(12);
  const hours = useQuery(api.outreach.orderHours, { segmentId, months, ...(shop === null ? {} : { shop }) });
  const data = hours.data;
  return (
    <Page title={t('title')} filters={choice} sentence={data && <Sentence hours={data} />}>
      <div className="page-filters">
        <ShopFilter />
        <SegmentSelect id="hours-segment" value={segmentId} onPick={(s) => setSegmentId(s?.segmentId ?? null)} />
        <Select<number> aria-label={t('hours.span')} value={months} options={spans.map((value) => ({ value, label: t('hours.months', { count: value }) }))} onChange={setMonths} />
      </div>
      <Failure error={hours.error} />
      {!data && !hours.error && <Skeleton active />}
      {data && (
        <Panel title={t('hours.map')}>
          <HourTable hours={data} />
        </Panel>
      )}
    </Page>
  );
}

function Sentence({ hours: { suggestion, orders } }: { hours: OrderHours }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  if (suggestion === null) return t('hours.few', { n: format.count(orders), least: format.count(LEAST_ORDERS) });
  const words = ({ from, until, share }: HourSlot) => ({ from: String(from), until: String(until), share: format.share(share) });
  const { any, best } = suggestion;
  return (
    <>
      <Trans t={t} i18nKey="hours.any" values={words(any)} components={{ b: <strong /> }} /> {t('hours.best', { day: t(`hours.weekday.${(best.weekday ?? 1) as 1}`), ...words(best) })}
    </>
  );
}

function HourTable({ hours }: { hours: OrderHours }) {
  const { t, i18n } = useTranslation('outreach');
  const format = useFormat();
  const most = Math.max(1, ...hours.cells.flat());
  const isQuiet = (hour: number) => hour < QUIET_UNTIL || hour >= QUIET_FROM;
  return (
    <>
      <div className="outreach-scroll">
        <table className="plain-table hour-map">
          <thead>
            <tr>
              <th />
              {hours.cells[0]!.map((_, hour) => (
                <th key={hour} className={isQuiet(hour) ? 'is-quiet' : ''}>
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.cells.map((row, i) => (
              <tr key={i}>
                <th scope="row">{t(`hours.weekday.${(i + 1) as 1}`)}</th>
                {row.map((n, hour) => (
                  <td key={hour} className={n === 0 ? 'soft' : ''} style={n === 0 ? {} : { background: `color-mix(in srgb, var(--brand) ${Math.round((45 * n) / most)}%, var(--paper))` }}>
                    {format.count(n)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="outreach-note">
        {t('hours.note', { orders: format.count(hours.orders), people: format.count(hours.people), from: format.day(hours.since), until: format.day(hours.until), without: format.count(hours.withoutTime), quietUntil: QUIET_UNTIL, quietFrom: QUIET_FROM, zones: hours.timeZones.length === 0 ? '–' : new Intl.ListFormat(i18n.language).format(hours.timeZones) })}
        {hours.timeZones.length > 1 && ` ${t('hours.zones')}`}
      </p>
    </>
  );
}
