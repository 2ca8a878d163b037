import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { useImport } from './import-store.ts';
import { estimateProgress } from './progress-estimate.ts';

/** How far the reading or the import is, and how long it will take; it can be stopped. */
export function TaskBar() {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { task, cancel } = useImport();
  if (!task) return null;
  const { step, done, total, rows } = task.pace;
  const { share, rowsPerSecond, secondsLeft } = estimateProgress(task.pace);
  const parts =
    step === 'rows'
      ? [t('task.read', { rows: format.count(rows), done: format.bytes(done), total: format.bytes(total) }), rowsPerSecond === null ? null : t('task.rate', { rate: format.count(rowsPerSecond) })]
      : step === 'customers' && total > 0
        ? [t('task.updated', { done: format.count(done), total: format.count(total) })]
        : [t('task.working')];
  if (secondsLeft !== null) parts.push(t('task.left', { count: secondsLeft }));
  return (
    <section className="panel">
      <TaskProgress
        label={step === 'customers' ? t('task.customers') : t(`task.${task.kind}`)}
        share={step === 'start' ? null : share}
        detail={parts.filter((p) => p !== null).join(' · ')}
        cancelLabel={common('cancel')}
        onCancel={cancel}
      />
    </section>
  );
}
