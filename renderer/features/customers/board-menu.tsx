import { AppstoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../shared/contract/customers.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { useCustomersView } from './customers-store.ts';

/** The ways to look at the list that are kept: taken up, kept anew, or thrown away. */
export function BoardMenu() {
  const { t } = useTranslation(['customers', 'common']);
  const { message, modal } = App.useApp();
  const view = useCustomersView();
  const boards = useQuery(api.customers.boards, {});
  const save = useCommand(api.customers.saveBoard);
  const remove = useCommand(api.customers.deleteBoard);
  const [naming, setNaming] = useState(false);
  const list = boards.data ?? [];
  const chosen = list.find((b) => b.boardId === view.board);
  const shown = (): Board['view'] => ({ search: view.search, sort: view.sort, filters: view.filters, own: view.own, hidden: view.hidden, dense: view.dense });
  const keep = async (name: string, boardId?: number) => {
    const saved = await save.run({ ...(boardId === undefined ? {} : { boardId }), name, view: shown() });
    if (!saved) return;
    setNaming(false);
    view.take(saved);
    void message.success(t('common:saved'));
  };
  const askDelete = (board: Board) => void modal.confirm({ title: t('board.delete', { name: board.name }), okText: t('common:delete'), okButtonProps: { danger: true }, onOk: () => remove.run({ boardId: board.boardId }) });
  const items = [
    ...list.map((b) => ({ key: `take ${b.boardId}`, label: b.name })),
    ...(list.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'save', label: t('board.save') },
    ...(chosen ? [{ key: 'replace', label: t('board.replace', { name: chosen.name }) }, { key: 'delete', label: t('board.deleteItem', { name: chosen.name }), danger: true }] : []),
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
              const board = list.find((b) => key === `take ${b.boardId}`);
              if (board) view.take(board);
            }
          },
        }}
      >
        <Button icon={<AppstoreOutlined />}>{chosen?.name ?? t('board.button')}</Button>
      </Dropdown>
      <Failure error={naming ? null : (save.error ?? remove.error)} onClose={save.error ? save.clearError : remove.clearError} />
      {naming && <NameDialog title={t('board.save')} label={t('board.name')} initial="" okText={t('common:save')} maxLength={30} busy={save.busy} failure={<Failure error={save.error} />} onOk={(name) => void keep(name)} onCancel={() => setNaming(false)} />}
    </>
  );
}
