import { SwapOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Correlation } from '../../../shared/contract/analysis.ts';
import { strengthOf } from '../../../shared/domain/rank-correlation.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useFieldNames } from '../../lib/own-fields.ts';
import { useQuery } from '../../lib/query.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { useAnalysisView } from './analysis-store.ts';
import { AttributeSelect } from './attribute-select.tsx';
import { HeatChart } from './heat-chart.tsx';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { TrendChart } from './trend-chart.tsx';
import { useScope } from './use-scope.ts';

/** Whether two attributes go together. */
export function CorrelationView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('analysis');
  const scope = useScope();
  const { x, y, compare } = useAnalysisView();
  const names = useFieldNames();
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const { data, error } = useQuery(api.analysis.correlation, useMemo(() => ({ ...scope, x, y }), [scope, x, y]));
  return (
    <AnalysisFrame
      choice={choice}
      sentence={data && <CorrelationSentence told={data} />}
      filters={
        <>
          <AttributeSelect label={t('correlation.one')} value={x} onChange={(next) => compare({ x: next })} />
          <Button icon={<SwapOutlined />} aria-label={t('correlation.swap')} onClick={() => compare({ x: y, y: x })} />
          <AttributeSelect label={t('correlation.other')} value={y} onChange={(next) => compare({ y: next })} />
        </>
      }
    >
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data?.refused && <Alert type="info" showIcon title={t('correlation.refused')} description={t(`correlation.why.${data.refused}`, { n: data.n, least: data.leastPeople, x: names(data.x.field), y: names(data.y.field) })} />}
      {data && data.n > 0 && <HeatChart told={data} onAsk={ask} />}
      {data && data.trend.length > 1 && <TrendChart told={data} onAsk={ask} />}
      {asked && <PeopleDrawer asked={{ ...asked, saveAs: asked.title.slice(0, 60) }} asOf={scope.asOf} onClose={() => ask(null)} />}
    </AnalysisFrame>
  );
}

function CorrelationSentence({ told }: { told: Correlation }) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const names = useFieldNames();
  const x = names(told.x.field);
  const y = names(told.y.field);
  if (!told.rho) return t('correlation.cannot', { x, y });
  const strength = strengthOf(told.rho);
  const way = strength === 'unproven' || strength === 'hardly' ? strength : (`${strength}${told.rho.value > 0 ? 'Up' : 'Down'}` as const);
  const two = (value: number) => value.toFixed(2);
  return (
    <>
      <Trans t={t} i18nKey={`correlation.say.${way}`} values={{ x, y, people: format.count(told.n) }} components={{ b: <strong /> }} /> {t('correlation.rho', { rho: two(told.rho.value), low: two(told.rho.low), high: two(told.rho.high) })}
    </>
  );
}
