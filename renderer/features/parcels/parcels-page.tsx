import { TruckOutlined } from '@ant-design/icons';
import { Button, DatePicker, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ParcelSpeed, Took } from '../../../shared/contract/parcels.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { pickerDays } from '../../lib/picker-days.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Definition } from '../../ui/definition.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { LatePanel } from './late-panel.tsx';
import { useDays } from './use-days.ts';

/** How long parcels take to go out and to arrive, and whose came late. */
export function ParcelsPage() {
  const { t } = useTranslation('parcels');
  const { t: common } = useTranslation('common');
  const days = useDays();
  const format = useFormat();
  const { shop } = useChosenShop();
  const [span, setSpan] = useState<[string, string]>(() => [dayjs().subtract(365, 'day').format('YYYY-MM-DD'), dayjs().format('YYYY-MM-DD')]);
  const period = useMemo(() => ({ from: span[0], to: span[1], ...(shop === null ? {} : { shop }) }), [span, shop]);
  const { data, error } = useQuery(api.parcels.speed, period);
  const ever = useQuery(api.parcels.speed, { from: '1990-01-01', to: '2999-12-31' }, { enabled: data?.shipped === 0 && data.signed === 0 });
  if (!data) return <Page title={t('title')}>{error ? <Failure error={error} /> : <Skeleton active />}</Page>;
  const isEmpty = data.shipped === 0 && data.signed === 0;
  if (isEmpty && ever.data?.shipped === 0 && ever.data.signed === 0) {
    return (
      <Page title={t('title')}>
        <EmptyState icon={<TruckOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" onClick={() => go('data', 'import')}>
            {t('empty.button')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  const said = { ship: days(data.toShip.median), shipN: format.count(data.toShip.n), sign: days(data.toSign.median), signN: format.count(data.toSign.n) };
  return (
    <Page
      title={t('title')}
      sentence={data.toShip.n === 0 ? undefined : <Trans t={t} i18nKey={data.toSign.n > 0 ? 'sentence' : 'sentenceShip'} values={said} components={{ b: <strong /> }} />}
      filters={
        <>
          <ShopFilter />
          <DatePicker.RangePicker aria-label={t('period')} allowClear={false} value={pickerDays(span[0], span[1])} onChange={(range) => range?.[0] && range[1] && setSpan([range[0].format('YYYY-MM-DD'), range[1].format('YYYY-MM-DD')])} />
        </>
      }
    >
      {isEmpty ? (
        <p className="soft">{t('emptyPeriod')}</p>
      ) : (
        <>
          <Panel title={t('usual')} extra={<Definition label={common('definition')} text={t('define')} sql={data.sql} />}>
            <div className="stats">
              <Stat label={t('toShip')} value={days(data.toShip.median)} note={<TookNote took={data.toShip} />} />
              <Stat label={t('toSign')} value={days(data.toSign.median)} note={<TookNote took={data.toSign} />} />
              <Stat label={t('told')} value={format.count(data.shipped)} note={t('of', { orders: format.count(data.orders) })} />
            </div>
            {data.backwards > 0 && <p className="soft">{t('backwards', { count: data.backwards })}</p>}
            {data.carriers.length > 0 && <Carriers carriers={data.carriers} />}
          </Panel>
          <LatePanel period={period} />
        </>
      )}
    </Page>
  );
}

function TookNote({ took }: { took: Took }) {
  const { t } = useTranslation('parcels');
  const days = useDays();
  const format = useFormat();
  return <>{took.n === 0 ? t('tooFew') : t('p90', { days: days(took.p90), n: format.count(took.n) })}</>;
}

function Carriers({ carriers }: Pick<ParcelSpeed, 'carriers'>) {
  const { t } = useTranslation('parcels');
  const days = useDays();
  const format = useFormat();
  return (
    <table className="plain-table" aria-label={t('carriers')}>
      <thead>
        <tr>
          <th>{t('carrier')}</th>
          <th className="is-number">{t('parcels')}</th>
          <th className="is-number">{t('signed')}</th>
          <th className="is-number">{t('toSign')}</th>
          <th className="is-number">{t('ninety')}</th>
        </tr>
      </thead>
      <tbody>
        {carriers.map(({ carrier, parcels, toSign }) => (
          <tr key={carrier}>
            <td>{carrier}</td>
            <td className="is-number">{format.count(parcels)}</td>
            <td className="is-number">{format.count(toSign.n)}</td>
            <td className="is-number">{days(toSign.median)}</td>
            <td className="is-number">{days(toSign.p90)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
