import { Alert, Button, Segmented, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { saleGroupings, type SaleGrouping } from '../../../shared/contract/category-seasons.ts';
import { calendars, slotsOf, type Calendar } from '../../../shared/domain/calendar-slots.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useTaskQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { SeasonalityRow } from './seasonality-row.tsx';
import { useSlotName } from './slot-names.ts';

/** When in the year each category sells. */
export function SeasonalityView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const [calendar, setCalendar] = useState<Calendar>('month');
  const [groupBy, setGroupBy] = useState<SaleGrouping | undefined>(undefined);
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const nameOf = useSlotName(calendar);
  const { data, error, progress } = useTaskQuery(api.strategy.seasonality, useMemo(() => ({ calendar, ...(groupBy === undefined ? {} : { groupBy }), ...(shop === null ? {} : { shop }) }), [calendar, groupBy, shop]));
  const strongest = data?.groups
    .flatMap(({ name, told }) => (told ? told.slots.filter((s) => s.flag === 'hot').map((s) => ({ name, slot: s.slot, index: s.index })) : []))
    .sort((a, b) => b.index - a.index)[0];
  const slots = Array.from({ length: slotsOf(data?.calendar ?? calendar) }, (_, slot) => slot);
  return (
    <Page
      title={t('seasonality.title')}
      sentence={data && (data.groups.length === 0 ? t('seasonality.nothing') : data.years === 0 ? t('seasonality.noYear') : strongest ? <Trans t={t} i18nKey="seasonality.sentence" values={{ name: strongest.name, slot: nameOf(strongest.slot), times: format.decimal(strongest.index) }} components={{ b: <strong /> }} /> : t('seasonality.flat'))}
      filters={
        <>
          {choice}
          <ShopFilter />
          <Segmented<Calendar> aria-label={t('seasonality.calendar')} value={calendar} onChange={setCalendar} options={calendars.map((value) => ({ value, label: t(`seasonality.by.${value}`) }))} />
          {data && <Segmented<SaleGrouping> aria-label={t('seasonality.groupBy')} value={data.groupBy} onChange={setGroupBy} options={saleGroupings.map((value) => ({ value, label: t(`seasonality.${value}`) }))} />}
        </>
      }
    >
      <Failure error={error} />
      {progress && <TaskProgress label={t('seasonality.working')} share={progress.total === 0 ? null : progress.done / progress.total} detail="" />}
      {!data && !error && <Skeleton active />}
      {data && data.years === 1 && <Alert type="info" showIcon title={t('seasonality.oneYear')} />}
      {data && data.groups.length > 0 && data.calendar === calendar && (
        <>
          <CoverageNotice shop={shop} end="latest" />
          <Panel title={t('seasonality.table', { count: data.years })} extra={<Definition label={common('definition')} text={t('define.seasonality', { least: data.leastOrders })} n={t('seasonality.span', { from: format.day(data.firstDay), to: format.day(data.lastDay) })} sql={data.sql} />}>
            <div className="wide-table">
              <table className={`rfm-heat seasonality is-${calendar}`}>
                <thead>
                  <tr>
                    <th scope="col">{t(`seasonality.${data.groupBy}`)}</th>
                    {slots.map((slot) => (
                      <th key={slot} scope="col">
                        {nameOf(slot)}
                      </th>
                    ))}
                    <th scope="col">{t('seasonality.shift')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.groups.map((row) => (
                    <SeasonalityRow key={row.key} row={row} slots={slots} nameOf={nameOf} onAsk={() => ask({ title: t('seasonality.buyersOf', { name: row.name }), rule: { combinator: 'and', rules: [row.productId === null ? { field: 'bought_category', operator: 'bought', value: { names: [row.key] } } : { field: 'bought_product', operator: 'bought', value: { ids: [row.productId] } }] }, saveAs: row.name })} />
                  ))}
                </tbody>
              </table>
            </div>
            <p className="chart-note soft">{t('seasonality.note')}</p>
          </Panel>
          <ExclusionsNote shop={shop} withProducts />
        </>
      )}
      {data && data.groups.length === 0 && (
        <p>
          <Button href={address('data', 'import')}>{t('seasonality.toImport')}</Button>
        </p>
      )}
      {asked && <PeopleDrawer asked={asked} asOf={undefined} onClose={() => ask(null)} />}
    </Page>
  );
}
