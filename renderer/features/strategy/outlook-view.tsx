import { Alert, Button, Select, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Outlook, SegmentHorizon, SegmentOutlook } from '../../../shared/contract/outlook.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useQuery, useTaskQuery } from '../../lib/query.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';

/** What each group is expected to buy, how sure that is, and how far the same forecast was off before. */
export function OutlookView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const [segmentIds, setSegmentIds] = useState<number[]>([]);
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const segments = useQuery(api.segments.list, {});
  const { data, error, progress } = useTaskQuery(api.strategy.outlook, useMemo(() => ({ segmentIds, ...(shop === null ? {} : { shop }) }), [segmentIds, shop]));
  const nameOf = (row: SegmentOutlook) => row.name ?? (row.state === null ? t('outlook.everyone') : lifecycle(`state.${row.state}`));
  const month = data?.rows[0]?.horizons[0];
  return (
    <Page
      title={t('outlook.title')}
      sentence={data && (month ? <Trans t={t} i18nKey="outlook.sentence" values={{ expected: format.count(Math.round(month.expected)), low: format.count(Math.round(month.low)), high: format.count(Math.round(month.high)), net: format.money(month.netMinor, data.currency) }} components={{ b: <strong /> }} /> : t('outlook.nobody'))}
      filters={
        <>
          {choice}
          <ShopFilter />
          <Select
            mode="multiple"
            className="outlook-segments"
            aria-label={t('outlook.segments')}
            placeholder={t('outlook.segments')}
            maxCount={12}
            maxTagCount="responsive"
            showSearch={{ optionFilterProp: 'label' }}
            value={segmentIds}
            onChange={setSegmentIds}
            options={(segments.data ?? []).map((s) => ({ value: s.segmentId, label: s.name }))}
          />
        </>
      }
    >
      <Failure error={error} />
      {progress && <TaskProgress label={t('outlook.working')} share={progress.total === 0 ? null : progress.done / progress.total} detail="" />}
      {!data && !error && <Skeleton active />}
      {data?.canTell && (
        <>
          <CoverageNotice shop={shop} />
          <Panel title={t('outlook.table')} extra={<Definition label={common('definition')} text={t('define.outlook')} n={t('outlook.n', { count: data.gaps })} />}>
            <div className="wide-table">
              <table className="plain-table outlook">
                <thead>
                  <tr>
                    <th>{t('outlook.group')}</th>
                    {data.rows[0]!.horizons.map(({ days }) => (
                      <th key={days}>
                        {t('outlook.horizon', { count: days })} <MethodNote told={data} days={days} />
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {data.rows.map((row) => (
                    <tr key={row.segmentId ?? row.state ?? 'all'}>
                      <td>
                        {nameOf(row)}{' '}
                        <Button type="link" className="flat-link" disabled={row.customers === 0} aria-label={`${nameOf(row)} ${t('see')}`} onClick={() => ask({ title: nameOf(row), rule: row.rule, saveAs: nameOf(row) })}>
                          {t('people', { count: row.customers })}
                        </Button>
                      </td>
                      {row.horizons.map((h) => (
                        <td key={h.days}>
                          <HorizonCell told={h} currency={data.currency} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Panel>
          {month?.error === null && <Alert type="info" showIcon title={t('outlook.noPast')} />}
          <ExclusionsNote shop={shop} />
        </>
      )}
      {asked && <PeopleDrawer asked={asked} asOf={data?.asOf} onClose={() => ask(null)} />}
    </Page>
  );
}

/** By what it is forecast, and why. */
function MethodNote({ told, days }: { told: Outlook; days: number }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const used = told.methods.find((m) => m.days === days);
  if (!used) return null;
  const others = used.judged.map(({ method, brier }) => t('outlook.brier', { method: lifecycle(`predict.method.${method}`), brier: brier.toFixed(4) })).join(' · ');
  return (
    <small className="soft" title={others}>
      {t(used.judged.length === 0 ? 'outlook.methodUnjudged' : 'outlook.method', { method: lifecycle(`predict.method.${used.method}`) })}
    </small>
  );
}

function HorizonCell({ told, currency }: { told: SegmentHorizon; currency: string }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const whole = (x: number) => format.count(Math.round(x));
  const last = told.past[0];
  if (told.refused) return <small className="soft">{t('outlook.refused', { count: told.days })}</small>;
  return (
    <div className="outlook-cell number">
      <strong>{t('outlook.times', { count: Math.round(told.expected), low: whole(told.low), high: whole(told.high) })}</strong>
      <span>{t('outlook.money', { net: format.money(told.netMinor, currency), low: format.money(told.netLowMinor, currency), high: format.money(told.netHighMinor, currency) })}</span>
      <small className="soft">{last ? t('outlook.past', { expected: whole(last.expected), actual: whole(last.actual), error: format.share(told.error) }) : t('outlook.noPastShort')}</small>
    </div>
  );
}
