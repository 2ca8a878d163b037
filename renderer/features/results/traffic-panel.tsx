import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrafficChange } from '../../../shared/contract/results-tracking.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useShopName } from '../../lib/platform-name.ts';
import { useQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { bandOption, type BandRow } from './band-chart.ts';
import { useChartWords } from './chart-words.ts';
import { useDayLabel } from './day-label.ts';

/** Who came to the shop before, during and after. */
export function TrafficPanel({ campaignId }: { campaignId: number }) {
  const { t } = useTranslation('results');
  const { data, error } = useQuery(api.results.trafficChange, { campaignId });
  if (!data) return <Failure error={error} />;
  if (data.shop === null || data.days.every((d) => d.visitors === null)) {
    return (
      <Panel title={t('traffic.title')}>
        <p className="soft">{t(data.shop === null ? 'traffic.none' : 'traffic.noneThen')}</p>
        <Button onClick={() => go('data', 'import')}>{t('traffic.import')}</Button>
      </Panel>
    );
  }
  return <Visitors change={data} shop={data.shop} />;
}

function Visitors({ change: { days, phases, overlaps }, shop }: { change: TrafficChange; shop: NonNullable<TrafficChange['shop']> }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shopName = useShopName();
  const chartWords = useChartWords();
  const label = useDayLabel();
  const rows = useMemo(() => days.map((d): BandRow => ({ day: d.day, value: d.visitors, second: d.lastYear, band: d.usual })), [days]);
  const during = days.filter((d) => d.phase === 'during');
  const [from, to] = [during[0]!.day, during[during.length - 1]!.day];
  const option = useMemo(
    () =>
      bandOption({
        value: t('traffic.visitors'),
        second: t('traffic.lastYear'),
        band: t('tracker.band'),
        secondAs: 'line',
        day: label,
        marked: { from, to, name: t('traffic.phase.during') },
        tip: (r) => [format.day(r.day), t('tracker.tip', { name: t('traffic.visitors'), value: format.count(r.value) }), t('tracker.tip', { name: t('traffic.lastYear'), value: format.count(r.second) }), r.band === null ? t('tracker.noBandDay') : t('tracker.bandTip', { low: format.decimal(r.band.low), high: format.decimal(r.band.high), n: r.band.n })].join('<br>'),
      }),
    [t, label, from, to, format],
  );
  const main = phases.find((p) => p.phase === 'during');
  const change = (now: number, then: number) => format.share(now / then - 1);
  return (
    <Panel title={t('traffic.title')}>
      {overlaps.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('traffic.overlap', { count: overlaps.length })}
          description={overlaps.map((o) => (
            <div key={o.campaignId}>
              <a href={address('results', 'campaign', o.campaignId)}>{o.name}</a> {t('traffic.span', { from: format.day(o.firstDay), to: format.day(o.lastDay) })}
            </div>
          ))}
        />
      )}
      <div className="stats traffic-stats">
        {phases.map((p) => (
          <Stat
            key={p.phase}
            label={t(`traffic.phase.${p.phase}`)}
            value={p.days === 0 || p.usual === 0 ? '–' : change(p.visitors, p.usual)}
            note={p.days === 0 ? t('traffic.noCompare') : t('traffic.of', { count: p.days, visitors: format.count(p.visitors), usual: format.count(Math.round(p.usual)) })}
          />
        ))}
        {main && main.lastYearDays > 0 && main.lastYear > 0 && <Stat label={t('traffic.againstLastYear')} value={change(main.lastYearVisitors, main.lastYear)} note={t('traffic.ofLastYear', { count: main.lastYearDays, visitors: format.count(main.lastYearVisitors), before: format.count(main.lastYear) })} />}
      </div>
      <Chart<BandRow>
        title={t('traffic.chart', { shop: shopName(shop.name, shop.platform) })}
        rows={rows}
        option={option}
        words={chartWords}
        definition={<Definition label={common('definition')} text={t('traffic.define')} n={common('nOf', { n: common('days', { count: days.filter((d) => d.visitors !== null).length }) })} />}
        columns={[
          { title: t('tracker.day'), value: (r) => r.day },
          { title: t('traffic.visitors'), numeric: true, value: (r) => r.value },
          { title: t('tracker.low'), numeric: true, value: (r) => r.band && format.decimal(r.band.low) },
          { title: t('tracker.high'), numeric: true, value: (r) => r.band && format.decimal(r.band.high) },
          { title: t('traffic.lastYear'), numeric: true, value: (r) => r.second },
        ]}
      />
      <p className="soft">{t('traffic.caution')}</p>
    </Panel>
  );
}
