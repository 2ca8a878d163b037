import { AppstoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board, BoardView } from '../../shared/contract/boards.ts';
import { NameDialog } from '../ui/name-dialog.tsx';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useCommand, useQuery } from './query.ts';

interface BoardMenuProps {
  topic: Board['topic'];
  /** Which kept way to look it began with. */
  board: number | null;
  /** How it is looked at now. */
  shown: () => BoardView;
  onTake: (board: Board) => void;
}

/** The ways to look at a list that are kept: taken up, kept anew, or thrown away. */
export function BoardMenu({ topic, board, shown, onTake }: BoardMenuProps) {
  const { t } = useTranslation(['boards', 'common']);
  const { message, modal } = App.useApp();
  const boards = useQuery(api.boards.list, { topic });
  const save = useCommand(api.boards.save);
  const remove = useCommand(api.boards.remove);
  const [naming, setNaming] = useState(false);
  const list = (boards.data ?? []).filter((b) => b.topic === topic);
  const chosen = list.find((b) => b.boardId === board);
  const keep = async (name: string, boardId?: number) => {
    const saved = await save.run({ ...(boardId === undefined ? {} : { boardId }), topic, name, view: shown() });
    if (!saved) return;
    setNaming(false);
    onTake(saved);
    void message.success(t('common:saved'));
  };
  const askDelete = (b: Board) => void modal.confirm({ title: t('menu.delete', { name: b.name }), okText: t('common:delete'), okButtonProps: { danger: true }, onOk: () => remove.run({ boardId: b.boardId }) });
  const items = [
    ...list.map((b) => ({ key: `take ${b.boardId}`, label: b.name })),
    ...(list.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'save', label: t('menu.save') },
    ...(chosen ? [{ key: 'replace', label: t('menu.replace', { name: chosen.name }) }, { key: 'delete', label: t('menu.deleteItem', { name: chosen.name }), danger: true }] : []),
  ];
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items,
          selectedKeys: chosen ? [`take ${chosen.boardId}`] : [],
          onClick: ({ key }) => {
            if (key === 'save') setNaming(true);
            else if (key === 'replace' && chosen) void keep(chosen.name, chosen.boardId);
            else if (key === 'delete' && chosen) askDelete(chosen);
            else {
              const taken = list.find((b) => key === `take ${b.boardId}`);
              if (taken) onTake(taken);
            }
          },
        }}
      >
        <Button icon={<AppstoreOutlined />}>{chosen?.name ?? t('menu.button')}</Button>
      </Dropdown>
      <Failure error={naming ? null : (save.error ?? remove.error)} onClose={save.error ? save.clearError : remove.clearError} />
      {naming && <NameDialog title={t('menu.save')} label={t('menu.name')} initial="" okText={t('common:save')} maxLength={30} busy={save.busy} failure={<Failure error={save.error} />} onOk={(name) => void keep(name)} onCancel={() => setNaming(false)} />}
    </>
  );
}
