import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';

export function DuplicateDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const duplicate = useCommand(api.campaigns.duplicate);
  const onOk = async (name: string) => {
    const made = await duplicate.run({ campaignId: campaign.campaignId, name });
    if (!made) return;
    onClose();
    go('marketing', 'campaigns', made.campaignId);
  };
  return (
    <NameDialog
      title={t('duplicate')}
      label={t('name')}
      initial={t('copyName', { name: campaign.name }).slice(0, 80)}
      okText={t('common:duplicate')}
      maxLength={80}
      busy={duplicate.busy}
      failure={<Failure error={duplicate.error} />}
      onOk={(name) => void onOk(name)}
      onCancel={onClose}
    />
  );
}
