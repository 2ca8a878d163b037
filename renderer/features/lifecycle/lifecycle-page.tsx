import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import { CycleView } from './cycle-view.tsx';
import './lifecycle.css';
import { PredictView } from './predict-view.tsx';
import { RegularsView } from './regulars-view.tsx';
import { RfmView } from './rfm-view.tsx';
import { ValueView } from './value-view.tsx';

const views = ['cycle', 'regulars', 'rfm', 'value', 'predict'] as const;
type View = (typeof views)[number];
const isView = (text: string | null): text is View => (views as readonly (string | null)[]).includes(text);

/** How far everyone has come, seen in one of several ways. */
export function LifecyclePage({ view }: { view: string | null }) {
  const { t } = useTranslation('lifecycle');
  const chosen = isView(view) ? view : 'cycle';
  const choice = <Segmented aria-label={t('view.label')} value={chosen} onChange={(next) => go('customers', 'lifecycle', next)} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} />;
  if (chosen === 'regulars') return <RegularsView choice={choice} />;
  if (chosen === 'rfm') return <RfmView choice={choice} />;
  if (chosen === 'value') return <ValueView choice={choice} />;
  if (chosen === 'predict') return <PredictView choice={choice} />;
  return <CycleView choice={choice} />;
}
