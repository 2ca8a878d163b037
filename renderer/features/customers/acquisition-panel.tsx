import { Segmented, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { FEWEST_WON } from '../../../shared/domain/acquisition.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { ListedPeople, type PeopleListed } from '../../lib/listed-people.tsx';
import { useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AcquisitionTable } from './acquisition-table.tsx';
import { SourceCostForm } from './source-cost-form.tsx';

const periods = [3, 6, 12, 120] as const;
export type Months = (typeof periods)[number];

/** Prospects by where they come from, how many of them became customers, and what one of those cost. */
export function AcquisitionPanel() {
  const { t } = useTranslation(['customers', 'common']);
  const format = useFormat();
  const [months, setMonths] = useState<Months>(12);
  const [listed, list] = useState<PeopleListed | null>(null);
  const { data, error } = useQuery(api.customers.acquisition, { months });
  return (
    <Panel
      title={t('acquisition.title')}
      extra={
        <Space>
          <Segmented<Months> size="small" aria-label={t('acquisition.period')} value={months} onChange={setMonths} options={periods.map((value) => ({ value, label: value === 120 ? t('acquisition.years') : t('acquisition.months', { count: value }) }))} />
          {data && <Definition label={t('common:definition')} text={t('acquisition.define', { n: FEWEST_WON, day: format.day(data.knownFrom) })} n={t('common:nOf', { n: format.count(data.all.won) })} />}
        </Space>
      }
    >
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data && data.rows.length === 0 && <p className="soft">{t('acquisition.empty')}</p>}
      {data && data.rows.length > 0 && (
        <>
          <p>
            <Trans t={t} i18nKey="acquisition.sentence" values={{ from: data.from, to: data.to, known: format.count(data.all.known), won: format.count(data.all.won), cost: data.all.costMinor === null ? t('acquisition.noCost') : format.money(data.all.costMinor, data.currency) }} components={{ b: <strong /> }} />
          </p>
          <AcquisitionTable data={data} months={months} onList={list} />
          {data.otherCurrency > 0 && <p className="soft">{t('acquisition.otherCurrency', { count: data.otherCurrency })}</p>}
        </>
      )}
      {data && <SourceCostForm data={data} />}
      {listed && <ListedPeople listed={listed} scope={{}} onClose={() => list(null)} />}
    </Panel>
  );
}
