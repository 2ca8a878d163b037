import { Button, Modal, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../../shared/contract/segments.ts';
import { ruleOfSets, type SetOperation } from '../../../shared/domain/set-operations.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { openRule } from '../../lib/open-rule.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { SaveRule } from '../../lib/save-rule.tsx';

/** Two segments beside each other: who is in both, who in one only; each part can be looked at or become a segment. */
export function CompareSegments({ segments }: { segments: Segment[] }) {
  const { t } = useTranslation('segments');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button disabled={segments.length < 2} onClick={() => setOpen(true)}>
        {t('compare.button')}
      </Button>
      {open && <CompareDialog segments={segments} onClose={() => setOpen(false)} />}
    </>
  );
}

function CompareDialog({ segments, onClose }: { segments: Segment[]; onClose: () => void }) {
  const { t } = useTranslation('segments');
  const [oneId, setOne] = useState(segments[0]!.segmentId);
  const [otherId, setOther] = useState(segments[1]!.segmentId);
  const options = segments.map((s) => ({ value: s.segmentId, label: s.name }));
  const one = segments.find((s) => s.segmentId === oneId)!;
  const other = segments.find((s) => s.segmentId === otherId)!;
  return (
    <Modal open width={640} title={t('compare.title')} footer={null} onCancel={onClose}>
      <div className="compare-choice">
        <Select id="compare-one" aria-label={t('compare.one')} showSearch={{ optionFilterProp: 'label' }} value={oneId} options={options.filter((o) => o.value !== otherId)} onChange={setOne} />
        <Select id="compare-other" aria-label={t('compare.other')} showSearch={{ optionFilterProp: 'label' }} value={otherId} options={options.filter((o) => o.value !== oneId)} onChange={setOther} />
      </div>
      <Overlap one={one} other={other} />
    </Modal>
  );
}

function Overlap({ one, other }: { one: Segment; other: Segment }) {
  const { t } = useTranslation(['segments', 'common']);
  const format = useFormat();
  const [naming, setNaming] = useState<SetOperation | null>(null);
  const found = useQuery(api.segments.overlap, { oneId: one.segmentId, otherId: other.segmentId });
  if (!found.data) return found.error ? <Failure error={found.error} /> : <Skeleton active />;
  const { both, onlyOne, onlyOther } = found.data;
  const either = both + onlyOne + onlyOther;
  const names = { one: one.name, other: other.name };
  const parts = [
    { operation: 'onlyOne', count: onlyOne },
    { operation: 'both', count: both },
    { operation: 'onlyOther', count: onlyOther },
  ] as const;
  return (
    <>
      <p>{t('compare.sentence', { ...names, both: format.count(both), share: format.share(either === 0 ? 0 : both / either) })}</p>
      <div className="compare-bar" aria-hidden>
        {parts.map(({ operation, count }) => count > 0 && <span key={operation} className={`compare-${operation}`} style={{ flexGrow: count }} />)}
      </div>
      <ul className="compare-parts">
        {[...parts, { operation: 'either', count: either } as const].map(({ operation, count }) => (
          <li key={operation}>
            <span className={`compare-mark compare-${operation}`} aria-hidden />
            <span>{t(`compare.${operation}`, names)}</span>
            <Button type="link" size="small" className="number" disabled={count === 0} onClick={() => openRule(ruleOfSets(operation, one.segmentId, other.segmentId))}>
              {t('compare.people', { count })}
            </Button>
            <Button size="small" onClick={() => setNaming(operation)}>
              {t(`compare.save.${operation}`)}
            </Button>
          </li>
        ))}
      </ul>
      {naming && (
        <SaveRule
          rule={ruleOfSets(naming, one.segmentId, other.segmentId)}
          title={t('compare.naming')}
          label={t('column.name')}
          initial={t(`compare.name.${naming}`, names).slice(0, 60)}
          okText={t('common:save')}
          onSaved={({ segmentId }) => go('customers', 'segments', segmentId)}
          onCancel={() => setNaming(null)}
        />
      )}
    </>
  );
}
