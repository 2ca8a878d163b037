import { HistoryOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { CoverageNotice } from '../../lib/coverage-notice.tsx';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { AsOfFilter } from './as-of-filter.tsx';
import { CategoryStatesPanel } from './category-states.tsx';
import { CutsEditor } from './cuts-editor.tsx';
import { GapsChart } from './gaps-chart.tsx';
import { GapsTable } from './gaps-table.tsx';
import { HistoryChart } from './history-chart.tsx';
import { useLifecycleView } from './lifecycle-store.ts';
import { MovesTable } from './moves-table.tsx';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { StageCards } from './stage-cards.tsx';
import { StateCards } from './state-cards.tsx';
import { StateSentence } from './state-sentence.tsx';
import { UsualDays } from './usual-days.tsx';

/** Plan Y: how long people take to come back, and what that says of each of them. */
export function CycleView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('lifecycle');
  const shop = useChosenShop((s) => s.shop);
  const asOf = useLifecycleView((s) => s.asOf);
  const draft = useLifecycleView((s) => s.cuts);
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const scope = useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }) }), [shop, asOf]);
  const intervals = useQuery(api.lifecycle.intervals, scope);
  const states = useQuery(api.lifecycle.states, useMemo(() => ({ ...scope, ...(draft === null ? {} : { cuts: draft }) }), [scope, draft]));
  const error = intervals.error ?? states.error;
  if (!intervals.data || !states.data) {
    return (
      <Page title={t('title')}>
        <Failure error={error} />
        {!error && <Skeleton active />}
      </Page>
    );
  }
  if (states.data.buyers === 0 && shop === null && asOf === null) {
    return (
      <Page title={t('title')} full>
        <EmptyState icon={<HistoryOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" size="large" onClick={() => go('data', 'import')}>
            {t('empty.button')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={t('title')}
      sentence={<StateSentence states={states.data} intervals={intervals.data} />}
      filters={
        <>
          {choice}
          <ShopFilter />
          <AsOfFilter />
        </>
      }
    >
      <Failure error={error} />
      <CoverageNotice shop={shop} end={asOf ?? undefined} />
      <UsualDays intervals={intervals.data} />
      {states.data.counts.length > 0 && <StateCards states={states.data} onAsk={ask} />}
      <GapsChart intervals={intervals.data} cuts={states.data.cuts} onAsk={ask} />
      {intervals.data.presets.p75 !== null && <CutsEditor intervals={intervals.data} cuts={states.data.cuts} source={states.data.source} />}
      <div className="columns">
        <HistoryChart states={states.data} onAsk={ask} />
        <MovesTable states={states.data} />
      </div>
      <StageCards states={states.data} onAsk={ask} />
      <GapsTable intervals={intervals.data} />
      <CategoryStatesPanel onAsk={ask} />
      <ExclusionsNote shop={shop} />
      {asked && <PeopleDrawer asked={asked} asOf={asked.asOf ?? asOf ?? undefined} onClose={() => ask(null)} />}
    </Page>
  );
}
