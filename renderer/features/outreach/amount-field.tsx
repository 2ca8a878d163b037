import { InputNumber } from 'antd';
import { minorPerUnit } from '../../../shared/lib/money.ts';

/** An amount in the currency's unit; kept in minor units. */
export function AmountField({ id, label, currency, minor, onMinor }: { id: string; label: string; currency: string; minor: number | null; onMinor: (minor: number | null) => void }) {
  const unit = minorPerUnit(currency);
  return <InputNumber<number> id={id} aria-label={label} min={0} max={10_000_000} precision={String(unit).length - 1} suffix={currency} value={minor === null ? null : minor / unit} onChange={(n) => onMinor(n === null ? null : Math.round(n * unit))} />;
}
