import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Tooltip } from 'antd';
import './ui.css';

interface ColumnChooserProps {
  label: string;
  columns: { id: string; title: string }[];
  hidden: string[];
  /** Columns that always stay. */
  fixed?: string[];
  onChange: (hidden: string[]) => void;
}

/** Which columns of a table are shown. */
export function ColumnChooser({ label, columns, hidden, fixed = [], onChange }: ColumnChooserProps) {
  const toggle = (id: string, shown: boolean) => onChange(shown ? hidden.filter((x) => x !== id) : [...hidden, id]);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={label}
      content={
        <div className="column-chooser">
          {columns.map((c) => (
            <Checkbox key={c.id} checked={!hidden.includes(c.id)} disabled={fixed.includes(c.id)} onChange={(e) => toggle(c.id, e.target.checked)}>
              {c.title}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Tooltip title={label}>
        <Button icon={<SettingOutlined />} aria-label={label} />
      </Tooltip>
    </Popover>
  );
}
