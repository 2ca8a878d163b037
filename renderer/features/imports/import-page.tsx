import { Alert, Button, Steps } from 'antd';
import { useCallback } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Failure } from '../../lib/failure.tsx';
import { filesInFolders } from '../../lib/folder-files.ts';
import { useFormat } from '../../lib/format.ts';
import { host } from '../../lib/host.ts';
import { DropZone } from '../../ui/drop-zone.tsx';
import { Page } from '../../ui/page.tsx';
import { CheckStep } from './check-step.tsx';
import { ChooseStep } from './choose-step.tsx';
import { DoneStep } from './done-step.tsx';
import { dropFiles, useImport, type ImportStep } from './import-store.ts';
import './imports.css';
import { MapperView } from './mapper-view.tsx';
import { TaskBar } from './task-bar.tsx';

const steps: ImportStep[] = ['choose', 'check', 'run', 'done'];

/** Files in, looked at, imported, and what they can tell. Nothing is lost on leaving. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const wizard = useImport();
  const { step, task, mapping, files, add } = wizard;
  const format = useFormat();
  const take = useCallback((dropped: File[]) => step !== 'run' && void add(() => dropFiles(dropped)), [step, add]);
  const takeFolders = useCallback((folders: FileSystemDirectoryEntry[], others: File[]) => step !== 'run' && void add(async () => dropFiles([...others, ...(await filesInFolders(folders))])), [step, add]);
  const pastedName = useCallback(() => t('pasted', { time: format.time(Date.now()).replaceAll(':', '.') }), [t, format]);
  const isDesktop = host().kind === 'electron';
  const mapped = step === 'check' ? files.find((file) => file.token === mapping?.token) : undefined;
  return (
    <DropZone onFiles={take} onFolders={isDesktop ? undefined : takeFolders} pastedName={pastedName}>
      {(over) => (
        <Page title={t('title')} sentence={mapped ? t('sentence.mapping') : <Sentence />} action={mapped ? null : <Action />}>
          <div className={`import${over && step !== 'run' ? ' is-over' : ''}`}>
            {step !== 'choose' && <Steps className="import-steps" orientation="vertical" size="small" current={steps.indexOf(step)} items={steps.map((s) => ({ title: t(`step.${s}`) }))} />}
            <div className="import-body">
              <Failure error={wizard.error} onClose={wizard.closeError} />
              {wizard.stopped && <Alert type="info" showIcon title={t('stopped')} />}
              {step === 'choose' && <ChooseStep over={over} />}
              {task && <TaskBar />}
              {step === 'check' && !task && (mapped && mapping ? <MapperView key={`${mapping.token}/${mapping.name}`} file={mapped} inside={mapping.name} /> : <CheckStep />)}
              {step === 'done' && <DoneStep />}
            </div>
          </div>
        </Page>
      )}
    </DropZone>
  );
}

function Sentence() {
  const { t } = useTranslation('imports');
  const { step, task, files, report, preview } = useImport();
  const bold = { b: <strong /> };
  if (step === 'done' && report) {
    const orders = report.files.reduce((n, f) => n + f.ordersNew, 0);
    const people = report.files.reduce((n, f) => n + f.customersNew, 0);
    const added = report.files.reduce((n, f) => n + f.rowsAdded, 0);
    const updated = report.files.reduce((n, f) => n + f.rowsUpdated, 0);
    if (orders === 0 && added + updated > 0 && report.files.some((f) => f.records ?? f.checkUp?.tells.includes('parcels'))) return <Trans t={t} i18nKey="sentence.doneRecords" count={added} values={{ updated, people }} components={bold} />;
    if (orders === 0) return <Trans t={t} i18nKey="sentence.nothingNew" components={bold} />;
    return people > 0 ? <Trans t={t} i18nKey="sentence.donePeople" count={orders} values={{ people }} components={bold} /> : <Trans t={t} i18nKey="sentence.done" count={orders} components={bold} />;
  }
  if (step === 'run') return t('sentence.run');
  if (step === 'check' && preview?.every((f) => f.error?.code === 'file_unknown_layout')) return t('sentence.asks');
  if (step === 'check' && preview?.every((f) => f.error !== null)) return t('sentence.unusable');
  if (step === 'check' && preview) {
    const rows = preview.reduce((n, f) => n + f.rowsAdded + f.rowsUpdated, 0);
    return rows > 0 ? <Trans t={t} i18nKey="sentence.check" count={rows} components={bold} /> : t('sentence.checkNothing');
  }
  if (step === 'check') return task ? t('sentence.reading', { count: files.length }) : t('sentence.notRead');
  return t('sentence.choose');
}

/** The one thing to do now. */
function Action() {
  const { t } = useTranslation('imports');
  const { step, preview, task, run, reset } = useImport();
  if (step === 'check' && preview) {
    const usable = preview.some((f) => f.error === null);
    return (
      <div className="import-actions">
        <Button onClick={reset}>{t('startOver')}</Button>
        <Button type="primary" disabled={!usable || task !== null} onClick={() => void run()}>
          {t('run')}
        </Button>
      </div>
    );
  }
  return step === 'done' ? (
    <Button type="primary" onClick={reset}>
      {t('another')}
    </Button>
  ) : null;
}
