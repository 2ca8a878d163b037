import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { api } from '../../lib/api.ts';
import { CaseCard } from '../../lib/case-card.tsx';
import { CaseForm } from '../../lib/case-form.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';

/** What they asked for or complained of, the open ones first. */
export function CustomerCases({ customer: { customerId, orderList } }: { customer: Customer }) {
  const { t } = useTranslation('service');
  const cases = useQuery(api.service.cases, { customerId });
  const [making, setMaking] = useState(false);
  const orders = orderList.map((o) => o.orderNo);
  return (
    <section aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <Failure error={cases.error} />
      {cases.data?.rows.map((entry) => <CaseCard key={entry.caseId} entry={entry} orders={orders} />)}
      <p>
        <Button size="small" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
          {t('case.new')}
        </Button>
      </p>
      {making && <CaseForm customerId={customerId} open={null} orders={orders} onDone={() => setMaking(false)} />}
    </section>
  );
}
