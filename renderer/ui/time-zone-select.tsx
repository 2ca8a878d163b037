import { Select } from 'antd';

const zones = [...new Set(['Asia/Shanghai', 'UTC', ...Intl.supportedValuesOf('timeZone')])];

interface TimeZoneSelectProps {
  id?: string;
  label: string;
  value: string;
  disabled?: boolean;
  onChange: (timeZone: string) => void;
}

/** IANA names, which hold in every language. */
export function TimeZoneSelect({ id, label, value, disabled = false, onChange }: TimeZoneSelectProps) {
  const options = [...new Set([value, ...zones])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  return <Select {...(id === undefined ? {} : { id })} className="wide-select" showSearch={{ optionFilterProp: 'label' }} aria-label={label} value={value} disabled={disabled} options={options} onChange={onChange} />;
}
