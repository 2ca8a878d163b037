import { Button, Result, Skeleton, Space } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { Page } from '../../ui/page.tsx';
import { useCampaignDraft } from './campaign-draft.ts';
import { isSection, nextStep, type CampaignSection } from './campaign-state.ts';
import { CampaignSteps } from './campaign-steps.tsx';
import { CheckStep } from './check-step.tsx';
import { DuplicateDialog } from './duplicate-dialog.tsx';
import { ExportStep } from './export-step.tsx';
import { LockedCheck } from './locked-check.tsx';
import { PlanStep } from './plan/plan-step.tsx';
import { NewCampaign } from './new-campaign.tsx';
import { SayStep } from './say-step.tsx';
import { StateTag } from './state-tag.tsx';
import { WhoStep } from './who-step.tsx';
import './campaigns.css';

/** One campaign in four steps. For a new one `step` may be the segment to begin with, or the day of sending. */
export function CampaignPage({ campaignId, step }: { campaignId: number | null; step: string | null }) {
  if (campaignId === null) return <NewCampaign segmentId={Number(step) || null} sendDay={step !== null && isDay(step) ? step : null} />;
  return <SavedCampaign campaignId={campaignId} step={isSection(step) ? step : null} />;
}

function SavedCampaign({ campaignId, step }: { campaignId: number; step: CampaignSection | null }) {
  const { t } = useTranslation('campaigns');
  const campaign = useQuery(api.campaigns.get, { campaignId });
  if (campaign.error?.code === 'not_found') {
    return <Result status="info" title={t('missing')} extra={<Button onClick={() => go('marketing', 'campaigns')}>{t('backToList')}</Button>} />;
  }
  if (!campaign.data) return <Page title={t('title')}>{campaign.error ? <Failure error={campaign.error} /> : <Skeleton active />}</Page>;
  const next = nextStep(campaign.data);
  return <CampaignForm campaign={campaign.data} step={step ?? (next === 'results' ? 'export' : next)} />;
}

function CampaignForm({ campaign, step }: { campaign: Campaign; step: CampaignSection }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const draft = useCampaignDraft(campaign);
  const { flush } = draft;
  const [duplicating, setDuplicating] = useState(false);
  const isDraft = campaign.state === 'draft';
  // What the next step counts on is saved before it counts.
  useEffect(() => void flush(), [step, flush]);

  return (
    <Page
      title={draft.view.name.trim() || campaign.name}
      sentence={
        <Space size={8}>
          <StateTag campaign={campaign} />
          {isDraft ? (draft.saving ? t('saving') : t('autosaved')) : t('lockedNotice', { time: format.time(campaign.lockedAt) })}
        </Space>
      }
      action={
        <Space>
          <Button onClick={() => go('marketing', 'campaigns')}>{t('backToList')}</Button>
          {!isDraft && <Button onClick={() => setDuplicating(true)}>{t('copyIt')}</Button>}
        </Space>
      }
    >
      <Failure error={draft.error} />
      <div className="campaign-grid">
        <CampaignSteps campaign={draft.view} step={step} />
        <div className="campaign-main">
          {step === 'plan' && <PlanStep campaign={draft.view} />}
          {step === 'who' && <WhoStep edit={draft} />}
          {step === 'say' && <SayStep edit={draft} />}
          {step === 'check' && (isDraft ? <CheckStep edit={draft} /> : <LockedCheck campaign={campaign} />)}
          {step === 'export' && <ExportStep campaign={campaign} />}
        </div>
      </div>
      {duplicating && <DuplicateDialog campaign={campaign} onClose={() => setDuplicating(false)} />}
    </Page>
  );
}
