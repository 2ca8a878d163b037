import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign, campaigns } from '../../shared/contract/campaigns.ts';
import type { Input, Output } from '../../shared/contract/endpoint.ts';
import { AppError } from '../../shared/lib/app-error.ts';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import { usePagedRows } from './paged-rows.ts';
import { showName, showPhone, usePrivacy } from './privacy.ts';
import { go } from './route.ts';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { useExclusionWords } from './exclusion-words.ts';

export type MemberGroup = Input<typeof campaigns.members>['group'];
type Member = Output<typeof campaigns.members>['rows'][number];
const statuses = ['exported', 'pending', 'delivered', 'failed', 'unknown'] as const;
const isStatus = (text: string | null): text is (typeof statuses)[number] => (statuses as readonly (string | null)[]).includes(text);

/** The people behind a figure of a campaign. */
export function MembersDrawer({ campaign, group, onClose }: { campaign: Campaign; group: MemberGroup; onClose: () => void }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const words = useExclusionWords(campaign.channel, campaign.contactGapDays);
  const list = usePagedRows(api.campaigns.members, { campaignId: campaign.campaignId, group });
  const fate: Column<Member> =
    group === 'excluded'
      ? { id: 'reason', title: t('members.reason'), width: 180, render: (m) => (m.reason === null ? '–' : words(m.reason)) }
      : { id: 'status', title: t('members.status'), width: 112, render: (m) => (isStatus(m.status) ? t(`members.statusName.${m.status}`) : '–') };
  const columns: Column<Member>[] = [
    { id: 'nick', title: t('members.nick'), width: 128, render: (m) => showName(m.nick, revealed) },
    { id: 'name', title: t('members.name'), width: 88, render: (m) => showName(m.name, revealed) },
    { id: 'phone', title: t('members.phone'), width: 120, render: (m) => showPhone(m.phone, revealed) },
    fate,
    { id: 'orders', title: t('members.orders'), width: 96, numeric: true, render: (m) => format.count(m.orders) },
    { id: 'net', title: t('members.net'), width: 112, numeric: true, render: (m) => format.money(m.netMinor, campaign.currency) },
  ];
  const title = t(`members.title.${group}`);
  return (
    <Drawer open onClose={onClose} size={720} title={t('members.titled', { title, n: format.count(list.total) })} styles={{ body: { display: 'flex', flexDirection: 'column' } }}>
      <Failure error={list.error instanceof AppError ? list.error : null} />
      <DataTable label={title} columns={columns} total={list.total} row={list.row} rowKey={(m) => m.customerId} onRange={list.onRange} onOpen={(m) => go('customers', 'list', m.customerId)} dense />
    </Drawer>
  );
}
