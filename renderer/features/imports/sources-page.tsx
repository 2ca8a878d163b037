import { InboxOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useCallback } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Batch } from '../../../shared/contract/imports.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { BatchPanel } from './batch-panel.tsx';
import { batchTotals } from './batch-totals.ts';
import { useImportWords } from './import-words.ts';
import './imports.css';

/** Every import that was made: what came in, what became of it, and its undoing. */
export function SourcesPage({ batchId }: { batchId: number | null }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const words = useImportWords();
  const batches = useQuery(api.imports.list, {});
  const close = useCallback(() => go('data', 'sources'), []);
  const newImport = (
    <Button type="primary" onClick={() => go('data', 'import')}>
      {t('sources.import')}
    </Button>
  );
  if (batches.data?.length === 0) {
    return (
      <Page title={t('sources.title')} full>
        <EmptyState icon={<InboxOutlined />} title={t('sources.emptyTitle')} text={t('sources.emptyText')}>
          {newImport}
        </EmptyState>
      </Page>
    );
  }
  const columns: Column<Batch>[] = [
    { id: 'when', title: t('sources.when'), width: 180, render: (b) => format.time(b.startedAt) },
    { id: 'files', title: t('sources.files'), width: 164, render: (b) => <span title={b.files.map((f) => f.name).join('\n')}>{b.files.length === 1 ? b.files[0]?.name : t('sources.fileCount', { count: b.files.length })}</span> },
    { id: 'shops', title: t('sources.shops'), width: 116, render: (b) => batchTotals(b).shops.map((s) => words.shop(s.name, s.platform)).join(' · ') },
    { id: 'span', title: t('sources.span'), width: 196, render: (b) => words.span(batchTotals(b).firstDay, batchTotals(b).lastDay) },
    ...(['rowsAdded', 'rowsUpdated', 'rowsUnchanged', 'rowsRejected', 'rowsSkipped'] as const).map((fate) => ({ id: fate, title: t(`fate.${fate}`), width: 64, numeric: true, render: (b: Batch) => format.count(batchTotals(b)[fate]) })),
    { id: 'state', title: t('sources.state'), width: 72, render: (b) => b.undoneAt !== null && <Tag>{t('sources.undone')}</Tag> },
  ];
  const live = (batches.data ?? []).filter((b) => b.undoneAt === null);
  const chosen = batches.data?.find((b) => b.batchId === batchId);
  return (
    <Page full title={t('sources.title')} action={newImport} sentence={batches.data && <Trans t={t} i18nKey="sources.sentence" count={live.length} values={{ files: live.reduce((n, b) => n + b.files.length, 0) }} components={{ b: <strong /> }} />}>
      <Failure error={batches.error} />
      <div className="split">
        <DataTable label={t('sources.title')} columns={columns} total={batches.data?.length ?? 0} row={(i) => batches.data?.[i]} rowKey={(b) => b.batchId} onOpen={(b) => go('data', 'sources', b.batchId)} activeKey={batchId} />
        {chosen && <BatchPanel key={chosen.batchId} batch={chosen} onClose={close} />}
      </div>
    </Page>
  );
}
