import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Cultivation } from '../../../shared/contract/strategy-cultivation.ts';
import type { CultivationStep } from '../../../shared/domain/cultivation.ts';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';

/** Who has been on a step for longer than the owner gives them, and what is done next. */
export function StuckPeople({ told, step, busy, onStart }: { told: Cultivation; step: CultivationStep; busy: boolean; onStart: () => void }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const { action, withinDays } = told.rules.steps[told.steps.findIndex((s) => s.step === step)]!;
  const name = t(`cultivation.step.${step}`);
  return (
    <Panel
      title={t('cultivation.stuckOf', { count: told.stuckIds.length, step: name, days: withinDays })}
      extra={
        <Button loading={busy} disabled={told.stuckIds.length === 0} onClick={onStart}>
          {t('cultivation.start', { play: t(`play.${action}.name`) })}
        </Button>
      }
    >
      <p className="soft">{told.stuckIds.length === 0 ? t('cultivation.nobody') : t(`play.${action}.text`)}</p>
      {told.people.length > 0 && (
        <div className="long-table">
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('churn.nick')}</th>
                <th className="is-number">{t('cultivation.since')}</th>
                <th className="is-number">{t('churn.last')}</th>
                <th className="is-number">{t('cultivation.dayCount')}</th>
                <th className="is-number">{t('churn.net')}</th>
              </tr>
            </thead>
            <tbody>
              {told.people.map((c) => (
                <tr key={c.customerId}>
                  <td>
                    <a href={address('customers', 'list', c.customerId)}>{showName(c.nick ?? c.name, revealed)}</a>
                  </td>
                  <td className="is-number">{t('days', { count: c.stuckDays })}</td>
                  <td className="is-number">{c.lastOrderDays === null ? '–' : t('days', { count: c.lastOrderDays })}</td>
                  <td className="is-number">{format.count(c.purchaseDays)}</td>
                  <td className="is-number">{format.money(c.netTotalMinor, told.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {told.people.length < told.stuckIds.length && <p className="chart-note soft">{t('cultivation.first', { shown: format.count(told.people.length) })}</p>}
    </Panel>
  );
}
