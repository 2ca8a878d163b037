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
  const { done, total } = task.pace;
  const { share, bytesPerSecond, secondsLeft } = estimateProgress(task.pace);
  const parts = [
    task.step === 'rows' && total > 0 ? t('task.read', { done: format.bytes(done), total: format.bytes(total) }) : t('task.working'),
    bytesPerSecond === null ? null : t('task.rate', { rate: format.bytes(bytesPerSecond) }),
    secondsLeft === null ? null : t('task.left', { count: secondsLeft }),
  ];
  return (
    <section className="panel">
      <TaskProgress label={task.step === 'customers' ? t('task.customers') : t(`task.${task.kind}`)} share={share} detail={parts.filter((p) => p !== null).join(' · ')} cancelLabel={common('cancel')} onCancel={cancel} />
    </section>
  );
}
