import { Descriptions } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { CountButton } from '../../lib/count-button.tsx';
import { MembersDrawer, type MemberGroup } from '../../lib/members-drawer.tsx';
import { VariantCounts } from './variant-counts.tsx';

/** What was frozen: the groups, the window, the costs. */
export function LockedCheck({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const [shown, setShown] = useState<MemberGroup | null>(null);
  const excluded = useQuery(api.campaigns.members, { campaignId: campaign.campaignId, group: 'excluded', limit: 1 });
  const { currency, sendDay, windowDays, messagePriceMilli } = campaign;
  const items = [
    { key: 'treated', label: t('check.treated'), children: <CountButton count={campaign.treated} onClick={() => setShown('treated')} /> },
    { key: 'heldOut', label: t('check.heldOut'), children: <CountButton count={campaign.heldOut} onClick={() => setShown('held_out')} /> },
    { key: 'excluded', label: t('check.excluded'), children: <CountButton count={excluded.data?.total ?? null} onClick={() => setShown('excluded')} /> },
    { key: 'window', label: t('check.windowDays'), children: sendDay === null ? '–' : t('check.window', { from: format.day(sendDay), to: format.day(addDays(sendDay, windowDays)) }) },
    { key: 'gap', label: t('check.gap'), children: t('check.gapDays', { count: campaign.contactGapDays }) },
    { key: 'basis', label: t('check.basis'), children: campaign.basis === null ? '–' : t(`basis.${campaign.basis}`) },
    ...(campaign.channel === 'sms' ? [{ key: 'price', label: t('settings.price'), children: format.unitPrice(messagePriceMilli, currency) }] : []),
    { key: 'fixed', label: t('settings.fixed'), children: format.money(campaign.fixedCostMinor, currency) },
  ];
  return (
    <>
      <Panel title={t('check.title')}>
        <Descriptions column={2} size="small" items={items} />
        {shown && <MembersDrawer campaign={campaign} group={shown} onClose={() => setShown(null)} />}
      </Panel>
      <VariantCounts campaign={campaign} />
    </>
  );
}
