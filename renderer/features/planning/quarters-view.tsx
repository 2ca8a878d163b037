import { AccountBookOutlined } from '@ant-design/icons';
import { Button, InputNumber, Progress, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarterBudget } from '../../../shared/contract/planning-calendar.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';

const partsOf = (quarter: string) => ({ year: Number(quarter.slice(0, 4)), n: Number(quarter.slice(6)) });

/** What each quarter may cost, and what its campaigns do. */
export function QuartersView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('planning');
  const list = useQuery(api.planning.quarters, {});
  const settings = useQuery(api.settings.get, {}).data;
  const quarters = list.data?.quarters;
  const currency = settings?.baseCurrency ?? 'CNY';
  return (
    <Page title={t('calendarTitle')} filters={choice} sentence={t('quarter.sentence')}>
      <Failure error={list.error} />
      {!quarters && !list.error && <Skeleton active />}
      {quarters?.length === 0 && (
        <EmptyState icon={<AccountBookOutlined />} title={t('quarter.empty')} text={t('quarter.emptyText')}>
          <SetBudget currency={currency} />
        </EmptyState>
      )}
      {quarters && quarters.length > 0 && (
        <Panel>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('quarter.quarter')}</th>
                <th className="is-number">{t('quarter.campaigns')}</th>
                <th className="is-number">{t('budget.planned')}</th>
                <th className="is-number">{t('budget.committed')}</th>
                <th className="is-number">{t('budget.actual')}</th>
                <th className="is-number">{t('quarter.budget')}</th>
                <th>{t('quarter.used')}</th>
              </tr>
            </thead>
            <tbody>
              {quarters.map((q) => (
                <QuarterRow key={q.quarter} quarter={q} />
              ))}
            </tbody>
          </table>
          <SetBudget currency={currency} />
        </Panel>
      )}
    </Page>
  );
}

function QuarterRow({ quarter: { quarter, campaigns, plannedMinor, committedMinor, actualMinor, budgetMinor, currency, alert } }: { quarter: QuarterBudget }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const money = (minor: number | null) => format.money(minor, currency);
  const share = budgetMinor === null || budgetMinor === 0 ? null : (plannedMinor + committedMinor + actualMinor) / budgetMinor;
  return (
    <tr>
      <td>{t('quarter.name', partsOf(quarter))}</td>
      <td className="is-number">{format.count(campaigns)}</td>
      <td className="is-number">{money(plannedMinor)}</td>
      <td className="is-number">{money(committedMinor)}</td>
      <td className="is-number">{money(actualMinor)}</td>
      <td className="is-number">{money(budgetMinor)}</td>
      <td>
        {share === null ? '–' : <Progress size="small" percent={Math.min(100, Math.round(share * 100))} format={() => format.share(share)} status={alert === 'over' ? 'exception' : 'normal'} />}
        {alert !== 'none' && share !== null && budgetMinor !== null && <span className={alert === 'over' ? 'harm' : 'soft'}>{t(alert === 'near' ? 'budget.near' : 'budget.over', { share: format.share(share), over: money(plannedMinor + committedMinor + actualMinor - budgetMinor) })}</span>}
      </td>
    </tr>
  );
}

function SetBudget({ currency }: { currency: string }) {
  const { t } = useTranslation('planning');
  const set = useCommand(api.planning.setQuarterBudget);
  const now = dayjs();
  const [year, setYear] = useState(now.year());
  const [quarter, setQuarter] = useState(Math.ceil((now.month() + 1) / 3));
  const [amount, setAmount] = useState<number | null>(null);
  return (
    <div className="quarter-form">
      <InputNumber<number> aria-label={t('quarter.year')} min={2000} max={2100} precision={0} value={year} onChange={(n) => n !== null && setYear(n)} />
      <Select<number> aria-label={t('quarter.part')} value={quarter} onChange={setQuarter} options={[1, 2, 3, 4].map((n) => ({ value: n, label: t('quarter.name', { year, n }) }))} />
      <InputNumber<number> aria-label={t('quarter.budget')} placeholder={t('quarter.budget')} min={0} suffix={currency} value={amount} onChange={setAmount} />
      <Button loading={set.busy} onClick={() => void set.run({ year, quarter, amountMinor: amount === null ? null : Math.round(amount * minorPerUnit(currency)) })}>
        {t('quarter.set')}
      </Button>
      <Failure error={set.error} />
    </div>
  );
}
