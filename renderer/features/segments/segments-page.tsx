import { PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Space, Tag } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Segment } from '../../../shared/contract/segments.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { CompareSegments } from './compare-segments.tsx';
import { PasteList } from './paste-list.tsx';
import { SegmentActions } from './segment-actions.tsx';
import { useSegmentDrafts } from './segment-drafts.ts';
import { SegmentsOrLayerings } from './segments-or-layerings.tsx';
import { SegmentStarters } from './segment-starters.tsx';
import './segments.css';

/** The saved segments, and some to begin with. */
export function SegmentsPage() {
  const { t } = useTranslation(['segments', 'common']);
  const list = useQuery(api.segments.list, {});
  const drafts = useSegmentDrafts((s) => s.drafts);
  const columns = useColumns(drafts);
  const [folder, setFolder] = useState<string | null>(null);
  const format = useFormat();
  const startNew = () => go('customers', 'segments', 'new');
  const segments = list.data;
  if (!segments) return <Page title={t('title')}>{list.error ? <Failure error={list.error} /> : <Skeleton active />}</Page>;

  const folders = [...new Set(segments.map((s) => s.folder))].filter((name) => name !== '').sort();
  // One that has gone meanwhile isn't chosen any more.
  const chosen = folder !== null && folders.includes(folder) ? folder : null;
  const shown = chosen === null ? segments : segments.filter((s) => s.folder === chosen);

  const draftNotice = 'new' in drafts && (
    <Alert
      type="info"
      showIcon
      title={t('draft.new')}
      action={
        <Button size="small" onClick={startNew}>
          {t('draft.go')}
        </Button>
      }
    />
  );
  if (segments.length === 0) {
    return (
      <Page title={t('title')} filters={<SegmentsOrLayerings shown="segments" />}>
        {draftNotice}
        <EmptyState icon={<TeamOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <SegmentStarters />
          <Space>
            <Button type="link" onClick={startNew}>
              {t('empty.blank')}
            </Button>
            <PasteList />
          </Space>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      full
      title={t('title')}
      sentence={<Trans t={t} i18nKey="sentence" count={segments.length} components={{ strong: <strong /> }} />}
      filters={<SegmentsOrLayerings shown="segments" />}
      action={
        <Space>
          <CompareSegments segments={segments} />
          <PasteList />
          <Button type="primary" icon={<PlusOutlined />} onClick={startNew}>
            {t('new')}
          </Button>
        </Space>
      }
    >
      {draftNotice}
      {folders.length > 0 && (
        <div className="segment-folders" role="group" aria-label={t('page.folder')}>
          {[null, ...folders].map((name) => (
            <Button key={name ?? ''} size="small" type={name === chosen ? 'primary' : 'default'} aria-pressed={name === chosen} onClick={() => setFolder(name)}>
              {name ?? t('page.allFolders')} {format.count(name === null ? segments.length : segments.filter((s) => s.folder === name).length)}
            </Button>
          ))}
        </div>
      )}
      <DataTable label={t('title')} columns={columns} total={shown.length} row={(i) => shown[i]} rowKey={(s) => s.segmentId} onOpen={(s) => go('customers', 'segments', s.segmentId)} />
      <section className="segment-starters">
        <h2>{t('starter.title')}</h2>
        <SegmentStarters />
      </section>
    </Page>
  );
}

function useColumns(drafts: Record<string, unknown>): Column<Segment>[] {
  const { t } = useTranslation('segments');
  const format = useFormat();
  return [
    {
      id: 'name',
      title: t('column.name'),
      width: 240,
      render: (s) => (
        <Space size={8}>
          <strong>{s.name}</strong>
          {s.frozenAt !== null && <Tag variant="filled">{t('frozen.tag')}</Tag>}
          {String(s.segmentId) in drafts && <Tag variant="filled">{t('draft.tag')}</Tag>}
        </Space>
      ),
    },
    { id: 'count', title: t('column.count'), width: 96, numeric: true, render: (s) => format.count(s.count) },
    { id: 'counted', title: t('column.counted'), width: 120, numeric: true, render: (s) => format.day(s.countedDay) },
    { id: 'folder', title: t('page.folder'), width: 110, render: (s) => s.folder || '–' },
    { id: 'note', title: t('column.note'), width: 320, render: (s) => <span className="soft">{s.note || '–'}</span> },
    { id: 'actions', title: t('column.actions'), width: 88, render: (s) => <SegmentActions segment={s} /> },
  ];
}
