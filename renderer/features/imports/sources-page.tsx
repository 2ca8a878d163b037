import { InboxOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useCallback } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Batch, FileReport } from '../../../shared/contract/imports.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { BatchPanel } from './batch-panel.tsx';
import { useImportWords } from './import-words.ts';
import { SourceStrips } from './source-strips.tsx';
import './imports.css';

interface SourceFile {
  batch: Batch;
  file: FileReport;
}

/** Every import that was made: what came in, what became of it, and its undoing. */
export function SourcesPage({ batchId }: { batchId: number | null }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const words = useImportWords();
  const shop = useChosenShop((s) => s.shop);
  const batches = useQuery(api.imports.list, {});
  const sources = useQuery(api.imports.sources, {});
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
  const columns: Column<SourceFile>[] = [
    {
      id: 'file',
      title: t('sources.file'),
      width: 168,
      render: ({ batch, file }) => (
        <span className="source-file" title={file.name}>
          {batch.undoneAt !== null && <Tag>{t('sources.undone')}</Tag>}
          {file.error !== null && <Tag className="is-unread">{t('sources.unread')}</Tag>}
          {file.name}
        </span>
      ),
    },
    { id: 'layout', title: t('sources.layout'), width: 116, render: ({ file }) => (file.profile === null ? '' : <span title={words.layout(file.profile)}>{words.layout(file.profile)}</span>) },
    { id: 'shop', title: t('sources.shops'), width: 84, render: ({ file }) => (file.shopName === null ? '' : words.shop(file.shopName, file.platform)) },
    { id: 'span', title: t('sources.span'), width: 204, render: ({ file }) => (file.checkUp ? words.span(file.checkUp.firstDay, file.checkUp.lastDay) : file.records?.firstDay ? words.span(file.records.firstDay, file.records.lastDay) : '') },
    ...(['rows', 'rowsAdded', 'rowsUpdated', 'rowsUnchanged', 'rowsRejected', 'rowsSkipped'] as const).map((name) => ({
      id: name,
      title: name === 'rows' ? t('sources.rows') : t(`fate.${name}`),
      width: 50,
      numeric: true,
      render: ({ file }: SourceFile) => format.count(file[name]),
    })),
    { id: 'when', title: t('sources.when'), width: 144, render: ({ batch }) => format.time(batch.startedAt) },
  ];
  const files = (batches.data ?? []).flatMap((batch) => batch.files.filter((file) => shop === null || file.shopId === shop).map((file) => ({ batch, file })));
  const live = files.filter(({ batch }) => batch.undoneAt === null);
  const strips = (sources.data?.strips ?? []).filter(({ shopId }) => shop === null || shopId === shop);
  const chosen = batches.data?.find((b) => b.batchId === batchId);
  return (
    <Page full title={t('sources.title')} action={newImport} filters={<ShopFilter />} sentence={batches.data && <Trans t={t} i18nKey="sources.sentence" count={new Set(live.map(({ batch }) => batch.batchId)).size} values={{ files: live.length }} components={{ b: <strong /> }} />}>
      <Failure error={batches.error} />
      {!chosen && strips.length > 0 && <SourceStrips strips={strips} />}
      <div className="split">
        <DataTable label={t('sources.title')} columns={columns} total={files.length} row={(i) => files[i]} rowKey={({ batch, file }) => `${batch.batchId}/${file.fileId ?? file.name}`} onOpen={({ batch }) => go('data', 'sources', batch.batchId)} />
        {chosen && <BatchPanel key={chosen.batchId} batch={chosen} onClose={close} />}
      </div>
    </Page>
  );
}
