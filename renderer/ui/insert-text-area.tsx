import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input } from 'antd';
import { useEffect, useRef, type ComponentRef, type ReactNode } from 'react';
import './ui.css';

export interface Insert {
  key: string;
  label: string;
  text: string;
  /** Under which heading of the menu; those without stand on top. */
  group?: string;
}

interface InsertTextAreaProps {
  /** Names the field for a screen reader. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  insertLabel: string;
  inserts: Insert[];
  placeholder?: string;
  readOnly?: boolean;
  minRows?: number;
  /** Stands at the other end of the menu's line. */
  extra?: ReactNode;
  /** A place that is to be shown; a new object shows it again. */
  mark?: { from: number; to: number } | null;
}

/** A text with a menu whose entries are put in where the cursor stands. */
export function InsertTextArea({ label, value, onChange, insertLabel, inserts, placeholder, readOnly = false, minRows = 6, extra, mark = null }: InsertTextAreaProps) {
  const field = useRef<ComponentRef<typeof Input.TextArea>>(null);
  const insert = (text: string) => {
    const area = field.current?.resizableTextArea?.textArea;
    const from = area?.selectionStart ?? value.length;
    const to = area?.selectionEnd ?? value.length;
    onChange(value.slice(0, from) + text + value.slice(to));
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(from + text.length, from + text.length);
    });
  };
  useEffect(() => {
    const area = field.current?.resizableTextArea?.textArea;
    if (!mark || !area) return;
    area.focus();
    area.setSelectionRange(mark.from, mark.to);
  }, [mark]);
  return (
    <div className="insert-area">
      <div className="insert-bar">
        <Dropdown
          trigger={['click']}
          disabled={readOnly}
          menu={{ className: 'insert-menu', items: menuItems(inserts), onClick: ({ key }) => insert(inserts.find((i) => i.key === key)?.text ?? '') }}
        >
          <Button size="small" icon={<DownOutlined />} iconPlacement="end">
            {insertLabel}
          </Button>
        </Dropdown>
        {extra}
      </div>
      <Input.TextArea ref={field} aria-label={label} value={value} onChange={(e) => onChange(e.target.value)} autoSize={{ minRows, maxRows: 16 }} placeholder={placeholder} readOnly={readOnly} maxLength={5000} spellCheck={false} />
    </div>
  );
}

function menuItems(inserts: Insert[]) {
  const item = ({ key, label }: Insert) => ({ key, label });
  const groups = [...new Set(inserts.map((i) => i.group))].filter((g) => g !== undefined);
  return [...inserts.filter((i) => i.group === undefined).map(item), ...groups.map((label) => ({ type: 'group' as const, key: label, label, children: inserts.filter((i) => i.group === label).map(item) }))];
}
