import { Button, Result } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery, useTask } from '../../lib/query.ts';
import './vault.css';

const AGAIN_MS = 5000;

/** In the place of the app while the disk has no room to open the database: nothing is lost, and it goes on by itself. */
export function FullDiskPage() {
  const { t } = useTranslation('vault');
  const format = useFormat();
  const report = useQuery(api.vault.list, {});
  const { refetch } = report;
  const reopen = useTask(api.vault.reopen);
  const { run } = reopen;
  useEffect(() => {
    const timer = setInterval(() => {
      void run({});
      void refetch();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [run, refetch]);
  return (
    <main className="recovery">
      <Result
        status="info"
        title={t('full.title')}
        subTitle={t('full.text')}
        extra={
          <Button type="primary" size="large" onClick={() => void run({})}>
            {t('full.again')}
          </Button>
        }
      />
      <Failure error={reopen.error} />
      {report.data && <p className="soft recovery-foot">{t('full.free', { free: format.bytes(report.data.freeBytes) })}</p>}
    </main>
  );
}
