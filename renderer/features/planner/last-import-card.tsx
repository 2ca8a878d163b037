import { Trans, useTranslation } from 'react-i18next';
import type { TodayReport } from '../../../shared/contract/planner.ts';
import { useFormat } from '../../lib/format.ts';
import { address } from '../../lib/route.ts';
import { Stat } from '../../ui/stat.tsx';

/** What came in last. */
export function LastImportCard({ last }: { last: NonNullable<TodayReport['lastImport']> }) {
  const { t } = useTranslation('planner');
  const format = useFormat();
  return (
    <section className="panel last-import">
      <h2>
        <Trans t={t} i18nKey="lastImport.title" count={last.ordersNew} components={{ b: <strong /> }} />
      </h2>
      <div className="stats">
        {last.customersNew > 0 && <Stat label={t('lastImport.customersNew')} value={format.count(last.customersNew)} />}
        <Stat label={t('lastImport.rowsAdded')} value={format.count(last.rowsAdded)} />
        <Stat label={t('lastImport.rowsUpdated')} value={format.count(last.rowsUpdated)} />
        <Stat label={t('lastImport.rowsRejected')} value={format.count(last.rowsRejected)} />
      </div>
      <p className="soft">
        {t('lastImport.when', { time: format.time(last.at), count: last.files })} <a href={address('data', 'sources', last.batchId)}>{t('lastImport.details')}</a>
      </p>
    </section>
  );
}
