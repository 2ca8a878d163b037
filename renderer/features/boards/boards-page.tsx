import { AppstoreOutlined, ColumnHeightOutlined, VerticalAlignMiddleOutlined } from '@ant-design/icons';
import { Button, Segmented, Skeleton, Tooltip } from 'antd';
import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { boardTopics, type BoardTopic } from '../../../shared/domain/board-columns.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { BoardMenu } from '../../lib/board-menu.tsx';
import { Failure } from '../../lib/failure.tsx';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { go } from '../../lib/route.ts';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useBoardColumns } from './board-columns.tsx';
import { useBoardViews } from './boards-store.ts';
import { HandOut } from './hand-out.tsx';

const homes: Record<BoardTopic, [string, string]> = { orders: ['data', 'import'], members: ['customers', 'members'], products: ['data', 'import'], campaigns: ['marketing', 'campaigns'], cases: ['customers', 'cases'] };

/** Everything but the customers, topic by topic: own columns, filters and order, kept as boards and handed out. */
export function BoardsPage({ topic: asked }: { topic: string | null }) {
  const topic = boardTopics.find((x) => x === asked) ?? 'orders';
  return <BoardOf key={topic} topic={topic} />;
}

function BoardOf({ topic }: { topic: BoardTopic }) {
  const { t } = useTranslation('boards');
  const { change, take } = useBoardViews();
  const view = useBoardViews((s) => s.views[topic]);
  const { sort, filters, hidden, dense } = view;
  const list = usePagedRows(api.boards.rows, useMemo(() => ({ topic, sort, filters }), [topic, sort, filters]));
  const columns = useBoardColumns(topic);
  const shown = useMemo(() => columns.filter((c) => !hidden.includes(c.id)), [columns, hidden]);
  const narrowed = Object.keys(filters).length > 0;
  const filter = (id: string, text: string) => change(topic, { filters: Object.fromEntries([...Object.entries(filters).filter(([by]) => by !== id), ...(text === '' ? [] : [[id, text]])]) as Record<string, string> });
  const choice = <Segmented<BoardTopic> aria-label={t('topicLabel')} value={topic} options={boardTopics.map((value) => ({ value, label: t(`topic.${value}`) }))} onChange={(to) => go('data', 'boards', to)} />;
  const failure = <Failure error={list.error instanceof AppError ? list.error : null} />;
  if (!list.head) return <Page title={t('title')} filters={choice}>{failure}{list.isLoading && <Skeleton active />}</Page>;
  if (list.head.all === 0) {
    return (
      <Page title={t('title')} filters={choice}>
        <EmptyState icon={<AppstoreOutlined />} title={t(`empty.${topic}.title`)} text={t(`empty.${topic}.text`)}>
          <Button type="primary" onClick={() => go(...homes[topic])}>
            {t(`empty.${topic}.button`)}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      full
      title={t('title')}
      sentence={<Trans t={t} i18nKey={narrowed ? 'sentenceFound' : 'sentence'} count={list.total} values={{ topic: t(`topic.${topic}`), all: list.head.all }} components={{ b: <strong /> }} />}
      action={<HandOut topic={topic} board={view.board} sort={sort} filters={filters} columns={shown.map((c) => c.id)} disabled={list.total === 0} />}
      filters={
        <>
          {choice}
          {narrowed && <Button onClick={() => change(topic, { filters: {}, board: null })}>{t('clear')}</Button>}
          <span className="page-filters-end">
            <BoardMenu topic={topic} board={view.board} shown={() => ({ search: '', own: [], sort, filters, hidden, dense })} onTake={(board) => take(topic, board)} />
            <Tooltip title={dense ? t('roomy') : t('dense')}>
              <Button icon={dense ? <ColumnHeightOutlined /> : <VerticalAlignMiddleOutlined />} aria-label={dense ? t('roomy') : t('dense')} onClick={() => change(topic, { dense: !dense })} />
            </Tooltip>
            <ColumnChooser label={t('columns')} columns={columns} hidden={hidden} fixed={columns.slice(0, 1).map((c) => c.id)} onChange={(off) => change(topic, { hidden: off })} />
          </span>
        </>
      }
    >
      {failure}
      <DataTable label={t(`topic.${topic}`)} columns={shown} total={list.total} row={list.row} rowKey={(r) => r.id} onRange={list.onRange} sort={sort} onSort={(by, descending) => change(topic, { sort: { by, descending } })} filters={filters} onFilter={filter} dense={dense} empty={t('none')} foot={<span>{t(`define.${topic}`)}</span>} />
    </Page>
  );
}
