import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { useErrorText } from '../../lib/errors.ts';
import { DuplicateDialog } from './duplicate-dialog.tsx';

/** Duplicate; and delete, for drafts. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const { modal } = App.useApp();
  const words = useErrorText();
  const [duplicating, setDuplicating] = useState(false);
  const onDelete = () =>
    void modal.confirm({
      title: t('delete.title', { name: campaign.name }),
      content: t('delete.text'),
      okText: t('common:delete'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await api.campaigns.delete({ campaignId: campaign.campaignId });
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          modal.error({ title: words(error).title, content: words(error).advice });
        }
      },
    });
  return (
    // The row opens the campaign; what is done here doesn't.
    <span onClick={(e) => e.stopPropagation()}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [{ key: 'duplicate', label: t('common:duplicate') }, ...(campaign.state === 'draft' ? [{ key: 'delete', label: t('common:delete'), danger: true }] : [])],
          onClick: ({ key }) => (key === 'delete' ? onDelete() : setDuplicating(true)),
        }}
      >
        <Button type="text" size="small" icon={<MoreOutlined />} aria-label={`${t('common:more')} ${campaign.name}`} />
      </Dropdown>
      {duplicating && <DuplicateDialog campaign={campaign} onClose={() => setDuplicating(false)} />}
    </span>
  );
}
