import { Alert, Segmented, Select, Skeleton } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { saleGroupings, type SaleGrouping } from '../../../shared/contract/category-seasons.ts';
import { seasonsOf } from '../../../shared/domain/season-calendar.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTaskQuery } from '../../lib/query.ts';
import { useSeasonCalendar, useSeasonNames } from '../../lib/season-names.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Page } from '../../ui/page.tsx';
import { Deployment } from './deployment.tsx';
import { PhaseCurves } from './phase-curves.tsx';
import { PhaseResultsPanel } from './phase-results.tsx';
import { usePhases } from './phases-store.ts';

/** When a category's season begins, is hot and ends, and whom to speak to in each part of it. */
export function PhasesView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const { groupBy, key, season: wanted, choose } = usePhases();
  const nameOf = useSeasonNames();
  const seasons = seasonsOf(useSeasonCalendar());
  // The calendar may have changed since it was chosen.
  const season = wanted !== undefined && seasons.includes(wanted) ? wanted : undefined;
  const { data, error } = useTaskQuery(api.strategy.phases, useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(groupBy === undefined ? {} : { groupBy }), ...(key === undefined ? {} : { key }), ...(season === undefined ? {} : { season }) }), [shop, groupBy, key, season]));
  const hot = data?.next.phases.find((p) => p.phase === 'hot');
  const seasonName = data && lifecycle('seasons.name', { year: data.next.year, season: nameOf(data.season) });
  return (
    <Page
      title={t('phases.title')}
      sentence={data && (hot ? <Trans t={t} i18nKey="phases.sentence" values={{ name: data.chosen?.name ?? '', season: seasonName, from: format.day(hot.from), to: format.day(hot.to) }} components={{ b: <strong /> }} /> : t(data.choices.length === 0 ? 'seasonality.nothing' : 'phases.cannotTell', { least: data.leastOrders }))}
      filters={
        <>
          {choice}
          <ShopFilter />
          {data && (
            <>
              <Segmented<SaleGrouping> aria-label={t('seasonality.groupBy')} value={data.groupBy} onChange={(next) => choose({ groupBy: next, key: undefined })} options={saleGroupings.map((value) => ({ value, label: t(`seasonality.${value}`) }))} />
              <Select className="phase-category" aria-label={t(`seasonality.${data.groupBy}`)} showSearch={{ optionFilterProp: 'label' }} value={data.chosen?.key ?? null} onChange={(next: string) => choose({ groupBy: data.groupBy, key: next })} options={data.choices.map(({ key: value, name: label }) => ({ value, label }))} />
              <Select aria-label={t('phases.season')} value={data.season} onChange={(next) => choose({ season: next })} options={seasons.map((value) => ({ value, label: nameOf(value) }))} />
            </>
          )}
        </>
      }
    >
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data && data.choices.length > 0 && (
        <>
          <CoverageNotice shop={shop} end="latest" />
          {data.years.length === 0 ? <Alert type="info" showIcon title={t('phases.cannotTell', { least: data.leastOrders })} /> : <PhaseCurves told={data} />}
          {data.years.length === 1 && <Alert type="info" showIcon title={t('phases.oneYear')} />}
          {data.next.phases.length > 0 && <Deployment told={data} seasonName={seasonName ?? ''} />}
          {data.next.phases.length > 0 && data.chosen && <PhaseResultsPanel key={`${data.chosen.key} ${data.next.firstDay}`} told={data} groupKey={data.chosen.key} shop={shop} />}
          <ExclusionsNote shop={shop} withProducts />
        </>
      )}
    </Page>
  );
}
