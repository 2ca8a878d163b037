import { useTranslation } from 'react-i18next';
import type { PlannedMonth } from '../../../shared/contract/results-sales-plan.ts';
import type { SalesParts } from '../../../shared/domain/explain-difference.ts';
import { useFormat } from '../../lib/format.ts';

export const planColumns = ['net', 'buyers', 'frequency', 'value', 'difference', 'byBuyers', 'byFrequency', 'byValue'] as const;

/** What came and, under it, what was planned; then what the difference is made of, or why that can't be said. */
export function PlanCells({ planned: { actual, plan, explained, unfinished, currency } }: { planned: Pick<PlannedMonth, 'actual' | 'plan' | 'explained' | 'unfinished' | 'currency'> }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const each = (parts: SalesParts): string[] => [format.money(parts.netMinor, currency), format.count(parts.buyers), parts.buyers === 0 ? '–' : format.decimal(parts.orders / parts.buyers), parts.orders === 0 ? '–' : format.money(Math.round(parts.netMinor / parts.orders), currency)];
  const goal = each(plan);
  return (
    <>
      {each(actual).map((text, i) => (
        <td key={i} className="is-number">
          {text}
          <br />
          <small>{t('salesPlan.planned', { value: goal[i] })}</small>
        </td>
      ))}
      {explained === null ? (
        <td className="soft" colSpan={4}>
          {t(unfinished ? 'salesPlan.unfinished' : 'salesPlan.nothing')}
        </td>
      ) : (
        [explained.differenceMinor, explained.byBuyersMinor, explained.byFrequencyMinor, explained.byValueMinor].map((minor, i) => (
          <td key={`by ${i}`} className="is-number">
            {format.money(Math.round(minor), currency)}
          </td>
        ))
      )}
    </>
  );
}
