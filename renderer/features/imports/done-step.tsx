import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';
import { CheckUpView } from './check-up-view.tsx';
import { FileReportView } from './file-report-view.tsx';
import { useImport } from './import-store.ts';

/** The check-up of the whole shop, and of each file what became of its rows. Stays until the next import. */
export function DoneStep() {
  const { t } = useTranslation('imports');
  const { report } = useImport();
  const checkUp = useQuery(api.imports.checkUp, {});
  if (!report) return null;
  const people = report.files.some((f) => (f.checkUp?.buyers.recognised ?? 0) > 0);
  return (
    <>
      {checkUp.data && (checkUp.data.orders > 0 || report.files.some((f) => f.checkUp)) && (
        <Panel title={t('checkUp.title')} extra={people ? <span className="check-up-links"><a href={address('customers', 'lifecycle', 'regulars')}>{t('checkUp.regulars')}</a><a href={address('customers', 'list')}>{t('checkUp.customers')}</a></span> : <a href={address('results', 'sales')}>{t('checkUp.sales')}</a>}>
          <CheckUpView checkUp={checkUp.data} />
        </Panel>
      )}
      {report.files.map((file, i) => (
        <section key={file.fileId ?? i} className="panel preview">
          <FileReportView file={file} withCheckUp={report.files.length > 1} />
        </section>
      ))}
    </>
  );
}
