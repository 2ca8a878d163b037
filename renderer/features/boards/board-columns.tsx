import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../../shared/contract/boards.ts';
import { columnsOf, isRange, type BoardColumn, type BoardTopic, type Cell } from '../../../shared/domain/board-columns.ts';
import { useFormat, type Format } from '../../lib/format.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';
import type { ColumnFilter } from '../../ui/data-table-head.tsx';
import type { Column } from '../../ui/data-table.tsx';

const wide: Record<string, number> = { items: 220, text: 280, title: 280, name: 200, orderNo: 196, outcome: 200, segment: 150, category: 130, shop: 120 };
const widthOf = (id: string, column: BoardColumn): number => wide[id] ?? (column === 'number' ? 92 : column === 'money' || column === 'day' ? 112 : 110);

/** A topic's columns, all of which can be sorted and filtered. */
export function useBoardColumns(topic: BoardTopic): Column<BoardRow>[] {
  const { t } = useTranslation(['boards', 'customers', 'campaigns', 'service', 'common']);
  const format = useFormat();
  const { revealed } = usePrivacy();
  return useMemo(() => {
    // The keys are put together of the columns' ids, which the locales' test sees are there.
    const word = t as unknown as (key: string, values?: object) => string;
    const range = (type: 'number' | 'date'): ColumnFilter => ({ kind: 'range', type, from: t('filter.from'), to: t('filter.to'), apply: t('filter.apply'), clear: t('filter.clear') });
    const filterOf = (column: BoardColumn): ColumnFilter =>
      typeof column === 'object' ? { kind: 'choice', choices: column.choices.map((value) => ({ value, label: word(`${column.words}.${value}`) })) } : isRange(column) ? range(column === 'day' ? 'date' : 'number') : { kind: 'text' };
    return Object.entries(columnsOf(topic)).map(([id, column]): Column<BoardRow> => {
      const title = word(`column.${topic}.${id}`);
      return { id, title, width: widthOf(id, column), numeric: isRange(column), sortable: true, filterHint: t('filter.hint', { column: title }), filterBy: filterOf(column), render: (row) => <CellText row={row} cell={row.cells[id] ?? null} column={column} format={format} revealed={revealed} word={word} /> };
    });
  }, [topic, t, format, revealed]);
}

function CellText({ row, cell, column, format, revealed, word }: { row: BoardRow; cell: Cell; column: BoardColumn; format: Format; revealed: boolean; word: (key: string) => string }) {
  if (column === 'money') return format.money(cell as number | null, row.currency);
  if (column === 'number') return format.count(cell as number | null);
  if (column === 'day') return format.day(cell as string | null);
  if (column === 'phone') return <span className="number">{showPhone(cell as string | null, revealed)}</span>;
  if (cell === null) return '–';
  if (column === 'name') {
    const name = showName(String(cell), revealed);
    return row.customerId === null ? name : <a href={address('customers', 'list', row.customerId)}>{name}</a>;
  }
  if (typeof column === 'object') return word(`${column.words}.${cell}`);
  return <span title={String(cell)}>{cell}</span>;
}
