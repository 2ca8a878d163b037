import { BarChartOutlined, CalendarOutlined, DatabaseOutlined, NotificationOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { AnalysisPage } from '../features/analysis/analysis-page.tsx';
import { AutomationPage } from '../features/automation/automation-page.tsx';
import { BoardsPage } from '../features/boards/boards-page.tsx';
import { CampaignPage } from '../features/campaigns/campaign-page.tsx';
import { CampaignsPage } from '../features/campaigns/campaigns-page.tsx';
import { ResultsPage } from '../features/results/results-page.tsx';
import { CleaningPage } from '../features/cleaning/cleaning-page.tsx';
import { CopyPage } from '../features/copy/copy-page.tsx';
import { ReachPage } from '../features/customers/reach-page.tsx';
import { SuggestionsPage } from '../features/customers/suggestions-page.tsx';
import { CustomersPage } from '../features/customers/customers-page.tsx';
import { FeedbackPage } from '../features/feedback/feedback-page.tsx';
import { GuidePage } from '../features/imports/guide-page.tsx';
import { ImportPage } from '../features/imports/import-page.tsx';
import { SourcesPage } from '../features/imports/sources-page.tsx';
import { SalesPage } from '../features/insights/sales-page.tsx';
import { TrafficPage } from '../features/insights/traffic-page.tsx';
import { LifecyclePage } from '../features/lifecycle/lifecycle-page.tsx';
import { PlansPage } from '../features/lifecycle/plans-page.tsx';
import { SeasonsPage } from '../features/lifecycle/seasons-page.tsx';
import { MembersPage } from '../features/membership/members-page.tsx';
import { OffersPage } from '../features/offers/offers-page.tsx';
import { PlanningPage } from '../features/planning/planning-page.tsx';
import { OutreachPage } from '../features/outreach/outreach-page.tsx';
import { TodayPage } from '../features/planner/today-page.tsx';
import { LayeringPage } from '../features/segments/layering-page.tsx';
import { LayeringsPage } from '../features/segments/layerings-page.tsx';
import { SegmentPage } from '../features/segments/segment-page.tsx';
import { SegmentsPage } from '../features/segments/segments-page.tsx';
import { ParcelsPage } from '../features/parcels/parcels-page.tsx';
import { CasesPage } from '../features/service/cases-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { StrategyPage } from '../features/strategy/strategy-page.tsx';
import { TagsPage } from '../features/tags/tags-page.tsx';
import { OwnFieldsPage } from '../features/own-fields/own-fields-page.tsx';
import { VaultPage } from '../features/vault/vault-page.tsx';

function Segments({ rest: [id, rule] }: { rest: string[] }) {
  if (id === undefined) return <SegmentsPage />;
  if (id !== 'layers') return <SegmentPage key={rule ?? id} segmentId={Number(id) || null} asked={rule ?? null} />;
  return rule === undefined ? <LayeringsPage /> : <LayeringPage key={rule} layeringId={Number(rule) || null} />;
}

export type PlaceId = 'today' | 'customers' | 'marketing' | 'results' | 'data' | 'settings';
export type TabId = 'today' | 'list' | 'segments' | 'members' | 'cases' | 'parcels' | 'feedback' | 'tags' | 'fields' | 'reach' | 'lifecycle' | 'seasons' | 'analysis' | 'campaigns' | 'calendar' | 'rules' | 'strategy' | 'offers' | 'copy' | 'outreach' | 'campaign' | 'sales' | 'traffic' | 'plans' | 'import' | 'sources' | 'duplicates' | 'cleaning' | 'boards' | 'backups' | 'settings';

export interface Tab {
  id: TabId;
  /** `rest` is what follows the tab in the address: an id, `new`, a step. */
  render: (rest: string[]) => ReactNode;
}
export interface Place {
  id: PlaceId;
  icon: ReactNode;
  tabs: Tab[];
}

/** The places of the app. One that has nothing yet isn't there. */
export const places: Place[] = [
  { id: 'today', icon: <CalendarOutlined />, tabs: [{ id: 'today', render: () => <TodayPage /> }] },
  {
    id: 'customers',
    icon: <TeamOutlined />,
    tabs: [
      { id: 'list', render: (rest) => <CustomersPage customerId={Number(rest[0] ?? 0) || null} /> },
      { id: 'segments', render: (rest) => <Segments rest={rest} /> },
      { id: 'members', render: ([view]) => <MembersPage view={view ?? null} /> },
      { id: 'cases', render: ([id]) => <CasesPage chosen={Number(id ?? 0) || null} /> },
      { id: 'parcels', render: () => <ParcelsPage /> },
      { id: 'feedback', render: ([view]) => <FeedbackPage view={view ?? null} /> },
      { id: 'tags', render: ([id]) => <TagsPage chosen={id ?? null} /> },
      { id: 'fields', render: ([id]) => <OwnFieldsPage chosen={id ?? null} /> },
      { id: 'reach', render: () => <ReachPage /> },
      { id: 'lifecycle', render: ([view]) => <LifecyclePage view={view ?? null} /> },
      { id: 'seasons', render: () => <SeasonsPage /> },
      { id: 'analysis', render: ([view]) => <AnalysisPage view={view ?? null} /> },
    ],
  },
  {
    id: 'marketing',
    icon: <NotificationOutlined />,
    tabs: [
      { id: 'campaigns', render: ([id, step]) => (id === undefined ? <CampaignsPage /> : <CampaignPage key={id} campaignId={Number(id) || null} step={step ?? null} />) },
      { id: 'calendar', render: ([view]) => <PlanningPage view={view ?? null} /> },
      { id: 'rules', render: () => <AutomationPage /> },
      { id: 'strategy', render: ([view]) => <StrategyPage view={view ?? null} /> },
      { id: 'offers', render: ([view, id]) => <OffersPage view={view ?? null} chosen={Number(id ?? 0) || null} /> },
      { id: 'copy', render: ([view]) => <CopyPage view={view ?? null} /> },
      { id: 'outreach', render: ([view, id]) => <OutreachPage view={view ?? null} chosen={Number(id ?? 0) || null} /> },
    ],
  },
  {
    id: 'results',
    icon: <BarChartOutlined />,
    tabs: [
      { id: 'campaign', render: ([chosen, view]) => <ResultsPage chosen={chosen ?? null} view={view ?? null} /> },
      { id: 'sales', render: () => <SalesPage /> },
      { id: 'traffic', render: () => <TrafficPage /> },
      { id: 'plans', render: () => <PlansPage /> },
    ],
  },
  {
    id: 'data',
    icon: <DatabaseOutlined />,
    tabs: [
      { id: 'import', render: ([page, id]) => (page === 'guide' ? <GuidePage platform={id ?? null} /> : <ImportPage />) },
      { id: 'sources', render: ([id]) => <SourcesPage batchId={Number(id ?? 0) || null} /> },
      { id: 'duplicates', render: () => <SuggestionsPage /> },
      { id: 'cleaning', render: ([view]) => <CleaningPage view={view ?? null} /> },
      { id: 'boards', render: ([topic]) => <BoardsPage topic={topic ?? null} /> },
      { id: 'backups', render: () => <VaultPage /> },
    ],
  },
  { id: 'settings', icon: <SettingOutlined />, tabs: [{ id: 'settings', render: () => <SettingsPage /> }] },
];
