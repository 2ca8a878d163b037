import { AimOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedMonth } from '../../../shared/contract/results-sales-plan.ts';
import type { SalesParts } from '../../../shared/domain/explain-difference.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
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
      </Page>
      {planning && data && <SalesPlanForm known={data.known} currency={data.currency} onDone={() => setPlanning(false)} />}
    </>
  );
}

function Months({ months }: { months: PlannedMonth[] }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const remove = useCommand(api.results.deleteSalesPlan);
  return (
    <>
      <table className="plain-table effect-table" aria-label={t('salesPlan.months')}>
        <thead>
          <tr>
            <th>{t('salesPlan.month')}</th>
            {(['net', 'buyers', 'frequency', 'value', 'difference', 'byBuyers', 'byFrequency', 'byValue'] as const).map((key) => (
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
              <Parts month={m} />
              {m.explained === null ? (
                <td className="soft" colSpan={4}>
                  {t(m.unfinished ? 'salesPlan.unfinished' : 'salesPlan.nothing')}
                </td>
              ) : (
                [m.explained.differenceMinor, m.explained.byBuyersMinor, m.explained.byFrequencyMinor, m.explained.byValueMinor].map((minor, i) => (
                  <td key={i} className="is-number">
                    {format.money(Math.round(minor), m.currency)}
                  </td>
                ))
              )}
              <td>
                <Popconfirm title={t('salesPlan.deleteAsk')} okText={common('delete')} cancelText={common('cancel')} onConfirm={() => void remove.run({ month: m.month })}>
                  <Button type="text" size="small">
                    {common('delete')}
                  </Button>
                </Popconfirm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Failure error={remove.error} />
    </>
  );
}

/** What came, and under it what was planned. */
function Parts({ month: { actual, plan, currency } }: { month: PlannedMonth }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const each = (parts: SalesParts): string[] => [format.money(parts.netMinor, currency), format.count(parts.buyers), parts.buyers === 0 ? '–' : format.decimal(parts.orders / parts.buyers), parts.orders === 0 ? '–' : format.money(Math.round(parts.netMinor / parts.orders), currency)];
  const planned = each(plan);
  return (
    <>
      {each(actual).map((text, i) => (
        <td key={i} className="is-number">
          {text}
          <br />
          <small>{t('salesPlan.planned', { value: planned[i] })}</small>
        </td>
      ))}
    </>
  );
}
