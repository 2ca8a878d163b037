import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import { ChurnView } from './churn-view.tsx';
import { MatrixView } from './matrix-view.tsx';
import { PhasesView } from './phases-view.tsx';
import { SeasonalityView } from './seasonality-view.tsx';
import { StagesView } from './stages-view.tsx';
import './strategy.css';

const views = ['matrix', 'stages', 'churn', 'seasonality', 'phases'] as const;
type View = (typeof views)[number];
const isView = (text: string | null): text is View => (views as readonly (string | null)[]).includes(text);

/** What is done about whom, and what a campaign can be started from. */
export function StrategyPage({ view }: { view: string | null }) {
  const { t } = useTranslation('strategy');
  const chosen = isView(view) ? view : 'matrix';
  const choice = <Segmented<View> aria-label={t('view.label')} value={chosen} onChange={(next) => go('marketing', 'strategy', next)} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} />;
  if (chosen === 'stages') return <StagesView choice={choice} />;
  if (chosen === 'churn') return <ChurnView choice={choice} />;
  if (chosen === 'seasonality') return <SeasonalityView choice={choice} />;
  if (chosen === 'phases') return <PhasesView choice={choice} />;
  return <MatrixView choice={choice} />;
}
