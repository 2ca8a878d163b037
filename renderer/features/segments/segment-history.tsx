import { Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { AskFirst } from '../../lib/ask-first.tsx';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleSince, type AskedPeople } from '../../lib/people-since.tsx';
import { useQuery, useTaskQuery } from '../../lib/query.ts';
import { RulePeople } from '../../lib/rule-people.tsx';
import { SizesChart } from '../../lib/sizes-chart.tsx';
import { Panel } from '../../ui/panel.tsx';

const spans = [7, 30, 90, 180];

/** How big a segment was month by month, and who has come and gone since a day. */
export function SegmentHistory({ rule }: { rule: RuleGroup }) {
  const { t } = useTranslation('segments');
  const [asked, ask] = useState<AskedPeople | null>(null);
  return (
    <Panel title={t('history.title')}>
      <AskFirst label={t('history.show')}>
        <Sizes rule={rule} onAsk={ask} />
        <Moves rule={rule} onAsk={ask} />
      </AskFirst>
      {asked && <RulePeople {...asked} onClose={() => ask(null)} />}
    </Panel>
  );
}

function Sizes({ rule, onAsk }: { rule: RuleGroup; onAsk: (asked: AskedPeople) => void }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const sizes = useTaskQuery(api.segments.sizes, useMemo(() => ({ rule, ...(shop === null ? {} : { shop }) }), [rule, shop]));
  if (!sizes.data) return sizes.error ? <Failure error={sizes.error} /> : <Skeleton active paragraph={{ rows: 5 }} />;
  return <SizesChart rows={sizes.data} definition={t('history.define')} onPick={({ day }) => onAsk({ title: t('history.then', { day: format.day(day) }), rule, asOf: day })} />;
}

function Moves({ rule, onAsk }: { rule: RuleGroup; onAsk: (asked: AskedPeople) => void }) {
  const { t } = useTranslation('segments');
  const [days, setDays] = useState(30);
  const today = useQuery(api.customers.list, { limit: 1 }).data?.asOf;
  return (
    <div className="segment-since">
      <span>{t('history.since')}</span>
      <Segmented size="small" aria-label={t('history.since')} value={days} onChange={setDays} options={spans.map((n) => ({ value: n, label: t('history.days', { days: n }) }))} />
      {today !== undefined && <PeopleSince rule={rule} day={addDays(today, -days)} onAsk={onAsk} />}
    </div>
  );
}
