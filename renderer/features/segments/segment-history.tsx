import { Button, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import type { ChosenList } from '../../lib/freeze-people.tsx';
import { useQuery, useTaskQuery } from '../../lib/query.ts';
import { RulePeople } from '../../lib/rule-people.tsx';
import { Chart } from '../../ui/chart.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sizesOption, type SizeAt } from './sizes-option.ts';

const spans = [7, 30, 90, 180];
type Asked = { title: string; rule: RuleGroup; asOf?: string; was?: ChosenList['was'] };

/** How big a segment was month by month, and who has come and gone since a day. */
export function SegmentHistory({ rule }: { rule: RuleGroup }) {
  const { t } = useTranslation('segments');
  const [asked, ask] = useState<Asked | null>(null);
  return (
    <Panel title={t('history.title')}>
      <Sizes rule={rule} onAsk={ask} />
      <Moves rule={rule} onAsk={ask} />
      {asked && <RulePeople {...asked} onClose={() => ask(null)} />}
    </Panel>
  );
}

function Sizes({ rule, onAsk }: { rule: RuleGroup; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation(['segments', 'common']);
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const sizes = useTaskQuery(api.segments.sizes, useMemo(() => ({ rule, ...(shop === null ? {} : { shop }) }), [rule, shop]));
  const option = useMemo(() => sizesOption({ unit: t('history.unit'), tip: (at) => t('history.tip', { day: format.day(at.day), n: format.count(at.count), share: format.share(at.of === 0 ? null : at.count / at.of) }) }), [t, format]);
  if (!sizes.data) return sizes.error ? <Failure error={sizes.error} /> : <Skeleton active paragraph={{ rows: 5 }} />;
  const rows = sizes.data;
  const [first, last] = [rows[0]!, rows.at(-1)!];
  return (
    <Chart<SizeAt>
      title={t('history.sentence', { from: format.count(first.count), to: format.count(last.count), months: rows.length - 1 })}
      rows={rows}
      option={option}
      height={200}
      onPick={({ day }) => onAsk({ title: t('history.then', { day: format.day(day) }), rule, asOf: day })}
      columns={[
        { title: t('history.day'), value: (r) => r.day },
        { title: t('history.unit'), numeric: true, value: (r) => r.count },
      ]}
      words={{ table: t('common:chart.table'), chart: t('common:chart.chart'), png: t('common:chart.png'), csv: t('common:chart.csv') }}
      definition={<Definition label={t('common:definition')} text={t('history.define')} n={t('common:nOf', { n: format.count(last.of) })} />}
    />
  );
}

/** Who joined and who left since a day, each a list of people. */
function Moves({ rule, onAsk }: { rule: RuleGroup; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const [days, setDays] = useState(30);
  const scope = shop === null ? {} : { shop };
  const today = useQuery(api.customers.list, { limit: 1 }).data?.asOf;
  const since = today === undefined ? undefined : addDays(today, -days);
  const parts = useMemo(() => {
    const asOf = since ?? '2000-01-01';
    return {
      joined: { rule, was: [{ rule, asOf, inside: false }] },
      left: { rule: { combinator: 'and' as const, not: true, rules: [rule] }, was: [{ rule, asOf, inside: true }] },
    };
  }, [rule, since]);
  const joined = useQuery(api.customers.list, { ...parts.joined, ...scope, limit: 1 }, { enabled: since !== undefined });
  const left = useQuery(api.customers.list, { ...parts.left, ...scope, limit: 1 }, { enabled: since !== undefined });
  return (
    <>
      <div className="segment-since">
        <span>{t('history.since')}</span>
        <Segmented size="small" aria-label={t('history.since')} value={days} onChange={setDays} options={spans.map((n) => ({ value: n, label: t('history.days', { days: n }) }))} />
        {(['joined', 'left'] as const).map((which) => {
          const total = (which === 'joined' ? joined : left).data?.total;
          return (
            <Button key={which} disabled={!total || since === undefined} onClick={() => onAsk({ title: t(`history.${which}Since`, { day: format.day(since ?? null) }), ...parts[which] })}>
              {t(`history.${which}`, { n: total === undefined ? '…' : format.count(total) })}
            </Button>
          );
        })}
      </div>
      <Failure error={joined.error ?? left.error} />
    </>
  );
}
