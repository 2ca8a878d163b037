import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';
import { FeedbackList } from './feedback-list.tsx';
import './feedback.css';
import { RepliesList } from './replies-list.tsx';

const views = ['feedback', 'replies'] as const;
type View = (typeof views)[number];

/** What people say: of the shop, and in answer to campaigns. */
export function FeedbackPage({ view }: { view: string | null }) {
  const { t } = useTranslation('feedback');
  const value: View = view === 'replies' ? 'replies' : 'feedback';
  const choice: ReactNode = <Segmented<View> aria-label={t('view.label')} value={value} options={views.map((v) => ({ value: v, label: t(`view.${v}`) }))} onChange={(next) => (next === 'feedback' ? go('customers', 'feedback') : go('customers', 'feedback', 'replies'))} />;
  return value === 'replies' ? <RepliesList choice={choice} /> : <FeedbackList choice={choice} />;
}
