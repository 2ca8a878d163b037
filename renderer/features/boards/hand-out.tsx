import { DownOutlined, ExportOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BoardView } from '../../../shared/contract/boards.ts';
import type { BoardTopic } from '../../../shared/domain/board-columns.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useQuery, useTask } from '../../lib/query.ts';
import { useSaveDocument } from '../../lib/save-document.ts';

interface HandOutProps extends Pick<BoardView, 'sort' | 'filters'> {
  topic: BoardTopic;
  board: number | null;
  columns: string[];
  disabled: boolean;
}

/** What is shown, as a workbook or printed; who isn't in it is said. */
export function HandOut({ topic, board, sort, filters, columns, disabled }: HandOutProps) {
  const { t, i18n } = useTranslation('boards');
  const { message } = App.useApp();
  const task = useTask(api.boards.handOut);
  const document = useSaveDocument();
  const title = useQuery(api.boards.list, { topic }).data?.find((b) => b.boardId === board)?.name ?? t(`topic.${topic}`);
  const start = async (form: 'sheet' | 'page') => {
    const written = { rows: 0, leftOut: { optedOut: 0, heldOut: 0 } };
    const saved = await document.save(`${title}.${form === 'sheet' ? 'xlsx' : 'pdf'}`, async (to) => {
      const done = await task.run({ topic, sort, filters, columns, form, title, language: i18n.language === 'en' ? 'en' : 'zh-CN', to });
      if (done) Object.assign(written, done);
      return done;
    });
    if (!saved) return;
    const { optedOut, heldOut } = written.leftOut;
    void message.success([t(`handout.${form}Done`), t('handout.rows', { rows: written.rows }), ...(optedOut > 0 ? [t('handout.optedOut', { optedOut })] : []), ...(heldOut > 0 ? [t('handout.heldOut', { heldOut })] : [])].join(i18n.language === 'en' ? ' ' : ''), 8);
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={disabled}
        styles={{ root: { maxWidth: 300 } }}
        menu={{ items: [{ type: 'group', label: t('handout.why'), children: [{ key: 'sheet', label: t('handout.sheet') }, { key: 'page', label: t('handout.page') }] }], onClick: ({ key }) => void start(key as 'sheet' | 'page') }}
      >
        <Button type="primary" icon={<ExportOutlined />} loading={task.busy || document.busy} disabled={disabled}>
          {t('handout.button')} <DownOutlined />
        </Button>
      </Dropdown>
      <Failure error={task.error ?? document.error} onClose={task.error ? task.clearError : document.clearError} />
    </>
  );
}
