import { Trans, useTranslation } from 'react-i18next';
import type { Intervals, States } from '../../../shared/contract/lifecycle.ts';
import { useFormat } from '../../lib/format.ts';
import { daysOf } from './state-days.ts';

/** The screen's answer: whom to wake first, or why that can't be said. */
export function StateSentence({ states, intervals }: { states: States; intervals: Intervals }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const b = <strong />;
  if (states.buyers === 0) return t('sentence.nobody');
  const silent = states.counts.find((c) => c.state === 'silent');
  if (states.cuts === null || !silent) {
    return <Trans t={t} i18nKey="sentence.noCuts" values={{ gaps: format.count(intervals.gaps[0]?.n ?? 0), days: format.count(intervals.lengthDays) }} components={{ b }} />;
  }
  const { low, high } = daysOf('silent', states.cuts);
  return <Trans t={t} i18nKey="sentence.silent" values={{ low, high, people: format.count(silent.customers), reachable: format.count(silent.reachableSms) }} components={{ b }} />;
}
