import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useLifecycleView } from './lifecycle-store.ts';

/** Which day's figures are shown; today without one. */
export function AsOfFilter() {
  const { t } = useTranslation('lifecycle');
  const { asOf, show } = useLifecycleView();
  return (
    <DatePicker
      aria-label={t('asOf')}
      placeholder={t('today')}
      prefix={<span className="soft">{t('asOf')}</span>}
      value={asOf === null ? null : dayjs(asOf)}
      maxDate={dayjs()}
      onChange={(day) => show(day?.format('YYYY-MM-DD') ?? null)}
    />
  );
}
