import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rfm } from '../../../shared/contract/lifecycle.ts';
import type { RfmGroup } from '../../../shared/domain/rfm.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLifecycleView } from './lifecycle-store.ts';
import { MovesGrid } from './moves-grid.tsx';
import { useRfmDefinition } from './rfm-words.ts';

const spans = [1, 3, 12] as const;

/** From which group to which people moved. */
export function RfmMovesTable({ names, windows }: { names: Map<string, string>; windows: Rfm['windows'] }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const asOf = useLifecycleView((s) => s.asOf);
  const define = useRfmDefinition();
  const [months, setMonths] = useState<number>(3);
  const { data, error } = useQuery(api.lifecycle.rfmMoves, useMemo(() => ({ months, ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }) }), [months, shop, asOf]));
  const nameOf = (group: RfmGroup) => names.get(group) ?? group;
  return (
    <Panel
      title={t('rfmMoves.title')}
      extra={
        <span className="panel-choices">
          <Segmented aria-label={t('rfmMoves.months')} value={months} onChange={setMonths} options={spans.map((value) => ({ value, label: t('rfmMoves.ago', { count: value }) }))} />
          {data && <Definition label={common('definition')} text={`${define(windows)} ${t('rfmMoves.define')}`} n={common('nOf', { n: format.count(data.customers) })} />}
        </span>
      }
    >
      <Failure error={error} />
      {data && (
        <>
          <MovesGrid className="rfm-moves" since={data.since} groups={data.groups} nameOf={nameOf} rows={data.rows} />
          <p className="chart-note soft">{t(data.dropped === 0 ? 'rfmMoves.note' : 'rfmMoves.noteDropped', { dropped: format.count(data.dropped) })}</p>
        </>
      )}
    </Panel>
  );
}
