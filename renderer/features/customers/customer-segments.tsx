import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';
import { RuleExplanation } from '../../lib/rule-explanation.tsx';

/** In which of the saved segments somebody is, and why in one or not. */
export function CustomerSegments({ customer }: { customer: Customer }) {
  const { t } = useTranslation('segments');
  const list = useQuery(api.segments.list, {});
  const [segmentId, choose] = useState<number | null>(null);
  const inside = new Set(customer.segments.map((s) => s.segmentId));
  const segments = list.data ?? [];
  const chosen = segments.find((s) => s.segmentId === segmentId);
  if (segments.length === 0) return null;
  return (
    <section>
      <h3>{t('why.ofCustomer', { n: inside.size, of: segments.length })}</h3>
      <Select<number | null>
        allowClear
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('why.choose')}
        placeholder={t('why.choose')}
        value={segmentId}
        options={segments.map((s) => ({ value: s.segmentId, label: `${inside.has(s.segmentId) ? '✓ ' : ''}${s.name}` }))}
        onChange={(id) => choose(id ?? null)}
      />
      {chosen && <RuleExplanation rule={chosen.rule} customerId={customer.customerId} />}
    </section>
  );
}
