import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';

/** When the tag was given and taken, to how many; the last time can be taken back. */
export function TagChanges({ tagId }: { tagId: number }) {
  const { t } = useTranslation('tags');
  const format = useFormat();
  const { message } = App.useApp();
  const changes = useQuery(api.tags.changes, { tagId });
  const undo = useCommand(api.tags.undo);
  const list = changes.data ?? [];
  const last = list.find((c) => !c.undone);
  const onUndo = async (changeId: number) => {
    const done = await undo.run({ changeId });
    if (done) void message.success(t('changes.done', { count: done.changed }));
  };
  if (list.length === 0) return null;
  return (
    <section>
      <h3>{t('changes.title')}</h3>
      <Failure error={undo.error ?? changes.error} onClose={undo.clearError} />
      <ul className="plain-list">
        {list.map((c) => (
          <li key={c.changeId} className={c.undone ? 'soft' : ''}>
            <span className="number">{format.time(c.at)}</span> {t(c.added ? 'changes.given' : 'changes.taken', { count: c.people })}
            {c.undone && ` · ${t('changes.undone')}`}
            {c === last && (
              <Button type="link" size="small" loading={undo.busy} onClick={() => void onUndo(c.changeId)}>
                {t('changes.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
