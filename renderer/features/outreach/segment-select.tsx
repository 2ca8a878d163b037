import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../../shared/contract/segments.ts';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';

/** One of the saved segments. */
export function SegmentSelect({ id, value, onPick }: { id: string; value: number | null; onPick: (segment: Segment | null) => void }) {
  const { t } = useTranslation('outreach');
  const segments = useQuery(api.segments.list, {});
  return (
    <Select<number | null>
      id={id}
      aria-label={t('segment')}
      allowClear
      style={{ width: '100%', minWidth: 240 }}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('segmentHint')}
      value={value}
      options={(segments.data ?? []).map((s) => ({ value: s.segmentId, label: t('segmentOption', { name: s.name, count: s.count }) }))}
      notFoundContent={t('noSegments')}
      onChange={(chosen) => onPick(segments.data?.find((s) => s.segmentId === chosen) ?? null)}
    />
  );
}
