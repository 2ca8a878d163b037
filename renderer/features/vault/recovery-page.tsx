import { Alert, Button, Result, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery, useTask } from '../../lib/query.ts';
import { BackupList } from './backup-list.tsx';
import { AsideNotice } from './aside-notice.tsx';
import { OpenButton } from './open-button.tsx';
import { SalvagePanel } from './salvage-panel.tsx';
import './vault.css';

const known = ['missing', 'empty', 'header', 'pages', 'behind', 'unreadable'] as const;

/** All that is shown where the database can't be opened: what happened, that nothing was changed, and the way back. */
export function RecoveryPage({ error }: { error: AppError }) {
  const { t } = useTranslation('vault');
  const format = useFormat();
  const [showAll, setShowAll] = useState(false);
  const report = useQuery(api.vault.list, {});
  const restore = useTask(api.vault.restore);
  const damage = known.find((d) => d === error.detail['damage']) ?? 'pages';
  const hasFile = damage !== 'missing' && damage !== 'empty';
  const newest = report.data?.backups[0];
  return (
    <main className="recovery">
      <Result status="warning" title={t(`damage.${damage}.title`)} subTitle={t(`damage.${damage}.text`)} />
      <Failure error={report.error ?? restore.error} />
      {!report.data && report.isLoading && <Skeleton active />}
      {newest && (
        <section className="panel recovery-offer" aria-label={t('recovery.offer')}>
          <div>
            <h2>{t('recovery.newest', { time: format.time(newest.at) })}</h2>
            <p className="soft">{t('recovery.holds', { orders: newest.orders, customers: newest.customers, reason: t(`reason.${newest.reason}`) })}</p>
          </div>
          <Button type="primary" size="large" loading={restore.busy} onClick={() => void restore.run({ seq: newest.seq })}>
            {t('recovery.restore')}
          </Button>
        </section>
      )}
      {report.data && !newest && <Alert type="warning" showIcon title={t('recovery.none')} description={t('recovery.noneText')} />}
      {report.data && report.data.backups.length > 1 && !showAll && (
        <Button type="link" onClick={() => setShowAll(true)}>
          {t('recovery.others', { count: report.data.backups.length - 1 })}
        </Button>
      )}
      <div className="recovery-file">
        <OpenButton />
      </div>
      {report.data && showAll && <BackupList backups={report.data.backups} />}
      {report.data && <AsideNotice aside={report.data.aside[0]} />}
      {hasFile && <SalvagePanel />}
      <p className="soft recovery-foot">{t('recovery.safe')}</p>
    </main>
  );
}
