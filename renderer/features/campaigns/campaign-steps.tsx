import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { go } from '../../lib/route.ts';
import { isDone, stepIds, type StepId } from './campaign-state.ts';

/** The four steps, each with its state; all can be gone to at any time. */
export function CampaignSteps({ campaign, step }: { campaign: Campaign; step: StepId }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const detail: Record<StepId, string> = {
    who: campaign.segmentName ?? t('who.ownRule'),
    say: isDone('say', campaign) ? t(`common:channel.${campaign.channel}`) : t('step.sayNone'),
    check: isDone('check', campaign) ? t('step.checkDone') : t('step.checkDraft'),
    export: campaign.exports.length > 0 ? t('step.exportDone', { count: campaign.exports.length }) : t('step.exportNone'),
  };
  return (
    <nav className="panel campaign-steps" aria-label={t('step.label')}>
      <Steps
        orientation="vertical"
        size="small"
        current={stepIds.indexOf(step)}
        onChange={(index) => go('marketing', 'campaigns', campaign.campaignId, stepIds[index] ?? 'who')}
        items={stepIds.map((id) => ({ key: id, title: t(`step.${id}`), content: detail[id], status: id === step ? 'process' : isDone(id, campaign) ? 'finish' : 'wait' }))}
      />
    </nav>
  );
}
