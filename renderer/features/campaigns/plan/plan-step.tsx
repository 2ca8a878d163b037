import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../../shared/contract/campaigns.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useQuery } from '../../../lib/query.ts';
import { go } from '../../../lib/route.ts';
import { BriefPanel } from './brief-panel.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { GoodsPanel } from './goods-panel.tsx';
import { OffersPanel } from './offers-panel.tsx';
import './plan.css';
import { SimilarPanel } from './similar-panel.tsx';
import { StagesPanel } from './stages-panel.tsx';

/** What a campaign is meant to do, with what, for how much, and how far it is. Nobody has to fill it in. */
export function PlanStep({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('planning');
  const { campaignId } = campaign;
  const plan = useQuery(api.planning.plan, { campaignId });
  if (!plan.data) return plan.error ? <Failure error={plan.error} /> : <Skeleton active />;
  return (
    <>
      <StagesPanel campaign={campaign} plan={plan.data} />
      <BriefPanel campaign={campaign} plan={plan.data} />
      <SimilarPanel campaign={campaign} />
      <OffersPanel campaign={campaign} plan={plan.data} />
      <GoodsPanel campaign={campaign} plan={plan.data} />
      <BudgetPanel campaign={campaign} plan={plan.data} />
      <ChangesPanel plan={plan.data} />
      {campaign.state === 'draft' && (
        <div className="campaign-foot">
          <Button type="primary" onClick={() => go('marketing', 'campaigns', campaignId, 'who')}>
            {t('plan.next')}
          </Button>
        </div>
      )}
    </>
  );
}
