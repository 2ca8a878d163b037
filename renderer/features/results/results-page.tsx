import { BarChartOutlined } from '@ant-design/icons';
import { Button, Result, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { CampaignResultsView } from './campaign-results.tsx';
import { ResultsChoice } from './results-choice.tsx';
import { PriceView } from './price-view.tsx';
import { SalesPlanView } from './sales-plan-view.tsx';
import { ScoresView } from './scores-view.tsx';
import { TestsView } from './tests-view.tsx';
import { TrialsView } from './trials-view.tsx';
import { TogetherView } from './together-view.tsx';
import { VerdictTag } from './verdict-tag.tsx';
import './results.css';

/** What came of the campaigns: all that were locked, or one of them. */
export function ResultsPage({ chosen, view }: { chosen: string | null; view: string | null }) {
  const campaignId = Number(chosen ?? 0) || null;
  const { t } = useTranslation('campaigns');
  const list = useQuery(api.campaigns.list, {});
  if (chosen === 'tests') return <TestsView choice={<ResultsChoice value="tests" />} />;
  if (chosen === 'price') return <PriceView choice={<ResultsChoice value="price" />} />;
  if (chosen === 'plan') return <SalesPlanView choice={<ResultsChoice value="plan" />} />;
  if (chosen === 'trials') return <TrialsView choice={<ResultsChoice value="trials" />} />;
  if (chosen === 'scores') return <ScoresView choice={<ResultsChoice value="scores" />} />;
  if (!list.data) return <Page title={t('results.title')}>{list.error ? <Failure error={list.error} /> : <Skeleton active />}</Page>;
  const locked = list.data.filter((c) => c.state !== 'draft');
  if (campaignId === null) return chosen === 'together' && locked.length > 0 ? <TogetherView choice={<ResultsChoice value="together" />} /> : <ResultsList locked={locked} />;
  const campaign = locked.find((c) => c.campaignId === campaignId);
  if (!campaign) return <Result status="info" title={t('results.missing')} extra={<Button onClick={() => go('results', 'campaign')}>{t('results.all')}</Button>} />;
  return <CampaignResultsView key={campaignId} campaign={campaign} view={view} />;
}

function ResultsList({ locked }: { locked: Campaign[] }) {
  const { t } = useTranslation('campaigns');
  const columns = useColumns();
  if (locked.length === 0) {
    return (
      <Page title={t('results.title')} filters={<ResultsChoice value="each" />}>
        <EmptyState icon={<BarChartOutlined />} title={t('results.empty.title')} text={t('results.empty.text')}>
          <Button type="primary" onClick={() => go('marketing', 'campaigns')}>
            {t('results.empty.go')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page full title={t('results.title')} sentence={t('results.sentence', { count: locked.length })} filters={<ResultsChoice value="each" />}>
      <DataTable label={t('results.title')} columns={columns} total={locked.length} row={(i) => locked[i]} rowKey={(c) => c.campaignId} onOpen={(c) => go('results', 'campaign', c.campaignId)} />
    </Page>
  );
}

function useColumns(): Column<Campaign>[] {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  return [
    { id: 'name', title: t('column.name'), width: 220, render: (c) => <strong>{c.name}</strong> },
    { id: 'verdict', title: t('results.verdict'), width: 120, render: (c) => <VerdictTag campaign={c} /> },
    { id: 'arms', title: t('column.arms'), width: 130, numeric: true, render: (c) => t('arms', { treated: format.count(c.treated), heldOut: format.count(c.heldOut) }) },
    { id: 'window', title: t('column.window'), width: 180, render: (c) => (c.sendDay === null ? '–' : t('window', { from: format.day(c.sendDay), count: c.windowDays })) },
    { id: 'people', title: t('column.people'), width: 180, render: (c) => c.segmentName ?? t('who.ownRule') },
  ];
}
