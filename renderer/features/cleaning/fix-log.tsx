import { HistoryOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Fix } from '../../../shared/contract/cleaning.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFigureChanges } from './figure-changes.ts';

/** All that was done, the newest first; each can be taken back by itself. */
export function FixLog({ fixes }: { fixes: Fix[] }) {
  const { t } = useTranslation('cleaning');
  const { message } = App.useApp();
  const format = useFormat();
  const changes = useFigureChanges();
  const undo = useCommand(api.cleaning.undo);
  const onUndo = async (fixId: number) => {
    const done = await undo.run({ fixId });
    if (done) void message.success(t('history.undoneNow', { count: done.decisions }));
  };
  const effect = (fix: Fix) => changes(fix).map((c) => t('history.moved', { figure: c.label, change: c.change })).join(' · ') || t('history.none');
  const columns: Column<Fix>[] = [
    { id: 'at', title: t('history.at'), width: 182, render: (f) => <span className="number">{format.time(f.at)}</span> },
    { id: 'what', title: t('history.what'), width: 190, render: (f) => t(f.action === 'leave' ? 'history.left' : 'history.fixed', { kind: t(`kind.${f.kind}`), count: f.decisions }) },
    { id: 'effect', title: t('history.effect'), width: 300, render: (f) => <span title={effect(f)}>{effect(f)}</span> },
    {
      id: 'undo',
      title: '',
      width: 140,
      render: (f) =>
        f.undoneAt === null ? (
          <Button size="small" loading={undo.busy} onClick={() => void onUndo(f.fixId)}>
            {t('history.undo')}
          </Button>
        ) : (
          <span className="soft">{t('history.undone', { time: format.time(f.undoneAt) })}</span>
        ),
    },
  ];
  return (
    <section className="panel cleaning-detail" aria-label={t('log')}>
      <header>
        <h2>{t('log')}</h2>
      </header>
      <Failure error={undo.error} onClose={undo.clearError} />
      {fixes.length === 0 ? <EmptyState icon={<HistoryOutlined />} title={t('history.empty')} text="" /> : <DataTable label={t('log')} columns={columns} total={fixes.length} row={(i) => fixes[i]} rowKey={(f) => f.fixId} />}
    </section>
  );
}
