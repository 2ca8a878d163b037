import { ExperimentOutlined } from '@ant-design/icons';
import { Alert, Button, DatePicker, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/lifecycle-plans.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { pickerDays } from '../../lib/picker-days.ts';
import { useTaskQuery } from '../../lib/query.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Page } from '../../ui/page.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import './lifecycle.css';
import { PlanEditor } from './plan-editor.tsx';
import { PlanNotes } from './plan-notes.tsx';
import { PlanMonths } from './plan-months.tsx';
import { PlanOutcomes } from './plan-outcomes.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { PlanTrialForm } from './plan-trial-form.tsx';
import { PlanTrials } from './plan-trials.tsx';
import { usePlans } from './plans-store.ts';

/** Plan Y against plan X: whom each would have chosen in the past, and what those people did. */
export function PlansPage() {
  const { t } = useTranslation('lifecycle');
  const { t: trials } = useTranslation('planTrials');
  const [starting, setStarting] = useState(false);
  const shop = useChosenShop((s) => s.shop);
  const { plans, period, replayOver } = usePlans();
  const input = useMemo(() => ({ plans, ...(shop === null ? {} : { shop }), ...(period === null ? {} : { from: period[0], to: period[1] }) }), [plans, shop, period]);
  const { data, error, progress } = useTaskQuery(api.lifecycle.compare, input);
  return (
    <Page
      title={t('compare.title')}
      sentence={data && <ComparisonSentence told={data} />}
      action={
        <Button type="primary" icon={<ExperimentOutlined />} disabled={!data || data.months === 0} onClick={() => setStarting(true)}>
          {trials('start')}
        </Button>
      }
      filters={
        <>
          <DatePicker.RangePicker
            aria-label={t('compare.period')}
            prefix={<span className="soft">{t('compare.period')}</span>}
            maxDate={dayjs()}
            value={data ? pickerDays(period?.[0] ?? data.from, period?.[1] ?? data.to) : null}
            onChange={(days) => replayOver(days?.[0] && days[1] ? [days[0].format('YYYY-MM-DD'), days[1].format('YYYY-MM-DD')] : null)}
          />
          <ShopFilter />
        </>
      }
    >
      <Failure error={error} />
      {progress && <TaskProgress label={t('compare.working')} share={progress.total === 0 ? null : progress.done / progress.total} detail={t('compare.step', { done: progress.done + 1, total: progress.total })} />}
      {!data && !error && <Skeleton active />}
      <div className="columns">
        <PlanEditor plan="y" />
        <PlanEditor plan="x" />
      </div>
      {data && data.months > 0 && (
        <>
          <Alert type="info" showIcon title={t('compare.honest')} />
          {data.skippedMonths.length > 0 && <Alert type="warning" showIcon title={t('compare.skipped', { count: data.skippedMonths.length })} />}
          <PlanSheet told={data} />
          <PlanNotes />
          <PlanOutcomes told={data} />
          <PlanMonths told={data} />
          <ExclusionsNote shop={shop} />
        </>
      )}
      {data && data.months === 0 && <PlanNotes />}
      <PlanTrials />
      {starting && <PlanTrialForm onDone={() => setStarting(false)} />}
    </Page>
  );
}

/** The longest window with an outcome speaks. */
function ComparisonSentence({ told }: { told: Comparison }) {
  const { t } = useTranslation('lifecycle');
  if (told.months === 0) return t('compare.nobody');
  const contacts = (group: string) => told.groups.find((g) => g.group === group)?.contacts ?? 0;
  const longest = told.difference.findLast((d) => d.returned !== null);
  const verdict = longest?.returned ? t(`compare.${longest.returned.verdict}`, { days: longest.days, by: Math.abs(100 * longest.returned.value).toFixed(1) }) : t('compare.noDifference');
  return <Trans t={t} i18nKey="compare.sentence" values={{ months: told.months, y: contacts('first'), x: contacts('second'), both: contacts('both'), verdict }} components={{ b: <strong /> }} />;
}
