import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/contract/copy.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';
import { TextPreview } from '../../lib/text-preview.tsx';
import { useDebounced } from '../../lib/use-debounced.ts';

const EVERYONE = 0;

/** The text as real customers would get it, of everyone or of a segment. */
export function CopyPreview({ text, channel }: { text: string; channel: Channel }) {
  const { t } = useTranslation('copy');
  const [segmentId, setSegmentId] = useState(EVERYONE);
  const segments = useQuery(api.segments.list, {});
  const settled = useDebounced(text, 250);
  const isEmpty = settled.trim() === '';
  const preview = useQuery(api.copy.preview, { text: settled, channel, limit: 6, ...(segmentId === EVERYONE ? {} : { segmentId }) }, { enabled: !isEmpty });
  return (
    <section className="panel copy-preview" aria-label={t('preview.title')}>
      <div className="panel-head">
        <h2>{t('preview.title')}</h2>
        <Select
          aria-label={t('preview.for')}
          size="small"
          value={segmentId}
          onChange={setSegmentId}
          popupMatchSelectWidth={false}
          options={[{ value: EVERYONE, label: t('preview.everyone') }, ...(segments.data ?? []).map((s) => ({ value: s.segmentId, label: s.name }))]}
        />
      </div>
      <Failure error={preview.error} />
      {isEmpty ? <p className="soft">{t('preview.write')}</p> : preview.data && <TextPreview {...preview.data} />}
    </section>
  );
}
