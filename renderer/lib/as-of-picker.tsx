import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { pickerDay } from './picker-days.ts';

/** Which day's figures are shown; today without one (null). */
export function AsOfPicker({ asOf, onChange }: { asOf: string | null; onChange: (asOf: string | null) => void }) {
  const { t } = useTranslation('lifecycle');
  return (
    <DatePicker
      aria-label={t('asOf')}
      placeholder={t('today')}
      prefix={<span className="soft">{t('asOf')}</span>}
      value={pickerDay(asOf)}
      maxDate={dayjs()}
      onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? null)}
    />
  );
}
