import { Alert, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Aside } from '../../../shared/contract/vault.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTask } from '../../lib/query.ts';

/** A restore can be taken back for as long as what it put aside is there. */
export function AsideNotice({ aside }: { aside: Aside | undefined }) {
  const { t } = useTranslation('vault');
  const format = useFormat();
  const undo = useTask(api.vault.undoRestore);
  if (!aside) return null;
  const wasUndone = aside.restoredSeq === null;
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t(wasUndone ? 'aside.undone' : 'aside.restored', { time: format.time(aside.at), bytes: format.bytes(aside.bytes) })}
        action={
          <Popconfirm title={t(wasUndone ? 'aside.askRedo' : 'aside.askUndo')} okText={t(wasUndone ? 'aside.redo' : 'aside.undo')} onConfirm={() => void undo.run({ asideId: aside.asideId })}>
            <Button size="small" loading={undo.busy}>
              {t(wasUndone ? 'aside.redo' : 'aside.undo')}
            </Button>
          </Popconfirm>
        }
      />
      <Failure error={undo.error} onClose={undo.clearError} />
    </>
  );
}
