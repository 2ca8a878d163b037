import { Button, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secondGroupings, type SecondBy, type SecondGrouping } from '../../../shared/contract/lifecycle-second.ts';
import type { DiscountBand } from '../../../shared/domain/discount-band.ts';
import type { SecondWithin } from '../../../shared/domain/second-purchase.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { ListedPeople, type PeopleListed } from '../../lib/listed-people.tsx';
import { usePlatformName } from '../../lib/platform-name.ts';
import { useTask, useTaskQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** From the first to the second purchase by something about the first order. */
export function SecondByPanel({ scope }: { scope: { shop?: number; asOf?: string } }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [by, setBy] = useState<SecondGrouping>('discount');
  const { data, error, isPlaceholderData } = useTaskQuery(api.lifecycle.secondBy, useMemo(() => ({ ...scope, by }), [scope, by]));
  const told = data?.by === by && !isPlaceholderData ? data : undefined;
  return (
    <Panel
      title={t('secondBy.title')}
      extra={<Definition label={`${t('secondBy.title')} ${common('definition')}`} text={t('define.secondBy')} n={common('nOf', { n: format.count(told?.customers ?? null) })} />}
    >
      <Segmented size="small" aria-label={t('secondBy.title')} value={by} onChange={setBy} options={secondGroupings.map((value) => ({ value, label: t(`secondBy.by.${value}`) }))} />
      <Failure error={error} />
      {told ? <Groups told={told} scope={scope} /> : !error && <Skeleton active paragraph={{ rows: 4 }} />}
      <p className="chart-note soft">{t('secondBy.note')}</p>
    </Panel>
  );
}

function Groups({ told, scope }: { told: SecondBy; scope: { shop?: number; asOf?: string } }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const platformName = usePlatformName();
  const people = useTask(api.lifecycle.secondPeople);
  const [listed, list] = useState<PeopleListed | null>(null);
  const { by, leastPeople } = told;
  const nameOf = (key: string) => (by === 'discount' ? t(`secondBy.band.${key as DiscountBand}`) : key === '' ? t('secondBy.noSource') : by === 'platform' ? platformName(key) : key);
  const open = async (key: string) => {
    const found = await people.run({ ...scope, by, key });
    if (found) list({ title: t('secondBy.people', { group: nameOf(key) }), customerIds: found.customerIds });
  };
  const known = told.groups.filter(({ key }) => key !== '' && key !== 'unknown');
  if (known.length === 0) return <p className="soft second-none">{t(`secondBy.none.${by}`)}</p>;
  const windows = known[0]!.within.map((w) => w.days);
  return (
    <>
      <div className="wide-rows">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t(`secondBy.by.${by}`)}</th>
              <th className="is-number">{t('secondBy.customers')}</th>
              {windows.map((days) => (
                <th key={days} className="is-number">
                  {t('value.within', { days })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.groups.map(({ key, customers, within }) => (
              <tr key={key}>
                <td>{nameOf(key)}</td>
                <td className="is-number">
                  <Button type="link" onClick={() => void open(key)}>
                    {format.count(customers)}
                  </Button>
                </td>
                {within.map((w) => (
                  <td key={w.days} className="is-number">
                    <Cell of={w} least={leastPeople} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Failure error={people.error} onClose={people.clearError} />
      {listed && <ListedPeople listed={listed} scope={scope} onClose={() => list(null)} />}
    </>
  );
}

/** A share with whom it is of; of too few no share. */
function Cell({ of: { days, observed, returned }, least }: { of: SecondWithin; least: number }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  if (observed === 0) return <span className="soft" title={t('value.notYet', { days })}>–</span>;
  if (observed < least) return <span className="soft">{t('secondBy.few', { observed })}</span>;
  return (
    <>
      {format.share(returned / observed)} <small className="soft">{t('secondBy.of', { returned, observed })}</small>
    </>
  );
}
