import { InputNumber } from 'antd';
import { minorPerUnit } from '../../shared/lib/money.ts';

interface AmountFieldProps {
  id?: string;
  label: string;
  currency: string;
  minor: number | null;
  least?: number;
  /** Stands in the empty field. */
  hint?: string;
  onMinor: (minor: number | null) => void;
}

/** An amount in the currency's unit; kept in minor units. */
export function AmountField({ id, label, currency, minor, least = 0, hint, onMinor }: AmountFieldProps) {
  const unit = minorPerUnit(currency);
  return <InputNumber<number> {...(id === undefined ? {} : { id })} aria-label={label} min={least / unit} max={10_000_000} precision={String(unit).length - 1} suffix={currency} placeholder={hint} value={minor === null ? null : minor / unit} onChange={(n) => onMinor(n === null ? null : Math.round(n * unit))} />;
}
