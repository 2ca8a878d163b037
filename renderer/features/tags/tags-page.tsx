import { PlusOutlined, TagsOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { Tag } from '../../../shared/contract/tags.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { TagChip } from '../../ui/tag-chip.tsx';
import { TagPanel } from './tag-panel.tsx';
import { ToldTags } from './told-tags.tsx';
import './tags.css';

/** All tags, and one of them beside the list. `new`: one that is being made. */
export function TagsPage({ chosen }: { chosen: string | null }) {
  const { t } = useTranslation('tags');
  const list = useQuery(api.tags.list, {});
  const columns = useColumns();
  const startNew = () => go('customers', 'tags', 'new');
  if (!list.data) return <Page title={t('title')}>{list.error ? <Failure error={list.error} /> : <Skeleton active />}</Page>;
  const { tags, told } = list.data;
  const tag = tags.find((x) => String(x.tagId) === chosen) ?? null;
  const panel = (tag !== null || chosen === 'new') && <TagPanel key={chosen} tag={tag} />;
  if (tags.length === 0 && chosen !== 'new') {
    return (
      <Page title={t('title')}>
        <EmptyState icon={<TagsOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" icon={<PlusOutlined />} onClick={startNew}>
            {t('new')}
          </Button>
        </EmptyState>
        <ToldTags told={told} />
      </Page>
    );
  }
  return (
    <Page
      full
      title={t('title')}
      sentence={<Trans t={t} i18nKey="sentence" count={tags.length} components={{ strong: <strong /> }} />}
      action={
        <Button type="primary" icon={<PlusOutlined />} onClick={startNew}>
          {t('new')}
        </Button>
      }
    >
      <div className="split">
        <DataTable label={t('title')} columns={columns} total={tags.length} row={(i) => tags[i]} rowKey={(x) => x.tagId} activeKey={tag?.tagId ?? null} onOpen={(x) => go('customers', 'tags', x.tagId)} />
        {panel}
      </div>
      <ToldTags told={told} />
    </Page>
  );
}

function useColumns(): Column<Tag>[] {
  const { t } = useTranslation('tags');
  const format = useFormat();
  return [
    { id: 'name', title: t('column.name'), width: 180, render: (x) => <TagChip name={x.name} color={x.color} /> },
    { id: 'count', title: t('column.count'), width: 88, numeric: true, render: (x) => format.count(x.count) },
    { id: 'how', title: t('column.how'), width: 220, render: (x) => (x.segmentName === null ? t('byHand') : t('byRule', { segment: x.segmentName })) },
    { id: 'lasts', title: t('column.lasts'), width: 110, render: (x) => (x.lastsDays === null ? t('stays') : t('lastsDays', { count: x.lastsDays })) },
    { id: 'reason', title: t('column.reason'), width: 240, render: (x) => x.reason || '–' },
  ];
}
