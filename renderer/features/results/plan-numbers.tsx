import { Alert, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SalesParts } from '../../../shared/domain/explain-difference.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { useFormat } from '../../lib/format.ts';

/** What is planned, as it is typed; the value of an order in the currency's unit. */
export interface PlanDraft {
  buyers: number | null;
  orders: number | null;
  value: number | null;
}

export const planDraftOf = (parts: SalesParts | undefined, currency: string): PlanDraft =>
  parts === undefined ? { buyers: null, orders: null, value: null } : { buyers: parts.buyers, orders: parts.orders, value: Math.round(parts.netMinor / parts.orders) / minorPerUnit(currency) };

/** Undefined while something is missing, or there are fewer orders than buyers. */
export const wholePlan = ({ buyers, orders, value }: PlanDraft, currency: string): { buyers: number; orders: number; aovMinor: number } | undefined =>
  buyers === null || orders === null || value === null || orders < buyers ? undefined : { buyers, orders, aovMinor: Math.round(value * minorPerUnit(currency)) };

/** Buyers, orders and the value of one, and what that comes to; labels of a grid. */
export function PlanNumbers({ draft, currency, onChange }: { draft: PlanDraft; currency: string; onChange: (draft: PlanDraft) => void }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { buyers, orders, value } = draft;
  const whole = wholePlan(draft, currency);
  return (
    <>
      <label>
        <span>{t('salesPlan.column.buyers')}</span>
        <InputNumber<number> aria-label={t('salesPlan.column.buyers')} style={{ width: '100%' }} min={1} max={10_000_000} precision={0} value={buyers} onChange={(n) => onChange({ ...draft, buyers: n })} />
      </label>
      <label>
        <span>{t('salesPlan.orders')}</span>
        <InputNumber<number> aria-label={t('salesPlan.orders')} style={{ width: '100%' }} min={1} max={100_000_000} precision={0} value={orders} onChange={(n) => onChange({ ...draft, orders: n })} />
      </label>
      <label>
        <span>{t('salesPlan.column.value')}</span>
        <InputNumber<number> aria-label={t('salesPlan.column.value')} style={{ width: '100%' }} min={0.01} max={10_000_000} precision={2} suffix={currency} value={value} onChange={(n) => onChange({ ...draft, value: n })} />
      </label>
      <label>
        <span>{t('salesPlan.column.net')}</span>
        <span className="number">{format.money(whole === undefined ? null : whole.orders * whole.aovMinor, currency)}</span>
      </label>
      {buyers !== null && orders !== null && orders < buyers && <Alert className="is-wide" type="warning" showIcon title={t('salesPlan.fewOrders')} />}
    </>
  );
}
