import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { pickerDay } from '../../lib/picker-days.ts';

/** A calendar day; `future`: one that is to come may be chosen too. */
export function DayField({ id, label, value, future = false, onDay }: { id: string; label: string; value: string | null; future?: boolean; onDay: (day: string | null) => void }) {
  return <DatePicker id={id} aria-label={label} value={pickerDay(value)} disabledDate={(d) => !future && d.isAfter(dayjs(), 'day')} onChange={(d: dayjs.Dayjs | null) => onDay(d === null ? null : d.format('YYYY-MM-DD'))} />;
}
