import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useTask } from '../../lib/query.ts';
import { useSaveDocument } from '../../lib/save-document.ts';

const formats = ['pdf', 'html', 'xlsx'] as const;

/** The whole result as a file for somebody else, or for the drawer. */
export function SaveReport({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('results');
  const { message } = App.useApp();
  const { run, busy, error, clearError } = useTask(api.results.saveReport);
  const document = useSaveDocument();
  const save = async (format: (typeof formats)[number]) => {
    const name = `${t('report.fileName', { name: campaign.name.replaceAll(/[\\/:*?"<>|]/g, ' ') })}.${format}`;
    if (await document.save(name, (to) => run({ campaignId: campaign.campaignId, format: format === 'xlsx' ? 'xlsx' : 'html', to }))) void message.success(t('report.saved'));
  };
  return (
    <>
      <Dropdown menu={{ items: formats.map((key) => ({ key, label: t(`report.${key}`) })), onClick: ({ key }) => void save(key as (typeof formats)[number]) }} trigger={['click']}>
        <Button type="primary" loading={busy || document.busy}>
          {t('report.button')} <DownOutlined />
        </Button>
      </Dropdown>
      <Failure error={error} onClose={clearError} />
      <Failure error={document.error} onClose={document.clearError} />
    </>
  );
}
