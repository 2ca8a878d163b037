import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';

/** Between the segments and the divisions made of them. */
export function SegmentsOrLayerings({ shown }: { shown: 'segments' | 'layers' }) {
  const { t } = useTranslation('segments');
  return (
    <Segmented
      aria-label={t('layer.choice')}
      value={shown}
      options={[
        { value: 'segments', label: t('title') },
        { value: 'layers', label: t('layer.title') },
      ]}
      onChange={(to) => (to === 'layers' ? go('customers', 'segments', 'layers') : go('customers', 'segments'))}
    />
  );
}
