import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberOverview, OverviewMonth } from '../../../shared/contract/membership-overview.ts';
import { escapeHtml } from '../../../shared/domain/escape-html.ts';
import { useFormat } from '../../lib/format.ts';
import { useTierNames } from '../../lib/tier-names.ts';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { monthsOption } from './months-option.ts';

const flows = ['issued', 'used', 'expired'] as const;

/** Points and tiers, month by month. */
export function MonthsPanel({ data: { months, hasTiers } }: { data: MemberOverview }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { nameOf } = useTierNames();
  const words = { table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') };
  const points = useMemo(() => {
    const series = flows.map((key) => ({ name: t(`overview.flow.${key}`), value: (m: OverviewMonth) => m[key] }));
    return { series, option: monthsOption({ unit: t('wizard.pts'), series, stacked: false, number: format.count, tip: (m) => tipOf(m, series, format.count, t('overview.partial')) }) };
  }, [t, format]);
  const mix = useMemo(() => {
    const held = (months[0]?.mix ?? []).filter(({ tier }) => months.some((m) => m.mix.some((x) => x.tier === tier && x.people > 0)));
    const series = held.map(({ tier }) => ({ name: nameOf(tier), value: (m: OverviewMonth) => m.mix.find((x) => x.tier === tier)?.people ?? 0 }));
    return { series, option: monthsOption({ unit: t('overview.unitPeople'), series, stacked: true, number: format.count, tip: (m) => `${tipOf(m, series, format.count, t('overview.partial'))}<br>${t('overview.moves', { up: m.up, down: m.down })}` }) };
  }, [t, format, nameOf, months]);
  const total = months.reduce((sum, m) => sum + m.issued, 0);
  const [up, down] = [months.reduce((sum, m) => sum + m.up, 0), months.reduce((sum, m) => sum + m.down, 0)];
  const month = { title: t('overview.month'), value: (m: OverviewMonth) => m.month };
  return (
    <div className="member-overview">
      <Panel>
        <Chart<OverviewMonth>
          title={t('overview.pointsTitle', { count: total })}
          rows={months}
          option={points.option}
          height={260}
          words={words}
          columns={[month, ...points.series.map(({ name, value }) => ({ title: name, numeric: true, value })), { title: t('overview.flow.clawedBack'), numeric: true, value: (m: OverviewMonth) => m.clawedBack }]}
          definition={<Definition label={common('definition')} text={t('overview.pointsDefinition')} />}
        />
      </Panel>
      <Panel>
        {hasTiers ? (
          <Chart<OverviewMonth>
            title={t('overview.mixTitle', { up, down })}
            rows={months}
            option={mix.option}
            height={260}
            words={words}
            columns={[month, ...mix.series.map(({ name, value }) => ({ title: name, numeric: true, value })), { title: t('tiers.kind.up'), numeric: true, value: (m: OverviewMonth) => m.up }, { title: t('tiers.kind.down'), numeric: true, value: (m: OverviewMonth) => m.down }]}
            definition={<Definition label={common('definition')} text={t('overview.mixDefinition')} />}
          />
        ) : (
          <p className="soft">{t('overview.noTiers')}</p>
        )}
      </Panel>
    </div>
  );
}



function tipOf(month: OverviewMonth, series: { name: string; value: (m: OverviewMonth) => number }[], count: (n: number) => string, partial: string): string {
  return [`${month.month}${month.partial ? ` · ${partial}` : ''}`, ...series.map(({ name, value }) => `${escapeHtml(name)}: ${count(value(month))}`)].join('<br>');
}
