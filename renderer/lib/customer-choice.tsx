import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from './api.ts';
import { showName, showPhone, usePrivacy } from './privacy.ts';
import { useQuery } from './query.ts';
import { useDebounced } from './use-debounced.ts';

/** One customer, found by name, phone or order number. */
export function CustomerChoice({ value, onChange, id }: { value: number | null; onChange: (customerId: number | null) => void; id: string }) {
  const { t } = useTranslation('customers');
  const { revealed } = usePrivacy();
  const [text, setText] = useState('');
  const search = useDebounced(text.trim(), 200);
  const list = useQuery(api.customers.list, { ...(search ? { search } : {}), limit: 20 });
  const options = (list.data?.rows ?? []).map((c) => ({ value: c.customerId, label: [showName(c.nick ?? c.name, revealed), c.phone === null ? null : showPhone(c.phone, revealed), c.province].filter((part) => part !== null && part !== '–').join(' · ') }));
  return (
    <Select<number | null>
      id={id}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      style={{ width: '100%' }}
      placeholder={t('search')}
      aria-label={t('search')}
      value={value}
      options={options}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  );
}
