import { Alert, Button, Modal } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakenFeedback } from '../../../shared/contract/feedback.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useTask } from '../../lib/query.ts';
import { DropZone } from '../../ui/drop-zone.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';

const extensions = ['csv', 'xlsx', 'xls', 'txt', 'tsv'];

/** A table of what people said: chosen, dropped or pasted. */
export function TakeFeedback({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('feedback');
  const { t: common } = useTranslation('common');
  const { run, busy, error, clearError, progress, cancel } = useTask(api.feedback.take);
  const [told, setTold] = useState<TakenFeedback | null>(null);
  const take = useCallback(
    async (found: File[] | null) => {
      setTold(null);
      const refs = found === null ? await files.pick(extensions, false) : await files.drop(found.slice(0, 1));
      const [file] = refs;
      if (!file) return;
      const done = await run({ file });
      if (done) setTold(done);
    },
    [run],
  );
  const isNoTable = error?.code === 'bad_input' && error.detail['reason'] === 'no_text_column';
  return (
    <Modal open title={t('take.title')} onCancel={onDone} footer={<Button onClick={onDone}>{common('close')}</Button>}>
      <DropZone onFiles={(found) => void take(found)} pastedName={() => t('take.pasted')}>
        {(over) => (
          <div className={`feedback-drop${over ? ' is-over' : ''}`}>
            <p>{t('take.text')}</p>
            <p className="soft">{t('take.columns')}</p>
            <Button type="primary" loading={busy} onClick={() => void take(null)}>
              {t('take.choose')}
            </Button>
          </div>
        )}
      </DropZone>
      {progress && <TaskProgress label={t('take.button')} share={progress.total === 0 ? null : progress.done / progress.total} detail="" onCancel={cancel} cancelLabel={common('cancel')} />}
      {isNoTable ? <Alert type="error" showIcon title={t('take.noColumns')} /> : <Failure error={error} onClose={clearError} />}
      {told && <Told told={told} />}
    </Modal>
  );
}

function Told({ told }: { told: TakenFeedback }) {
  const { t } = useTranslation('feedback');
  return (
    <div className="feedback-told" role="status">
      <p>{t('take.done', { count: told.added, matched: told.matched, same: told.same })}</p>
      {told.optedOut > 0 && <p>{t('take.optedOut', { count: told.optedOut })}</p>}
      {told.unknown > 0 && <p>{t('take.unknown', { count: told.unknown })}</p>}
      {told.several > 0 && <p>{t('take.several', { count: told.several })}</p>}
      {told.noCampaign > 0 && <p>{t('take.noCampaign', { count: told.noCampaign })}</p>}
      {told.rejected.length > 0 && (
        <ul>
          {told.rejected.map(({ line, reason }) => (
            <li key={line}>{t('take.rejected', { line, reason: t(`take.reason.${reason}`) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
