import { Alert, Button, Modal } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakenScores } from '../../../shared/contract/results-scores.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useTask } from '../../lib/query.ts';
import { DropZone } from '../../ui/drop-zone.tsx';
import { isPasted } from '../../ui/pasted-table.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';

const extensions = ['csv', 'xlsx', 'xls', 'txt', 'tsv'];

/** A table of a shop's scores: chosen, dropped or pasted. */
export function TakeScores({ shopId, onDone }: { shopId: number; onDone: () => void }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const { run, busy, error, clearError, progress, cancel } = useTask(api.results.takeScores);
  const [told, setTold] = useState<TakenScores | null>(null);
  const take = useCallback(
    async (found: File[] | null) => {
      setTold(null);
      const [file] = found === null ? await files.pick(extensions, false) : await files.drop(found.slice(0, 1));
      const done = file && (await run({ shopId, file, pasted: found?.[0] !== undefined && isPasted(found[0]) }));
      if (done) setTold(done);
    },
    [run, shopId],
  );
  const isNoTable = error?.code === 'bad_input' && error.detail['reason'] === 'no_score_column';
  return (
    <Modal open title={t('scores.take.title')} onCancel={onDone} footer={<Button onClick={onDone}>{common('close')}</Button>}>
      <DropZone onFiles={(found) => void take(found)} pastedName={() => t('scores.title')}>
        {(over) => (
          <div className={`scores-drop${over ? ' is-over' : ''}`}>
            <p>{t('scores.take.text')}</p>
            <p className="soft">{t('scores.take.columns')}</p>
            <Button type="primary" loading={busy} onClick={() => void take(null)}>
              {t('scores.take.choose')}
            </Button>
          </div>
        )}
      </DropZone>
      {progress && <TaskProgress label={t('scores.take.button')} share={progress.total === 0 ? null : progress.done / progress.total} detail="" onCancel={cancel} cancelLabel={common('cancel')} />}
      {isNoTable ? <Alert type="error" showIcon title={t('scores.take.noColumns')} /> : <Failure error={error} onClose={clearError} />}
      {told && <Told told={told} />}
    </Modal>
  );
}

function Told({ told }: { told: TakenScores }) {
  const { t } = useTranslation('results');
  return (
    <div className="scores-told" role="status">
      <p>{t('scores.take.done', { count: told.added, changed: told.changed, same: told.same })}</p>
      {told.refused > 0 && (
        <>
          <p>{t('scores.take.refused', { count: told.refused, shown: told.rejected.length })}</p>
          <ul>
            {told.rejected.map(({ line, reason }) => (
              <li key={line}>{t('scores.take.rejected', { line, reason: t(`scores.take.reason.${reason}`) })}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
