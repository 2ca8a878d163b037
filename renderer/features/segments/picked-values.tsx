import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';
import { useDebounced } from '../../lib/use-debounced.ts';

interface PickedValuesProps {
  /** Whose values: a field of the catalogue. */
  field: string;
  label: string;
  placeholder: string;
  multiple: boolean;
  value: string[];
  onChange: (value: string[]) => void;
}

/** Values that occur among the customers, searched as one types. */
export function PickedValues({ field, label, placeholder, multiple, value, onChange }: PickedValuesProps) {
  const { t } = useTranslation('segments');
  // Of products and categories the items sold are counted, of the rest people.
  const countsItems = field === 'bought_product' || field === 'bought_category';
  const [search, setSearch] = useState('');
  const found = useQuery(api.segments.values, { field, search: useDebounced(search, 200) });
  // Names of what is chosen come from the list before anything is searched.
  const known = useQuery(api.segments.values, { field, search: '' });
  const options = (found.data ?? []).map((o) => ({ value: o.value, label: o.label, count: o.count }));
  const missing = value.filter((v) => !options.some((o) => o.value === v)).map((v) => ({ value: v, label: known.data?.find((o) => o.value === v)?.label ?? v, count: null }));
  const shared = {
    className: 'value-wide',
    'aria-label': label,
    placeholder,
    options: search === '' ? [...missing, ...options] : options,
    popupMatchSelectWidth: 280,
    maxTagCount: 'responsive' as const,
    notFoundContent: t('value.none'),
    showSearch: { filterOption: false, searchValue: search, onSearch: setSearch, autoClearSearchValue: true },
    optionRender: (option: { data: { label: string; count: number | null } }) => (
      <span className="value-option">
        <span>{option.data.label}</span>
        {option.data.count !== null && <small className="soft number">{t(countsItems ? 'value.items' : 'value.found', { count: option.data.count })}</small>}
      </span>
    ),
  };
  return multiple ? (
    <Select {...shared} mode="multiple" value={value} onChange={(values: string[]) => onChange(values)} />
  ) : (
    <Select {...shared} value={value[0] ?? null} onChange={(v: string | null) => onChange(v === null ? [] : [v])} />
  );
}
