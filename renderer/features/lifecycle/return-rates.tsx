import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnRates, ShareOf } from '../../../shared/contract/lifecycle-rates.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useQuery } from '../../lib/query.ts';
import { Chart, type ChartColors, type ChartOption } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLifecycleView } from './lifecycle-store.ts';

type Month = ReturnRates['months'][number];
const again = (m: Month) => (m.buyers === 0 ? null : m.again / m.buyers);
const next = (m: Month) => (m.buyers === 0 || m.next === null ? null : m.next / m.buyers);

/** How many buy twice in a month, come again in the next, were woken up or kept. */
export function ReturnRatesPanels() {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const asOf = useLifecycleView((s) => s.asOf);
  const { data, error } = useQuery(api.lifecycle.returnRates, useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }) }), [shop, asOf]));
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const name = (m: Month) => (m.partial ? t('rates.partial', { month: m.month }) : m.month);
  const option = useMemo(() => ratesOption({ again: t('rates.again'), next: t('rates.next') }), [t]);
  if (!data) return <Failure error={error} />;
  return (
    <>
      <section className="panel">
        <Chart
          title={t('rates.title')}
          rows={data.months}
          option={option}
          height={240}
          onPick={(m) => ask({ title: t('rates.buyersOf', { month: m.month }), rule: m.rule, asOf: m.lastDay })}
          columns={[
            { title: t('rates.month'), value: name },
            { title: t('rates.buyers'), numeric: true, opens: 0, value: (m) => m.buyers },
            { title: t('rates.again'), numeric: true, value: (m) => format.share(again(m)) },
            { title: t('rates.next'), numeric: true, value: (m) => format.share(next(m)) },
          ]}
          words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
          definition={<Definition label={common('definition')} text={t('define.rates')} n={common('nOf', { n: format.count(data.months.reduce((n, m) => n + m.buyers, 0)) })} />}
        />
      </section>
      <Panel title={t('rates.window', { days: data.windowDays })} extra={<Definition label={common('definition')} text={t('define.rates')} n={common('nOf', { n: format.count(data.wakeUp.people + data.retention.people) })} />}>
        <dl className="plain-pairs">
          <dt>{t('rates.wakeUp', { idle: data.idleDays, day: format.day(data.wakeUp.day) })}</dt>
          <dd>
            <Share of={data.wakeUp} title={t('rates.idlePeople', { idle: data.idleDays, day: format.day(data.wakeUp.day) })} onAsk={ask} />
          </dd>
          <dt>{t('rates.retention', { days: data.windowDays, day: format.day(data.retention.day) })}</dt>
          <dd>
            <Share of={data.retention} title={t('rates.buyersBefore', { days: data.windowDays, day: format.day(data.retention.day) })} onAsk={ask} />
          </dd>
        </dl>
      </Panel>
      {asked && <PeopleDrawer asked={asked} asOf={asked.asOf} onClose={() => ask(null)} />}
    </>
  );
}

function Share({ of, title, onAsk }: { of: ShareOf; title: string; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  if (of.share === null) return <>{t('rates.nobody')}</>;
  return (
    <>
      {t('rates.share', { value: format.share(of.share.value), low: format.share(of.share.low), high: format.share(of.share.high), bought: of.bought })}{' '}
      <Button type="link" className="flat-link" onClick={() => onAsk({ title, rule: of.rule, asOf: of.day })}>
        {t('rates.people', { people: of.people })}
      </Button>
    </>
  );
}

const ratesOption =
  (words: { again: string; next: string }) =>
  (rows: Month[], colors: ChartColors): ChartOption => ({
    grid: { left: 8, right: 8, top: 40, bottom: 8, outerBoundsMode: 'same' },
    legend: { top: 0, left: 0, textStyle: { color: colors.soft }, itemWidth: 12, itemHeight: 12 },
    tooltip: { trigger: 'axis', valueFormatter: (value) => (typeof value === 'number' ? `${value} %` : '–') },
    xAxis: { type: 'category', data: rows.map((m) => (m.partial ? `${m.month} *` : m.month)), axisTick: { show: false }, axisLine: { lineStyle: { color: colors.line } }, axisLabel: { color: colors.soft } },
    yAxis: { type: 'value', min: 0, axisLabel: { color: colors.soft, formatter: '{value} %' }, splitLine: { lineStyle: { color: colors.line } } },
    series: ([['again', again], ['next', next]] as const).map(([key, of], i) => ({ type: 'line', name: words[key], color: colors.series[i]!, symbolSize: 6, data: rows.map((m) => percent(of(m))) })),
  });

const percent = (share: number | null): number | null => (share === null ? null : Math.round(1000 * share) / 10);
