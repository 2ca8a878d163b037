import { Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { TrackedDay, Tracker } from '../../../shared/contract/results-tracking.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { bandOption, type BandRow } from './band-chart.ts';
import { useChartWords } from './chart-words.ts';
import { useDayLabel } from './day-label.ts';
import { TrafficPanel } from './traffic-panel.tsx';

/** How it goes, day by day, and who came to the shop. */
export function TrackerView({ campaign }: { campaign: Campaign }) {
  const { data, error } = useQuery(api.results.tracker, { campaignId: campaign.campaignId });
  return (
    <>
      {data ? <Orders tracker={data} /> : error ? <Failure error={error} /> : <Skeleton active />}
      <TrafficPanel campaignId={campaign.campaignId} />
    </>
  );
}

function Orders({ tracker }: { tracker: Tracker }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const chartWords = useChartWords();
  const label = useDayLabel();
  const [figure, setFigure] = useState<'orders' | 'net'>('orders');
  const { days, currency, judged, above, below, knownUntil } = tracker;
  const scale = minorPerUnit(currency);
  const show = useMemo(() => (x: number | null) => (figure === 'orders' ? format.decimal(x) : format.money(x === null ? null : Math.round(x * scale), currency)), [figure, format, scale, currency]);
  const rows = useMemo(() => days.map((d) => rowOf(d, figure, scale)), [days, figure, scale]);
  const option = useMemo(
    () =>
      bandOption({
        value: t(`tracker.${figure}.shop`),
        second: t(`tracker.${figure}.treated`),
        band: t('tracker.band'),
        secondAs: 'bar',
        day: label,
        tip: (r) => [format.day(r.day), t('tracker.tip', { name: t(`tracker.${figure}.shop`), value: show(r.value) }), t('tracker.tip', { name: t(`tracker.${figure}.treated`), value: show(r.second) }), r.band === null ? t('tracker.noBandDay') : t('tracker.bandTip', { low: show(r.band.low), high: show(r.band.high), n: r.band.n })].join('<br>'),
      }),
    [t, figure, label, format, show],
  );
  const known = days.filter((d) => d.orders !== null).length;
  const title = known === 0 ? t('tracker.notYet', { day: format.day(knownUntil || null) }) : judged === 0 ? t('tracker.noBand') : t('tracker.sentence', { count: judged, above, below });
  return (
    <Panel title={t('tracker.title')} extra={<Segmented aria-label={t('tracker.figure')} value={figure} options={(['orders', 'net'] as const).map((value) => ({ value, label: t(`tracker.${value}.name`) }))} onChange={setFigure} />}>
      <Chart<BandRow>
        title={title}
        rows={rows}
        option={option}
        words={chartWords}
        definition={<Definition label={common('definition')} text={t('tracker.define')} n={common('nOf', { n: format.count(rows.find((r) => r.band !== null)?.band?.n ?? 0) })} sql={tracker.sql} />}
        columns={[
          { title: t('tracker.day'), value: (r) => r.day },
          { title: t(`tracker.${figure}.shop`), numeric: true, value: (r) => (r.value === null ? null : show(r.value)) },
          { title: t(`tracker.${figure}.treated`), numeric: true, value: (r) => (r.second === null ? null : show(r.second)) },
          { title: t('tracker.low'), numeric: true, value: (r) => (r.band === null ? null : show(r.band.low)) },
          { title: t('tracker.high'), numeric: true, value: (r) => (r.band === null ? null : show(r.band.high)) },
        ]}
      />
      <p className="soft">{t('tracker.caution')}</p>
    </Panel>
  );
}

function rowOf(d: TrackedDay, figure: 'orders' | 'net', scale: number): BandRow {
  if (figure === 'orders') return { day: d.day, value: d.orders, second: d.treatedOrders, band: d.expectedOrders };
  const unit = (minor: number | null) => (minor === null ? null : minor / scale);
  const band = d.expectedNetMinor;
  return { day: d.day, value: unit(d.netMinor), second: unit(d.treatedNetMinor), band: band && { low: band.low / scale, middle: band.middle / scale, high: band.high / scale, n: band.n } };
}
