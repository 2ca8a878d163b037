import { useTranslation } from 'react-i18next';
import type { Intervals } from '../../../shared/contract/lifecycle.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

const percents = [50, 75, 90, 95];
const within = [30, 90, 180];

/** Gaps by the purchase that they begin at. */
export function GapsTable({ intervals }: { intervals: Intervals }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  if (intervals.gaps[0]?.n === 0) return null;
  return (
    <Panel title={t('orders.title')} extra={<Definition label={common('definition')} text={t('define.intervals')} sql={intervals.sql} />}>
      <div className="wide-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('orders.order')}</th>
              <th className="is-number">{t('orders.n')}</th>
              {percents.map((percent) => (
                <th key={percent} className="is-number">
                  {t('orders.percentile', { percent })}
                </th>
              ))}
              {within.map((days) => (
                <th key={days} className="is-number">
                  {t('orders.within', { days })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {intervals.gaps.map((g) => (
              <tr key={g.order}>
                <td>{t(`orders.${g.order}`)}</td>
                <td className="is-number">{format.count(g.n)}</td>
                {percents.map((percent) => {
                  const days = g.percentiles.find((p) => p.percent === percent)?.days ?? null;
                  return (
                    <td key={percent} className="is-number">
                      {days === null ? '–' : t('orders.days', { days: format.decimal(days) })}
                    </td>
                  );
                })}
                {within.map((days) => (
                  <td key={days} className="is-number">
                    {format.share(g.returned.find((r) => r.days === days)?.share ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
