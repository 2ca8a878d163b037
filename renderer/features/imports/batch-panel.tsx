import { App, Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../../shared/contract/imports.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTask } from '../../lib/query.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { batchTotals } from './batch-totals.ts';
import { FileReportView } from './file-report-view.tsx';

/** One import: its files, and its undoing after a confirmation with the counts. */
export function BatchPanel({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const { t, i18n } = useTranslation('imports');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { modal, message } = App.useApp();
  const undo = useTask(api.imports.undo);
  const totals = batchTotals(batch);
  const kinds = [...new Set(batch.files.flatMap((f) => (f.records ? [t(`channel.${f.records.kind}`)] : [])))];
  const hasOrders = batch.files.some((f) => f.checkUp);
  const brought = !hasOrders && kinds.length > 0 ? t('sources.broughtRecords', { kinds: new Intl.ListFormat(i18n.language).format(kinds), rows: format.count(totals.rowsAdded), people: format.count(totals.customersNew) }) : t('sources.brought', { orders: format.count(totals.ordersNew), people: format.count(totals.customersNew) });
  const ask = async () => {
    const sure = await modal.confirm({
      title: t('undo.title'),
      content: (
        <>
          <p>{t('undo.text')}</p>
          <ul>
            <li>{t('undo.rows', { count: totals.rowsAdded + totals.rowsUpdated + totals.rowsUnchanged })}</li>
            <li>{t('undo.ordersNew', { count: totals.ordersNew })}</li>
            <li>{t('undo.ordersUpdated', { count: totals.ordersUpdated })}</li>
            <li>{t('undo.customersNew', { count: totals.customersNew })}</li>
          </ul>
          <p>{t('undo.back')}</p>
        </>
      ),
      okText: t('undo.button'),
      okButtonProps: { danger: true },
      cancelText: common('cancel'),
    });
    if (!sure) return;
    const done = await undo.run({ batchId: batch.batchId });
    if (done) void message.success(t('undo.done', { orders: format.count(done.ordersRemoved), restored: format.count(done.ordersRestored), people: format.count(done.customersRemoved) }));
  };
  const head = (
    <>
      <h2>{t('sources.batch', { time: format.time(batch.startedAt) })}</h2>
      {batch.undoneAt === null ? <span className="soft">{brought}</span> : <Tag>{t('sources.undoneAt', { time: format.time(batch.undoneAt) })}</Tag>}
    </>
  );
  return (
    <SidePanel label={t('sources.batch', { time: format.time(batch.startedAt) })} closeLabel={common('close')} head={head} onClose={onClose}>
      <Failure error={undo.error} onClose={undo.clearError} />
      {batch.files.map((file, i) => (
        <section key={file.fileId ?? i} className="preview">
          <FileReportView file={file} withCheckUp />
        </section>
      ))}
      {batch.undoneAt === null && (
        <div>
          <Button danger loading={undo.busy} onClick={() => void ask()}>
            {t('undo.button')}
          </Button>
        </div>
      )}
    </SidePanel>
  );
}
