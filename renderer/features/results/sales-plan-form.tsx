import { DatePicker, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SalesParts } from '../../../shared/domain/explain-difference.ts';
import { api } from '../../lib/api.ts';
import '../../lib/cases.css';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { planDraftOf, PlanNumbers, wholePlan } from './plan-numbers.tsx';

/** A month's plan, begun with what the same month brought a year before. */
export function SalesPlanForm({ known, currency, onDone }: { known: { month: string; parts: SalesParts }[]; currency: string; onDone: () => void }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const save = useCommand(api.results.saveSalesPlan);
  const lastYearOf = (m: dayjs.Dayjs) => known.find((k) => k.month === m.subtract(1, 'year').format('YYYY-MM'));
  const next = dayjs().add(1, 'month');
  const [month, setMonth] = useState(next);
  const [draft, setDraft] = useState(() => planDraftOf(lastYearOf(next)?.parts, currency));
  const choose = (m: dayjs.Dayjs) => {
    setMonth(m);
    setDraft(planDraftOf(lastYearOf(m)?.parts, currency));
  };
  const whole = wholePlan(draft, currency);
  const ok = async () => {
    if (whole && (await save.run({ month: month.format('YYYY-MM'), ...whole }))) onDone();
  };
  const before = lastYearOf(month);
  return (
    <Modal open title={t('salesPlan.new')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: !whole, loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <p className="soft">{before ? t('salesPlan.lastYear', { month: before.month, net: format.money(before.parts.netMinor, currency) }) : t('salesPlan.noLastYear')}</p>
      <div className="case-fields">
        <label className="is-wide">
          <span>{t('salesPlan.month')}</span>
          <DatePicker aria-label={t('salesPlan.month')} picker="month" allowClear={false} value={month} onChange={(m) => m && choose(m)} />
        </label>
        <PlanNumbers draft={draft} currency={currency} onChange={setDraft} />
      </div>
      <Failure error={save.error} onClose={save.clearError} />
    </Modal>
  );
}
