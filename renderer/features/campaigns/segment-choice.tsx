import { Button, Form, Select, Space } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { Segment } from '../../../shared/contract/segments.ts';
import { api } from '../../lib/api.ts';
import type { Format } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';

interface SegmentChoiceProps {
  segmentId: number | null;
  segments: Segment[] | undefined;
  format: Format;
  onChoose: (segment: Segment) => void;
}

/** A saved segment, with its size as it is now; or the way to a new one. */
export function SegmentChoice({ segmentId, segments, format, onChoose }: SegmentChoiceProps) {
  const { t } = useTranslation('campaigns');
  const chosen = segments?.find((s) => s.segmentId === segmentId);
  return (
    <Form layout="vertical" component={false}>
      <Form.Item label={t('who.segment')} htmlFor="campaign-segment" extra={segments?.length === 0 ? t('who.none') : chosen && <SegmentSize segment={chosen} format={format} />}>
        <Space.Compact block>
          <Select
            id="campaign-segment"
            aria-label={t('who.segment')}
            value={chosen?.segmentId ?? null}
            placeholder={t('who.pick')}
            onChange={(id: number | null) => {
              const next = segments?.find((s) => s.segmentId === id);
              if (next) onChoose(next);
            }}
            showSearch={{ optionFilterProp: 'label' }}
            options={(segments ?? []).map((s) => ({ value: s.segmentId, label: t('who.option', { name: s.name, count: s.count }) }))}
          />
          {chosen && <Button onClick={() => go('customers', 'segments', chosen.segmentId)}>{t('who.editSegment')}</Button>}
          <Button onClick={() => go('customers', 'segments', 'new')}>{t('who.newSegment')}</Button>
        </Space.Compact>
      </Form.Item>
    </Form>
  );
}

function SegmentSize({ segment, format }: { segment: Segment; format: Format }) {
  const { t } = useTranslation('campaigns');
  const count = useQuery(api.segments.count, { rule: segment.rule });
  if (!count.data) return null;
  const { count: n, of } = count.data;
  return <Trans t={t} i18nKey="who.count" count={n} values={{ n: format.count(n), share: format.share(of === 0 ? null : n / of) }} components={{ strong: <strong /> }} />;
}
