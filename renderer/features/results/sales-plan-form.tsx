import { Alert, DatePicker, InputNumber, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SalesParts } from '../../../shared/domain/explain-difference.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { api } from '../../lib/api.ts';
import '../../lib/cases.css';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';

/** A month's plan, begun with what the same month brought a year before. */
export function SalesPlanForm({ known, currency, onDone }: { known: { month: string; parts: SalesParts }[]; currency: string; onDone: () => void }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const save = useCommand(api.results.saveSalesPlan);
  const scale = minorPerUnit(currency);
  const lastYearOf = (m: dayjs.Dayjs) => known.find((k) => k.month === m.subtract(1, 'year').format('YYYY-MM'));
  const next = dayjs().add(1, 'month');
  const [month, setMonth] = useState(next);
  const [filled, setFilled] = useState(() => draftOf(lastYearOf(next)?.parts, scale));
  const choose = (m: dayjs.Dayjs) => {
    setMonth(m);
    setFilled(draftOf(lastYearOf(m)?.parts, scale));
  };
  const { buyers, orders, value } = filled;
  const whole = buyers !== null && orders !== null && value !== null && orders >= buyers;
  const net = whole ? Math.round(orders * value * scale) : null;
  const ok = async () => {
    const done = whole ? await save.run({ month: month.format('YYYY-MM'), buyers, orders, aovMinor: Math.round(value * scale) }) : undefined;
    if (done) onDone();
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
        <label>
          <span>{t('salesPlan.column.buyers')}</span>
          <InputNumber<number> aria-label={t('salesPlan.column.buyers')} style={{ width: '100%' }} min={1} max={10_000_000} precision={0} value={buyers} onChange={(n) => setFilled({ ...filled, buyers: n })} />
        </label>
        <label>
          <span>{t('salesPlan.orders')}</span>
          <InputNumber<number> aria-label={t('salesPlan.orders')} style={{ width: '100%' }} min={1} max={100_000_000} precision={0} value={orders} onChange={(n) => setFilled({ ...filled, orders: n })} />
        </label>
        <label>
          <span>{t('salesPlan.column.value')}</span>
          <InputNumber<number> aria-label={t('salesPlan.column.value')} style={{ width: '100%' }} min={0.01} max={10_000_000} precision={2} suffix={currency} value={value} onChange={(n) => setFilled({ ...filled, value: n })} />
        </label>
        <label>
          <span>{t('salesPlan.column.net')}</span>
          <span className="number">{format.money(net, currency)}</span>
        </label>
      </div>
      {buyers !== null && orders !== null && orders < buyers && <Alert type="warning" showIcon title={t('salesPlan.fewOrders')} />}
      <Failure error={save.error} onClose={save.clearError} />
    </Modal>
  );
}

function draftOf(parts: SalesParts | undefined, scale: number): { buyers: number | null; orders: number | null; value: number | null } {
  return parts === undefined ? { buyers: null, orders: null, value: null } : { buyers: parts.buyers, orders: parts.orders, value: Math.round(parts.netMinor / parts.orders) / scale };
}
