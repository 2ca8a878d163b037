import { AimOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedMonth } from '../../../shared/contract/results-sales-plan.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { Definition } from '../../ui/definition.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { GroupPlans } from './group-plans.tsx';
import { PlanCells, planColumns } from './plan-cells.tsx';
import { SalesPlanForm } from './sales-plan-form.tsx';

/** What each month was to bring, what it brought, and what made the difference. */
export function SalesPlanView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { data, error } = useQuery(api.results.salesPlan, {});
  const [planning, setPlanning] = useState(false);
  const add = (
    <Button type="primary" onClick={() => setPlanning(true)}>
      {t('salesPlan.new')}
    </Button>
  );
  const last = data?.months.find((m) => m.explained !== null);
  const sentence = last && t('salesPlan.sentence', { month: last.month, actual: format.money(last.actual.netMinor, last.currency), plan: format.money(last.plan.netMinor, last.currency), share: format.share(last.actual.netMinor / last.plan.netMinor) });
  return (
    <>
      <Page title={t('salesPlan.title')} {...(sentence === undefined ? {} : { sentence })} filters={choice} {...(data && data.months.length > 0 ? { action: add } : {})}>
        <Failure error={error} />
        {!data && !error && <Skeleton active />}
        {data && data.months.length === 0 && (
          <EmptyState icon={<AimOutlined />} title={t('salesPlan.empty')} text={t('salesPlan.emptyText')}>
            {add}
          </EmptyState>
        )}
        {data && data.months.length > 0 && (
          <Panel title={t('salesPlan.months')} extra={<Definition label={common('definition')} text={t('salesPlan.define', { day: format.day(data.knownUntil || null) })} n={common('nOf', { n: format.count(data.months.reduce((n, m) => n + m.actual.orders, 0)) })} />}>
            <Months months={data.months} />
          </Panel>
        )}
        {data && <GroupPlans />}
      </Page>
      {planning && data && <SalesPlanForm known={data.known} currency={data.currency} onDone={() => setPlanning(false)} />}
    </>
  );
}

function Months({ months }: { months: PlannedMonth[] }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const remove = useCommand(api.results.deleteSalesPlan);
  return (
    <>
      <table className="plain-table effect-table" aria-label={t('salesPlan.months')}>
        <thead>
          <tr>
            <th>{t('salesPlan.month')}</th>
            {planColumns.map((key) => (
              <th key={key} className="is-number">
                {t(`salesPlan.column.${key}`)}
              </th>
            ))}
            <th aria-label={common('delete')} />
          </tr>
        </thead>
        <tbody>
          {months.map((m) => (
            <tr key={m.month}>
              <th scope="row">{m.month}</th>
              <PlanCells planned={m} />
              <td>
                <AskButton label={common('delete')} ask={t('salesPlan.deleteAsk')} cancelText={common('cancel')} onConfirm={() => void remove.run({ month: m.month })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Failure error={remove.error} />
    </>
  );
}
