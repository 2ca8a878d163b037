import { PushpinFilled, PushpinOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../shared/contract/vault.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { SaveDialog } from './save-dialog.tsx';

/** The backups, the newest first. */
export function BackupList({ backups }: { backups: Backup[] }) {
  const { t } = useTranslation('vault');
  const { message } = App.useApp();
  const format = useFormat();
  const pin = useCommand(api.vault.pin);
  const check = useCommand(api.vault.check);
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const [saving, setSaving] = useState<Backup | null>(null);
  const checkAgain = async (seq: number) => {
    if (await check.run({ seq })) void message.success(t('checkedAgain'));
  };
  const columns: Column<Backup>[] = [
    { id: 'at', title: t('column.at'), width: 182, render: (b) => <span className="number">{format.time(b.at)}</span> },
    { id: 'reason', title: t('column.reason'), width: 140, render: (b) => t(`reason.${b.reason}`) },
    { id: 'holds', title: t('column.holds'), width: 214, render: (b) => t('holds', { orders: b.orders, customers: b.customers }) },
    { id: 'bytes', title: t('column.bytes'), width: 90, numeric: true, render: (b) => format.bytes(b.bytes) },
    {
      id: 'verified',
      title: t('column.verified'),
      width: 120,
      render: (b) => (
        <Tooltip title={t('verifiedHelp')}>
          <Button size="small" type="text" className="verified" icon={<SafetyCertificateOutlined />} loading={check.busy} onClick={() => void checkAgain(b.seq)}>
            {t('verified')}
          </Button>
        </Tooltip>
      ),
    },
    {
      id: 'pin',
      title: t('column.pin'),
      width: 64,
      render: (b) => (
        <Tooltip title={t(b.pinned ? 'unpin' : 'pin')}>
          <Button size="small" type="text" aria-label={t(b.pinned ? 'unpin' : 'pin')} aria-pressed={b.pinned} icon={b.pinned ? <PushpinFilled /> : <PushpinOutlined />} onClick={() => void pin.run({ seq: b.seq, pinned: !b.pinned })} />
        </Tooltip>
      ),
    },
    {
      id: 'actions',
      title: '',
      width: 226,
      render: (b) => (
        <span className="backup-actions">
          <Button size="small" onClick={() => setRestoring(b)}>
            {t('restore.button')}
          </Button>
          <Button size="small" onClick={() => setSaving(b)}>
            {t('save.button')}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      <Failure error={pin.error ?? check.error} onClose={pin.error ? pin.clearError : check.clearError} />
      <DataTable label={t('title')} columns={columns} total={backups.length} row={(i) => backups[i]} rowKey={(b) => b.seq} />
      {restoring && <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
      {saving && <SaveDialog backup={saving} onClose={() => setSaving(null)} />}
    </>
  );
}
