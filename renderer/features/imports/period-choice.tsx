import { Alert, Button, DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../lib/errors.ts';
import { useImport } from './import-store.ts';

/** The days of a report that doesn't say them itself. */
export function PeriodChoice() {
  const { t } = useTranslation('imports');
  const errorText = useErrorText();
  const { choose, period } = useImport();
  const asked = errorText({ code: 'file_needs_period', detail: {} });
  const [days, setDays] = useState<[Dayjs, Dayjs] | null>(period && [dayjs(period.first), dayjs(period.last)]);
  const apply = () => {
    if (days) void choose({ period: { first: days[0].format('YYYY-MM-DD'), last: days[1].format('YYYY-MM-DD') } });
  };
  return (
    <>
      <Alert type="info" showIcon title={asked.title} description={asked.advice} />
      <div className="period-choice">
        <span>{t('period.label')}</span>
        <DatePicker.RangePicker
          aria-label={t('period.label')}
          placeholder={[t('period.first'), t('period.last')]}
          value={days}
          maxDate={dayjs()}
          onChange={(value) => setDays(value?.[0] && value[1] ? [value[0], value[1]] : null)}
        />
        <Button type="primary" disabled={days === null} onClick={apply}>
          {t('period.apply')}
        </Button>
      </div>
    </>
  );
}
