import { Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useTaskQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { GroupPlanForm } from './group-plan-form.tsx';
import { PlanCells, planColumns } from './plan-cells.tsx';

/** The same by segment and month, and by campaign. */
export function GroupPlans() {
  const { t } = useTranslation(['results', 'common']);
  const format = useFormat();
  const { data, error } = useTaskQuery(api.results.groupPlans, {});
  const remove = useCommand(api.results.deleteGroupPlan);
  const [planning, setPlanning] = useState(false);
  return (
    <Panel
      title={t('groupPlan.title')}
      extra={
        <Space>
          <Button size="small" onClick={() => setPlanning(true)}>
            {t('groupPlan.new')}
          </Button>
          {data && data.plans.length > 0 && <Definition label={t('common:definition')} text={t('groupPlan.define', { day: format.day(data.knownUntil || null) })} n={t('common:nOf', { n: format.count(data.plans.reduce((n, p) => n + p.actual.orders, 0)) })} />}
        </Space>
      }
    >
      <Failure error={error ?? remove.error} />
      {!data && !error && <Skeleton active paragraph={{ rows: 2 }} />}
      {data?.plans.length === 0 && <p className="soft">{t('groupPlan.empty')}</p>}
      {data && data.plans.length > 0 && (
        <div className="wide-table">
          <table className="plain-table effect-table" aria-label={t('groupPlan.title')}>
            <thead>
              <tr>
                <th>{t('groupPlan.of')}</th>
                {planColumns.map((key) => (
                  <th key={key} className="is-number">
                    {t(`salesPlan.column.${key}`)}
                  </th>
                ))}
                <th aria-label={t('common:delete')} />
              </tr>
            </thead>
            <tbody>
              {data.plans.map((p) => (
                <tr key={p.planId}>
                  <th scope="row">
                    <a href={p.segmentId === null ? address('results', 'campaign', p.campaignId!) : address('customers', 'segments', p.segmentId)}>{p.name}</a>
                    <br />
                    <small>{p.from === null ? t('groupPlan.notSent') : t(p.month === null ? 'groupPlan.window' : 'groupPlan.month', { month: p.month, from: format.day(p.from), to: format.day(p.to), people: format.count(p.people) })}</small>
                  </th>
                  <PlanCells planned={p} />
                  <td>
                    <AskButton label={t('common:delete')} ask={t('groupPlan.deleteAsk')} cancelText={t('common:cancel')} onConfirm={() => void remove.run({ planId: p.planId })} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {planning && data && <GroupPlanForm currency={data.currency} onDone={() => setPlanning(false)} />}
    </Panel>
  );
}
