import { NotificationOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { CampaignActions } from './campaign-actions.tsx';
import { nextStep } from './campaign-state.ts';
import { StateTag } from './state-tag.tsx';
import './campaigns.css';

export function CampaignsPage() {
  const { t } = useTranslation('campaigns');
  const list = useQuery(api.campaigns.list, {});
  const columns = useColumns();
  const campaigns = list.data;
  const [shown, setShown] = useState<'current' | 'closed'>('current');
  const startNew = () => go('marketing', 'campaigns', 'new');
  if (!campaigns) return <Page title={t('title')}>{list.error ? <Failure error={list.error} /> : <Skeleton active />}</Page>;
  if (campaigns.length === 0) {
    return (
      <Page title={t('title')}>
        <EmptyState icon={<NotificationOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" icon={<PlusOutlined />} onClick={startNew}>
            {t('new')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  const closed = campaigns.filter((c) => c.closedAt !== null);
  const current = campaigns.filter((c) => c.closedAt === null);
  // Once the last closed one is opened again there is nothing to choose between.
  const rows = shown === 'closed' && closed.length > 0 ? closed : current;
  return (
    <Page
      full
      title={t('title')}
      filters={closed.length > 0 && <Segmented aria-label={t('archive.label')} value={rows === closed ? 'closed' : 'current'} onChange={setShown} options={[{ value: 'current' as const, label: t('archive.current', { count: current.length }) }, { value: 'closed' as const, label: t('archive.closed', { count: closed.length }) }]} />}
      sentence={<Trans t={t} i18nKey="sentence" count={campaigns.length} values={{ drafts: campaigns.filter((c) => c.state === 'draft').length }} components={{ strong: <strong /> }} />}
      action={
        <Button type="primary" icon={<PlusOutlined />} onClick={startNew}>
          {t('new')}
        </Button>
      }
    >
      <DataTable label={t('title')} columns={columns} total={rows.length} row={(i) => rows[i]} rowKey={(c) => c.campaignId} onOpen={(c) => go('marketing', 'campaigns', c.campaignId)} />
    </Page>
  );
}

function useColumns(): Column<Campaign>[] {
  const { t } = useTranslation(['campaigns', 'common']);
  const format = useFormat();
  return [
    { id: 'name', title: t('column.name'), width: 180, render: (c) => <strong>{c.name}</strong> },
    { id: 'state', title: t('column.state'), width: 88, render: (c) => <StateTag campaign={c} /> },
    { id: 'people', title: t('column.people'), width: 160, render: (c) => c.segmentName ?? t('who.ownRule') },
    { id: 'arms', title: t('column.arms'), width: 120, numeric: true, render: (c) => (c.treated === null ? '–' : t('arms', { treated: format.count(c.treated), heldOut: format.count(c.heldOut) })) },
    { id: 'window', title: t('column.window'), width: 216, render: (c) => <WindowText campaign={c} /> },
    { id: 'next', title: t('column.next'), width: 104, render: (c) => <NextLink campaign={c} /> },
    { id: 'actions', title: t('column.actions'), width: 72, render: (c) => <CampaignActions campaign={c} /> },
  ];
}

function WindowText({ campaign: { sendDay, windowDays } }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  return sendDay === null ? t('windowOpen', { count: windowDays }) : t('window', { from: format.day(sendDay), count: windowDays });
}

function NextLink({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const next = nextStep(campaign);
  const href = next === 'results' ? address('results', 'campaign', campaign.campaignId) : address('marketing', 'campaigns', campaign.campaignId, next);
  return (
    <a href={href} onClick={(e) => e.stopPropagation()}>
      {t(`next.${next}`)}
    </a>
  );
}
