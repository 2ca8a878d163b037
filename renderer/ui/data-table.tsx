import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { DataTableHead, type ColumnFilter } from './data-table-head.tsx';
import { DataTableRow } from './data-table-row.tsx';
import './ui.css';

export interface Column<R> {
  id: string;
  title: string;
  /** Pixels at least; columns share what is left over in proportion. */
  width: number;
  numeric?: boolean;
  sortable?: boolean;
  /** How the filter's field is explained; no filter without it. */
  filterHint?: string;
  /** By text where it isn't said. */
  filterBy?: ColumnFilter;
  render: (row: R) => ReactNode;
}

interface DataTableProps<R> {
  label: string;
  columns: Column<R>[];
  total: number;
  /** Undefined while the row is on its way. */
  row: (index: number) => R | undefined;
  rowKey: (row: R) => string | number;
  /** The rows on the screen, so that they can be fetched. */
  onRange?: (first: number, last: number) => void;
  sort?: { by: string; descending: boolean } | null;
  onSort?: (by: string, descending: boolean) => void;
  filters?: Record<string, string>;
  onFilter?: (id: string, text: string) => void;
  onOpen?: (row: R) => void;
  activeKey?: string | number | null;
  dense?: boolean;
  foot?: ReactNode;
  /** Shown where there are no rows. */
  empty?: ReactNode;
}

/** Any number of rows, of which only those on the screen exist. Arrows move, Enter opens. */
export function DataTable<R>(p: DataTableProps<R>) {
  const scroll = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  // Rows beyond the screen are for whoever scrolls: until then they would only make the first drawing longer.
  const [overscan, setOverscan] = useState(2);
  const height = p.dense ? 32 : 40;
  // The compiler leaves components with this hook alone; they are cheap to draw again.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({ count: p.total, getScrollElement: () => scroll.current, estimateSize: () => height, overscan });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  // The page with its head first, the rows in pieces after it: together they would hold up a frame.
  const isFilled = useDeferredValue(p.total > 0, false);
  const { onRange } = p;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const template = p.columns.map((c) => `minmax(${c.width}px, ${c.width}fr)`).join(' ');
  // Every row its own grid: one width for all, or they would not stand below each other.
  const minWidth = p.columns.reduce((sum, c) => sum + c.width, 0);
  const move = (to: number) => {
    const next = Math.max(0, Math.min(p.total - 1, to));
    setAt(next);
    rows.scrollToIndex(next);
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.target !== scroll.current) return;
    const page = Math.max(1, Math.floor(scroll.current.clientHeight / height) - 1);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: p.total - 1 };
    const to = steps[e.key];
    const row = at >= 0 ? p.row(at) : undefined;
    if (to !== undefined) {
      e.preventDefault();
      move(to);
    } else if (e.key === 'Enter' && row && p.onOpen) p.onOpen(row);
  };

  return (
    <div className="table">
      <div ref={scroll} className="table-scroll" tabIndex={0} role="table" aria-label={p.label} aria-rowcount={p.total + 1} onKeyDown={onKey} onScroll={() => setOverscan(12)}>
        <div className="table-head" role="row" style={{ gridTemplateColumns: template, minWidth }}>
          {p.columns.map((c) => (
            <DataTableHead
              key={c.id}
              id={c.id}
              title={c.title}
              numeric={c.numeric ?? false}
              sortable={c.sortable ?? false}
              filterHint={c.filterHint}
              filterBy={c.filterBy}
              sort={p.sort ?? null}
              onSort={p.onSort}
              filter={p.filters?.[c.id] ?? ''}
              onFilter={p.onFilter}
            />
          ))}
        </div>
        <div className="table-body" style={{ height: rows.getTotalSize(), minWidth }}>
          {isFilled && items.map((item) => {
            const row = p.row(item.index);
            const active = item.index === at || (row !== undefined && p.activeKey === p.rowKey(row));
            return <DataTableRow key={item.key} index={item.index} row={row} columns={p.columns} template={template} height={height} top={item.start} active={active} onChoose={setAt} onOpen={p.onOpen} />;
          })}
        </div>
        {p.total === 0 && p.empty !== undefined && <div className="table-empty">{p.empty}</div>}
      </div>
      {p.foot !== undefined && <div className="table-foot">{p.foot}</div>}
    </div>
  );
}
