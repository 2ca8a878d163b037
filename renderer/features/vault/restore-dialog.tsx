import { Modal } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { Backup } from '../../../shared/contract/vault.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTask } from '../../lib/query.ts';

/** Asks once more, with what comes back and what goes aside. Mount it to ask. */
export function RestoreDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const { t } = useTranslation('vault');
  const format = useFormat();
  const restore = useTask(api.vault.restore);
  const run = async () => {
    if (await restore.run({ seq: backup.seq })) onClose();
  };
  return (
    <Modal open title={t('restore.title', { time: format.time(backup.at) })} okText={t('restore.ok')} okButtonProps={{ loading: restore.busy }} cancelButtonProps={{ disabled: restore.busy }} closable={!restore.busy} mask={{ closable: false }} onOk={() => void run()} onCancel={onClose}>
      <p>
        <Trans t={t} i18nKey="restore.brings" values={{ orders: format.count(backup.orders), customers: format.count(backup.customers) }} components={{ b: <strong /> }} />
      </p>
      <p className="soft">{t('restore.aside')}</p>
      <Failure error={restore.error} />
    </Modal>
  );
}
