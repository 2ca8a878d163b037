import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';

const copyViews = ['library', 'sets', 'brand', 'talks', 'calls', 'letters', 'links', 'welcome', 'assets', 'posters'] as const;
export type CopyView = (typeof copyViews)[number];
export const isCopyView = (text: string | null): text is CopyView => (copyViews as readonly (string | null)[]).includes(text);

/** Between the rooms of the copy. */
export function CopyViewChoice({ shown }: { shown: CopyView }) {
  const { t } = useTranslation('copy');
  return <Segmented<CopyView> aria-label={t('view.label')} value={shown} onChange={(view) => (view === 'library' ? go('marketing', 'copy') : go('marketing', 'copy', view))} options={copyViews.map((value) => ({ value, label: t(`view.${value}`) }))} />;
}
