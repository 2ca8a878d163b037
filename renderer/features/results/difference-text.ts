import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../../shared/domain/lift.ts';
import { useFormat } from '../../lib/format.ts';

/** A difference of two shares with its interval, in percentage points; a dash where there is none. */
export function useDifferenceText(): (difference: Estimate | null) => string {
  const { t } = useTranslation('results');
  const format = useFormat();
  return (d) => (d === null ? '–' : t('difference', { value: format.points(d.value), low: format.points(d.low), high: format.points(d.high) }));
}
