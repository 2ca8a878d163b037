import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import { useFormat } from '../../lib/format.ts';
import { Chart } from '../../ui/chart.tsx';
import { isPresetGroup, useSeasonGroups } from '../../lib/season-groups.ts';
import { Definition } from '../../ui/definition.tsx';
import { flowOption, type FlowRow } from './flow-option.ts';
import { useSeasonWords } from './season-words.ts';

/** What became of each group between the ends of two seasons. */
export function SeasonFlow({ seasons, onEnds }: { seasons: Seasons; onEnds: (ends: { from: number; to: number }) => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const words = useSeasonWords();
  const { groups } = useSeasonGroups();
  const { flow, history } = seasons;
  const option = useMemo(
    () => flowOption({ groups, group: words.group, tip: (row, share) => t('seasons.flowTip', { from: words.group(row.from), to: words.group(row.to), count: row.customers, share: format.share(share) }) }),
    [t, words, format, groups],
  );
  if (!flow || history.length < 2) return null;
  const preset = groups.every(isPresetGroup);
  const isSame = ({ from, to }: FlowRow) => from === to;
  const isLost = ({ to }: FlowRow) => to === 'leaving' || to === 'gone';
  const sum = (rows: FlowRow[]) => format.count(rows.reduce((n, r) => n + r.customers, 0));
  const ends = history.map((s) => ({ value: s.number, label: words.short(s) }));
  const earliest = ends.some((e) => e.value === flow.from.number) ? ends : [{ value: flow.from.number, label: words.short(flow.from) }, ...ends];
  return (
    <section className="panel">
      <div className="season-ends">
        <span className="soft">{t('seasons.flowFrom')}</span>
        <Select aria-label={t('seasons.flowFrom')} value={flow.from.number} options={earliest.filter((e) => e.value < flow.to.number)} onChange={(from) => onEnds({ from, to: flow.to.number })} />
        <span className="soft">{t('seasons.flowTo')}</span>
        <Select aria-label={t('seasons.flowTo')} value={flow.to.number} options={ends.filter((e) => e.value > flow.from.number)} onChange={(to) => onEnds({ from: flow.from.number, to })} />
      </div>
      {flow.rows.length === 0 ? (
        <p className="soft">{t('seasons.flowNone')}</p>
      ) : (
        <Chart
          title={preset ? t('seasons.flow', { from: words.short(flow.from), to: words.short(flow.to), kept: sum(flow.rows.filter((r) => !isLost(r))), lost: sum(flow.rows.filter(isLost)) }) : t('seasons.flowOwn', { from: words.short(flow.from), to: words.short(flow.to), same: sum(flow.rows.filter(isSame)), moved: sum(flow.rows.filter((r) => r.from !== null && !isSame(r))), fresh: sum(flow.rows.filter((r) => r.from === null)) })}
          rows={flow.rows}
          option={option}
          height={340}
          columns={[
            { title: t('seasons.flowFrom'), value: (r) => words.group(r.from) },
            { title: t('seasons.flowTo'), value: (r) => words.group(r.to) },
            { title: t('seasons.people'), numeric: true, value: (r) => r.customers },
          ]}
          words={{ table: common('chart.table'), chart: common('chart.chart'), png: common('chart.png'), csv: common('chart.csv') }}
          definition={<Definition label={common('definition')} text={words.definition(seasons)} n={common('nOf', { n: sum(flow.rows) })} />}
        />
      )}
      <p className="chart-note soft">{t('seasons.flowNote')}</p>
    </section>
  );
}
