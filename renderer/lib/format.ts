import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../shared/lib/money.ts';

const NONE = '–';

/** Numbers, money, shares and days in the language in use; a dash where there is nothing to say. */
export function useFormat() {
  const { i18n } = useTranslation();
  const locale = i18n.language;
  return useMemo(() => {
    const count = new Intl.NumberFormat(locale);
    const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
    const points = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
    const english = locale.startsWith('en');
    // Sweden writes a day as the screens do in Chinese: 2026-11-21 10:30.
    const dateTime = new Intl.DateTimeFormat(english ? locale : 'sv-SE', { dateStyle: english ? 'medium' : 'short', timeStyle: 'short' });
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    const mega = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
    const giga = new Intl.NumberFormat(locale, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });
    const kilo = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
    const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
    return {
      /** A number as it is, to six places. */
      number: (n: number) => plain.format(n),
      count: (n: number | null) => (n === null ? NONE : count.format(n)),
      decimal: (n: number | null) => (n === null ? NONE : decimal.format(n)),
      share: (x: number | null) => (x === null ? NONE : share.format(x)),
      money: (minor: number | null, currency: string) => (minor === null ? NONE : formatMoney(minor, currency, locale)),
      /** A price of one message, in thousandths of the unit: ¥0.045. */
      unitPrice: (milli: number, currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 3 }).format(milli / 1000),
      /** A share or difference as percentage points with its sign: +2.4. */
      points: (x: number) => points.format(x * 100),
      /** People counted as a difference: +12, rounded. */
      signedCount: (n: number) => signed.format(Math.round(n)),
      /** A calendar day: 2026-11-21 in Chinese, the locale's way in English. */
      day: (day: string | null) => (day === null ? NONE : english ? date.format(Date.parse(`${day}T00:00:00Z`)) : day),
      time: (ms: number | null) => (ms === null ? NONE : dateTime.format(ms)),
      bytes: (n: number) => (n < 500_000 ? kilo.format(Math.ceil(n / 1000)) : n < 1e9 ? mega.format(n / 1_000_000) : giga.format(n / 1e9)),
    };
  }, [locale]);
}
export type Format = ReturnType<typeof useFormat>;
