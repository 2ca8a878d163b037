import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTask } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';

/** Everything can be taken out in formats that any program reads, and brought back from there. */
export function ExportPanel({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation(['vault', 'common']);
  const { message } = App.useApp();
  const format = useFormat();
  const write = useTask(api.vault.exportAll);
  const read = useTask(api.vault.openExport);
  const save = async () => {
    const to = await files.saveTarget(t('export.fileName', { day: new Date().toLocaleDateString('sv-SE') }));
    const done = to && (await write.run({ to }));
    if (!to || !done) return;
    await files.deliver(to);
    void message.success(t('export.done', { rows: done.rows, tables: done.tables, bytes: format.bytes(done.bytes) }));
  };
  const open = async () => {
    const [file] = await files.pick(['zip', 'json'], false);
    if (file && (await read.run({ file }))) void message.success(t('open.done'));
  };
  const task = write.progress ? write : read.progress ? read : null;
  return (
    <Panel title={t('export.title')}>
      <p>{t('export.text')}</p>
      <Failure error={write.error ?? read.error} onClose={write.error ? write.clearError : read.clearError} />
      {task?.progress ? (
        <TaskProgress
          label={t(task === write ? 'export.writing' : 'export.reading')}
          share={task.progress.total > 0 ? task.progress.done / task.progress.total : null}
          detail={t(task.progress.step === 'verify' ? 'export.verifying' : 'export.rows', { done: task.progress.done, total: task.progress.total })}
          cancelLabel={t('common:cancel')}
          onCancel={task.cancel}
        />
      ) : (
        <div className="backup-actions">
          {!isEmpty && <Button onClick={() => void save()}>{t('export.button')}</Button>}
          <Button onClick={() => void open()}>{t('export.open')}</Button>
        </div>
      )}
    </Panel>
  );
}
