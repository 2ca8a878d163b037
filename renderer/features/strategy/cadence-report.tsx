import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StrategyReport, StrategyRow } from '../../../shared/contract/strategy.ts';
import { useFormat } from '../../lib/format.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** What was planned and what was done in the last 90 days, by state. */
export function CadenceReport({ report, rows, onAsk }: { report: StrategyReport; rows: StrategyRow[]; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('strategy');
  const { t: lifecycle } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const contacts = report.rows.reduce((sum, r) => sum + r.contacts, 0);
  return (
    <Panel title={t('report.title')} extra={<Definition label={common('definition')} text={t('define.report')} n={t('report.n', { count: contacts })} />}>
      {contacts === 0 && <p className="soft">{t('report.none')}</p>}
      <div className="wide-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('matrix.state')}</th>
              <th>{t('report.planned')}</th>
              <th className="is-number">{t('report.contacts')}</th>
              <th className="is-number">{t('report.people')}</th>
              <th className="is-number">{t('report.medianDays')}</th>
              <th className="is-number">{t('report.tooSoon')}</th>
              <th className="is-number">{t('report.tooMany')}</th>
              <th className="is-number">{t('report.spent')}</th>
              <th className="is-number">{t('report.overdue')}</th>
            </tr>
          </thead>
          <tbody>
            {report.rows.map((told) => {
              const row = rows.find((r) => r.state === told.state)!;
              const name = lifecycle(`state.${told.state}`);
              return (
                <tr key={told.state}>
                  <td>{name}</td>
                  <td className="number">{row.leaveAlone ? t('matrix.leaveAlone') : t('report.plan', { days: row.minDays, most30: row.most30, most90: row.most90 })}</td>
                  <td className="is-number">{format.count(told.contacts)}</td>
                  <td className="is-number">{format.count(told.people)}</td>
                  <td className="is-number">{told.medianDays === null ? '–' : t('days', { count: Math.round(told.medianDays) })}</td>
                  <td className={`is-number${told.tooSoon > 0 ? ' is-over' : ''}`}>{format.count(told.tooSoon)}</td>
                  <td className={`is-number${told.tooMany > 0 ? ' is-over' : ''}`}>{format.count(told.tooMany)}</td>
                  <td className="is-number">{row.budgetMinor === null ? format.money(told.spentMinor, report.currency) : t('report.ofBudget', { spent: format.money(told.spentMinor, report.currency), budget: format.money(row.budgetMinor, report.currency) })}</td>
                  <td className="is-number">
                    {told.overdue === null || told.overdue.customers === 0 ? (
                      format.count(told.overdue?.customers ?? null)
                    ) : (
                      <Button type="link" className="flat-link" onClick={() => ask(onAsk, told, t('report.overdueOf', { state: name }))}>
                        {format.count(told.overdue.customers)}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function ask(onAsk: (asked: PeopleAsked) => void, { overdue }: StrategyReport['rows'][number], title: string): void {
  if (overdue) onAsk({ title, rule: overdue.rule, saveAs: title });
}
