import { Select } from 'antd';
import { useMemo } from 'react';

/** Those that the marketplaces pay in. */
const currencies = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'TWD', 'KRW', 'SGD', 'MYR', 'THB', 'VND', 'PHP', 'IDR', 'INR', 'AUD', 'NZD', 'CAD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'RUB', 'TRY', 'AED', 'SAR', 'BRL', 'MXN', 'ZAR'];

interface CurrencySelectProps {
  id?: string;
  label: string;
  locale: string;
  value: string;
  disabled?: boolean;
  onChange: (currency: string) => void;
}

export function CurrencySelect({ id, label, locale, value, disabled = false, onChange }: CurrencySelectProps) {
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'currency' });
    return [...new Set([value, ...currencies])].map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }));
  }, [locale, value]);
  return <Select {...(id === undefined ? {} : { id })} className="wide-select" showSearch={{ optionFilterProp: 'label' }} aria-label={label} value={value} disabled={disabled} options={options} onChange={onChange} />;
}
