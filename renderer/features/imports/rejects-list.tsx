import { App, Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowReject } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { useTask } from '../../lib/query.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useImportWords } from './import-words.ts';

/** The rows that didn't go in, each with its line and why; the rejected ones can be saved, mended and imported. */
export function RejectsList({ fileId, name, rejected }: { fileId: number; name: string; rejected: number }) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const { message } = App.useApp();
  const input = useMemo(() => ({ fileId }), [fileId]);
  const list = usePagedRows(api.imports.rejects, input);
  const save = useTask(api.imports.saveRejects);
  const columns: Column<RowReject>[] = [
    { id: 'line', title: t('reject.line'), width: 64, numeric: true, render: (r) => r.line },
    { id: 'fate', title: t('reject.fate'), width: 72, render: (r) => t(`reject.${r.fate}`) },
    { id: 'reason', title: t('reject.reason'), width: 340, render: (r) => <span title={words.reason(r.reason)}>{words.reason(r.reason)}</span> },
    { id: 'column', title: t('reject.column'), width: 120, render: (r) => r.column ?? '–' },
    { id: 'value', title: t('reject.value'), width: 120, render: (r) => <span title={r.value ?? ''}>{r.value ?? '–'}</span> },
  ];
  const saveFile = async () => {
    const to = await files.saveTarget(t('reject.fileName', { name: name.replace(/\.\w+$/, '') }));
    if (!to) return;
    const saved = await save.run({ fileId, to });
    if (!saved) return;
    await files.deliver(to);
    void message.success(t('reject.saved', { count: saved.rows }));
  };
  return (
    <section className="rejects">
      <div className="panel-head">
        <h3>{t('reject.title', { count: list.total })}</h3>
        {rejected > 0 && (
          <Button size="small" loading={save.busy} onClick={() => void saveFile()}>
            {t('reject.save')}
          </Button>
        )}
      </div>
      <Failure error={save.error ?? (list.error instanceof AppError ? list.error : null)} />
      <div className="rejects-table">
        <DataTable label={t('reject.title', { count: list.total })} columns={columns} total={list.total} row={list.row} rowKey={(r) => r.line} onRange={list.onRange} dense />
      </div>
    </section>
  );
}
