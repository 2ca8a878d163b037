import { SafetyCertificateOutlined } from '@ant-design/icons';
import { App, Button, Skeleton } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { VaultReport } from '../../../shared/contract/vault.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery, useTask } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { AsideNotice } from './aside-notice.tsx';
import { BackupList } from './backup-list.tsx';
import { ExportPanel } from './export-panel.tsx';
import { MissedNotice } from './missed-notice.tsx';
import { OpenButton } from './open-button.tsx';
import './vault.css';

/** When was the last backup made, and how do I get back to it? */
export function VaultPage() {
  const { t } = useTranslation('vault');
  const { message } = App.useApp();
  const report = useQuery(api.vault.list, {});
  const backup = useTask(api.vault.backup);
  const backUp = async () => {
    const done = await backup.run({});
    if (done) void message.success(t(done.made ? 'made' : 'unchanged'));
  };
  const button = (
    <Button type="primary" loading={backup.busy} onClick={() => void backUp()}>
      {t('backUpNow')}
    </Button>
  );
  if (!report.data) {
    return (
      <Page title={t('title')}>
        <Failure error={report.error} />
        {report.isLoading && <Skeleton active />}
      </Page>
    );
  }
  const none = report.data.backups.length === 0;
  return (
    <Page title={t('title')} full action={
        none ? undefined : (
          <div className="backup-actions">
            <OpenButton />
            {button}
          </div>
        )
      } sentence={<Sentence report={report.data} />}>
      <Failure error={backup.error} onClose={backup.clearError} />
      {!backup.error && <MissedNotice failure={report.data.failure} />}
      <AsideNotice aside={report.data.aside[0]} />
      {none ? (
        <EmptyState icon={<SafetyCertificateOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <div className="backup-actions">
            <OpenButton />
            {button}
          </div>
        </EmptyState>
      ) : (
        <>
          <BackupList backups={report.data.backups} />
          <p className="vault-foot soft">
            {t('rotation')} {report.data.unreadable > 0 && t('unreadable', { count: report.data.unreadable })}
          </p>
        </>
      )}
      <ExportPanel isEmpty={none} />
    </Page>
  );
}

function Sentence({ report }: { report: VaultReport }) {
  const { t } = useTranslation('vault');
  const format = useFormat();
  const newest = report.backups[0];
  if (!newest) return t('sentenceNone');
  const bytes = report.backups.reduce((sum, b) => sum + b.bytes, 0);
  return <Trans t={t} i18nKey="sentence" count={report.backups.length} values={{ time: format.time(newest.at), bytes: format.bytes(bytes), free: format.bytes(report.freeBytes) }} components={{ b: <strong /> }} />;
}
