import { Alert, Segmented, Skeleton } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/lifecycle-predict.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTaskQuery } from '../../lib/query.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Page } from '../../ui/page.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { AsOfFilter } from './as-of-filter.tsx';
import { ForecastAccuracy } from './forecast-accuracy.tsx';
import { ForecastBars } from './forecast-bars.tsx';
import { LikelyBuyers } from './likely-buyers.tsx';
import { useLifecycleView } from './lifecycle-store.ts';

const horizons = [30, 90, 180, 365];

/** Who will come back, and how far such forecasts can be trusted here. */
export function PredictView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('lifecycle');
  const shop = useChosenShop((s) => s.shop);
  const { asOf, horizonDays, lookAhead } = useLifecycleView();
  const { data, error, progress } = useTaskQuery(api.lifecycle.predict, useMemo(() => ({ horizonDays, ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }) }), [horizonDays, shop, asOf]));
  return (
    <Page
      title={t('title')}
      sentence={data && <ForecastSentence told={data} />}
      filters={
        <>
          {choice}
          <Segmented aria-label={t('predict.horizon')} value={horizonDays} onChange={lookAhead} options={horizons.map((days) => ({ value: days, label: t('predict.days', { days }) }))} />
          <ShopFilter />
          <AsOfFilter />
        </>
      }
    >
      <Failure error={error} />
      {progress && <TaskProgress label={t('predict.working')} share={progress.total === 0 ? null : progress.done / progress.total} detail={t('predict.step', { done: progress.done + 1, total: progress.total })} />}
      {!data && !error && <Skeleton active />}
      {data?.total && (
        <>
          <CoverageNotice shop={shop} end={asOf ?? undefined} />
          <Refusal told={data} />
          <LikelyBuyers told={data} />
          {data.calibration && <ForecastAccuracy told={data} calibration={data.calibration} />}
          <div className="columns">
            {data.calibration && <ForecastBars what="byRepeat" told={data} rows={data.calibration.byRepeat.map((r) => ({ x: r.x, n: r.customers, expected: r.expected / r.customers, actual: r.actual / r.customers }))} />}
            {data.counts.length > 0 && <ForecastBars what="counts" told={data} rows={data.counts.map((r) => ({ ...r, n: r.actual }))} />}
          </div>
          <ExclusionsNote shop={shop} />
        </>
      )}
    </Page>
  );
}

function ForecastSentence({ told }: { told: Prediction }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  if (!told.total) return t('predict.nobody');
  const { customers, expected, netMinor, lowShare, highShare } = told.total;
  return (
    <>
      <Trans t={t} i18nKey="predict.sentence" values={{ days: told.horizonDays, customers, purchases: format.count(Math.round(expected)), net: format.money(netMinor, told.currency) }} components={{ b: <strong /> }} />{' '}
      {lowShare === null || highShare === null
        ? t('predict.noPast')
        : t('predict.range', { count: told.past.length, low: format.share(lowShare), high: format.share(highShare), from: format.count(Math.round(expected * lowShare)), to: format.count(Math.round(expected * highShare)) })}
    </>
  );
}

/** Why there is no model yet, with what is missing. */
function Refusal({ told }: { told: Prediction }) {
  const { t } = useTranslation('lifecycle');
  if (told.refused.length === 0) return null;
  const { customers, repeaters, lengthDays, leastDays, leastCustomers, leastRepeaters } = told.enough;
  const reasons = {
    fewCustomers: () => t('predict.fewCustomers', { found: customers, least: leastCustomers }),
    fewRepeaters: () => t('predict.fewRepeaters', { found: repeaters, least: leastRepeaters }),
    shortData: () => (leastDays === null ? t('predict.shortDataUnknown', { found: lengthDays }) : t('predict.shortData', { found: lengthDays, least: Math.ceil(leastDays) })),
  };
  return (
    <Alert
      type="info"
      showIcon
      title={t('predict.refused')}
      description={
        <>
          {told.refused.map((reason) => (
            <p key={reason}>{reasons[reason]()}</p>
          ))}
        </>
      }
    />
  );
}
