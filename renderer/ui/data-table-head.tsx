import { CaretDownFilled, CaretUpFilled, FilterFilled, FilterOutlined } from '@ant-design/icons';
import { Button, Input, Popover, Select, Space } from 'antd';
import { useState, type SubmitEvent } from 'react';
import './ui.css';

/** How a column is filtered: by text that it holds, by a list of values, or from a lowest to a highest one. */
export type ColumnFilter =
  | { kind: 'text' }
  | { kind: 'choice'; choices: { value: string; label: string }[] }
  /** Gives `min..max`; either end may be left out. Days are YYYY-MM-DD. */
  | { kind: 'range'; type: 'number' | 'date'; from: string; to: string; apply: string; clear: string };

interface HeadProps {
  id: string;
  title: string;
  numeric: boolean;
  sortable: boolean;
  filterHint: string | undefined;
  filterBy: ColumnFilter | undefined;
  sort: { by: string; descending: boolean } | null;
  onSort: ((by: string, descending: boolean) => void) | undefined;
  filter: string;
  onFilter: ((id: string, text: string) => void) | undefined;
}

export function DataTableHead({ id, title, numeric, sortable, filterHint, filterBy, sort, onSort, filter, onFilter }: HeadProps) {
  const on = sort?.by === id;
  const [open, setOpen] = useState(false);
  const apply = (text: string) => {
    onFilter?.(id, text);
    setOpen(false);
  };
  return (
    <div role="columnheader" aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : 'none'} className={`table-th${numeric ? ' is-number' : ''}`}>
      {sortable && onSort ? (
        <button type="button" className={on ? 'is-on' : ''} onClick={() => onSort(id, on ? !sort.descending : numeric)}>
          {title}
          {on && (sort.descending ? <CaretDownFilled aria-hidden /> : <CaretUpFilled aria-hidden />)}
        </button>
      ) : (
        <span>{title}</span>
      )}
      {filterHint !== undefined && onFilter && (
        <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottom" destroyOnHidden content={<FilterBox hint={filterHint} by={filterBy ?? { kind: 'text' }} value={filter} onApply={apply} />}>
          <button type="button" className={filter ? 'is-on' : 'is-quiet'} aria-label={filterHint}>
            {filter ? <FilterFilled aria-hidden /> : <FilterOutlined aria-hidden />}
          </button>
        </Popover>
      )}
    </div>
  );
}

function FilterBox({ hint, by, value, onApply }: { hint: string; by: ColumnFilter; value: string; onApply: (text: string) => void }) {
  if (by.kind === 'text') return <Input.Search allowClear autoFocus defaultValue={value} placeholder={hint} aria-label={hint} onSearch={(text) => onApply(text.trim())} />;
  if (by.kind === 'choice') {
    return <Select allowClear autoFocus defaultOpen className="filter-choice" value={value || null} placeholder={hint} aria-label={hint} options={by.choices} onChange={(chosen: string | null | undefined) => onApply(chosen ?? '')} />;
  }
  return <RangeBox by={by} value={value} onApply={onApply} />;
}

function RangeBox({ by, value, onApply }: { by: ColumnFilter & { kind: 'range' }; value: string; onApply: (text: string) => void }) {
  const [ends, setEnds] = useState<[string, string]>(() => {
    const [from = '', to = ''] = value.split('..');
    return [from, to];
  });
  const submit = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    onApply(ends[0] === '' && ends[1] === '' ? '' : `${ends[0]}..${ends[1]}`);
  };
  return (
    <form className="filter-range" onSubmit={submit}>
      <Space.Compact>
        <Input type={by.type} autoFocus value={ends[0]} placeholder={by.from} aria-label={by.from} onChange={(e) => setEnds([e.target.value, ends[1]])} />
        <Input type={by.type} value={ends[1]} placeholder={by.to} aria-label={by.to} onChange={(e) => setEnds([ends[0], e.target.value])} />
      </Space.Compact>
      <div className="filter-actions">
        <Button size="small" onClick={() => onApply('')}>
          {by.clear}
        </Button>
        <Button size="small" type="primary" htmlType="submit">
          {by.apply}
        </Button>
      </div>
    </form>
  );
}
