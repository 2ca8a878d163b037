import { DatePicker, Modal, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import '../../lib/cases.css';
import { Failure } from '../../lib/failure.tsx';
import { pickerDay } from '../../lib/picker-days.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { planDraftOf, PlanNumbers, wholePlan } from './plan-numbers.tsx';

const kinds = ['segment', 'campaign'] as const;
type Kind = (typeof kinds)[number];

/** What a segment is to bring in a month, or a campaign in its window. */
export function GroupPlanForm({ currency, onDone }: { currency: string; onDone: () => void }) {
  const { t } = useTranslation(['results', 'common']);
  const save = useCommand(api.results.saveGroupPlan);
  const segments = useQuery(api.segments.list, {}).data ?? [];
  const campaigns = useQuery(api.campaigns.list, {}).data ?? [];
  const [kind, setKind] = useState<Kind>('segment');
  const [id, setId] = useState<number | null>(null);
  const [month, setMonth] = useState(() => dayjs().format('YYYY-MM'));
  const [draft, setDraft] = useState(() => planDraftOf(undefined, currency));
  const whole = wholePlan(draft, currency);
  const ok = async () => {
    if (!whole || id === null) return;
    if (await save.run({ ...whole, segmentId: kind === 'segment' ? id : null, campaignId: kind === 'campaign' ? id : null, month: kind === 'segment' ? month : null })) onDone();
  };
  const options = kind === 'segment' ? segments.map((s) => ({ value: s.segmentId, label: s.name })) : campaigns.map((c) => ({ value: c.campaignId, label: c.name }));
  return (
    <Modal open title={t('groupPlan.new')} okText={t('common:save')} cancelText={t('common:cancel')} okButtonProps={{ disabled: !whole || id === null, loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="case-fields">
        <label className="is-wide">
          <span>{t('groupPlan.of')}</span>
          <Segmented<Kind>
            aria-label={t('groupPlan.of')}
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`groupPlan.${value}`) }))}
            onChange={(next) => {
              setKind(next);
              setId(null);
            }}
          />
        </label>
        <label className={kind === 'segment' ? '' : 'is-wide'}>
          <span>{t(`groupPlan.${kind}`)}</span>
          <Select<number | null> aria-label={t(`groupPlan.${kind}`)} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} placeholder={t('groupPlan.pick')} value={id} options={options} onChange={setId} />
        </label>
        {kind === 'segment' && (
          <label>
            <span>{t('salesPlan.month')}</span>
            <DatePicker aria-label={t('salesPlan.month')} picker="month" allowClear={false} value={pickerDay(`${month}-01`)} onChange={(m) => m && setMonth(m.format('YYYY-MM'))} />
          </label>
        )}
        <PlanNumbers draft={draft} currency={currency} onChange={setDraft} />
      </div>
      <Failure error={save.error} onClose={save.clearError} />
    </Modal>
  );
}
