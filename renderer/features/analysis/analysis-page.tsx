import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import './analysis.css';
import { BandsView } from './bands-view.tsx';
import { CorrelationView } from './correlation-view.tsx';
import { CrossView } from './cross-view.tsx';
import { CyclesView } from './cycles-view.tsx';

const views = ['bands', 'correlation', 'cross', 'cycles'] as const;
type View = (typeof views)[number];
const isView = (text: string | null): text is View => (views as readonly (string | null)[]).includes(text);

/** Questions to all customers at once, seen in one of several ways. */
export function AnalysisPage({ view }: { view: string | null }) {
  const { t } = useTranslation('analysis');
  const chosen = isView(view) ? view : 'bands';
  const choice = <Segmented aria-label={t('view.label')} value={chosen} onChange={(next) => go('customers', 'analysis', next)} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} />;
  if (chosen === 'correlation') return <CorrelationView choice={choice} />;
  if (chosen === 'cross') return <CrossView choice={choice} />;
  if (chosen === 'cycles') return <CyclesView choice={choice} />;
  return <BandsView choice={choice} />;
}
