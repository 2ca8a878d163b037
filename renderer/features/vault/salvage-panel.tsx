import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Salvaged } from '../../../shared/contract/vault.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTask } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';

/** What can still be read of the damaged file, taken out in open formats; and how much can't be. */
export function SalvagePanel() {
  const { t } = useTranslation(['vault', 'common']);
  const format = useFormat();
  const [done, setDone] = useState<Salvaged | null>(null);
  const { run, progress, cancel, error, clearError } = useTask(api.vault.salvage);
  const save = async () => {
    const to = await files.saveTarget(t('salvage.fileName', { day: new Date().toLocaleDateString('sv-SE') }));
    const salvaged = to && (await run({ to }));
    if (!to || !salvaged) return;
    await files.deliver(to);
    setDone(salvaged);
  };
  const isWhole = done !== null && done.unreadableRows + done.lostPages + done.unplacedRows === 0;
  return (
    <Panel title={t('salvage.title')}>
      <p>{t('salvage.text')}</p>
      <Failure error={error} onClose={clearError} />
      {done && (
        <Alert
          type={isWhole ? 'success' : 'warning'}
          showIcon
          title={t('salvage.done', { rows: done.rows, tables: done.tables, bytes: format.bytes(done.bytes) })}
          description={isWhole ? t('salvage.whole') : t('salvage.lost', { rows: done.unreadableRows, pages: done.lostPages, unplaced: done.unplacedRows })}
        />
      )}
      {progress ? (
        <TaskProgress label={t('salvage.reading')} share={progress.total > 0 ? progress.done / progress.total : null} detail={t(progress.step === 'rows' ? 'export.rows' : 'salvage.looking', { done: progress.done, total: progress.total })} cancelLabel={t('common:cancel')} onCancel={cancel} />
      ) : (
        <div className="salvage-action">
          <Button onClick={() => void save()}>{t('salvage.button')}</Button>
        </div>
      )}
    </Panel>
  );
}
