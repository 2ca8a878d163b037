import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import { CalendarView } from './calendar-view.tsx';
import './planning.css';
import { PressureView } from './pressure-view.tsx';
import { QuartersView } from './quarters-view.tsx';

const viewOf = { calendar: CalendarView, budget: QuartersView, pressure: PressureView } satisfies Record<string, (props: { choice: ReactNode }) => ReactNode>;
type View = keyof typeof viewOf;
const views = ['calendar', 'budget', 'pressure'] as const satisfies readonly View[];

/** All campaigns at once: when, for how much, and how much of it one person gets. */
export function PlanningPage({ view }: { view: string | null }) {
  const { t } = useTranslation('planning');
  const shown = views.find((v) => v === view) ?? 'calendar';
  const Shown = viewOf[shown];
  return <Shown choice={<Segmented<View> aria-label={t('view.label')} value={shown} onChange={(next) => go('marketing', 'calendar', next)} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} />} />;
}
