import { BulbOutlined } from '@ant-design/icons';
import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { address, go } from '../../lib/route.ts';
import { isDone, stepIds, type CampaignSection, type StepId } from './campaign-state.ts';

/** The plan for whoever wants one; and the four steps, each with its state. All can be gone to at any time. */
export function CampaignSteps({ campaign, step }: { campaign: Campaign; step: CampaignSection }) {
  const { t } = useTranslation(['campaigns', 'common', 'planning']);
  const detail: Record<StepId, string> = {
    who: campaign.segmentName ?? t('who.ownRule'),
    say: isDone('say', campaign) ? t(`common:channel.${campaign.channel}`) : t('step.sayNone'),
    check: isDone('check', campaign) ? t('step.checkDone') : t('step.checkDraft'),
    export: campaign.exports.length > 0 ? t('step.exportDone', { count: campaign.exports.length }) : t('step.exportNone'),
  };
  return (
    <nav className="panel campaign-steps" aria-label={t('step.label')}>
      <a className={`campaign-plan-link${step === 'plan' ? ' is-on' : ''}`} href={address('marketing', 'campaigns', campaign.campaignId, 'plan')} aria-current={step === 'plan' ? 'page' : undefined}>
        <BulbOutlined />
        <span>
          <strong>{t('planning:plan.title')}</strong>
          <span className="soft">{t('planning:plan.detail')}</span>
        </span>
      </a>
      <Steps
        orientation="vertical"
        size="small"
        current={step === 'plan' ? -1 : stepIds.indexOf(step)}
        onChange={(index) => go('marketing', 'campaigns', campaign.campaignId, stepIds[index] ?? 'who')}
        items={stepIds.map((id) => ({ key: id, title: t(`step.${id}`), content: detail[id], status: id === step ? 'process' : isDone(id, campaign) ? 'finish' : 'wait' }))}
      />
    </nav>
  );
}
