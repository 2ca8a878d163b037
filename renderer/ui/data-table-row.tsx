import { memo, type ReactNode } from 'react';
import type { Column } from './data-table.tsx';

interface DataTableRowProps<R> {
  index: number;
  /** Undefined while it is on its way. */
  row: R | undefined;
  columns: Column<R>[];
  template: string;
  height: number;
  top: number;
  active: boolean;
  onChoose: (index: number) => void;
  onOpen: ((row: R) => void) | undefined;
}

function Row<R>({ index, row, columns, template, height, top, active, onChoose, onOpen }: DataTableRowProps<R>): ReactNode {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`table-row${onOpen ? ' is-link' : ''}${active ? ' is-at' : ''}`}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
      onClick={() => {
        onChoose(index);
        if (row) onOpen?.(row);
      }}
    >
      {columns.map((c) => (
        <div key={c.id} role="cell" className={`table-td${c.numeric ? ' is-number' : ''}`}>
          {row === undefined ? <span className="table-waiting" aria-hidden /> : c.render(row)}
        </div>
      ))}
    </div>
  );
}

/** One row. While the list is scrolled only those that come in are drawn: the others have nothing new to say. */
export const DataTableRow = memo(Row) as typeof Row;
