import { Button } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { TodayReport } from '../../../shared/contract/planner.ts';
import { useFormat } from '../../lib/format.ts';
import { address, go } from '../../lib/route.ts';
import { nextStepOf } from './next-step.ts';

/** What to do now, and the one button that does it. */
export function NextStepCard({ report }: { report: TodayReport }) {
  const { t } = useTranslation('planner');
  const format = useFormat();
  const step = nextStepOf(report);
  const { count, name } = step.values;
  const values = { count, name, reachable: format.count(step.values.reachable) };
  return (
    <section className="panel next-step" aria-label={t('next.label')}>
      <div>
        <span className="next-step-label">{t('next.label')}</span>
        <h2>
          <Trans t={t} i18nKey={`next.${step.key}.title`} count={count} values={values} components={{ b: <strong /> }} />
        </h2>
        <p>{t(`next.${step.key}.text`, values)}</p>
        {step.key === 'find_buyers' && <a href={address('results', 'sales')}>{t('next.sales')}</a>}
      </div>
      <Button type="primary" size="large" onClick={() => go(...step.to)}>
        {t(`next.${step.key}.button`)}
      </Button>
    </section>
  );
}
