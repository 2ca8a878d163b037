import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input } from 'antd';
import { useRef, type ComponentRef, type ReactNode } from 'react';
import './ui.css';

export interface Insert {
  key: string;
  label: string;
  text: string;
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
  /** Stands at the other end of the menu's line. */
  extra?: ReactNode;
}

/** A text with a menu whose entries are put in where the cursor stands. */
export function InsertTextArea({ label, value, onChange, insertLabel, inserts, placeholder, readOnly = false, extra }: InsertTextAreaProps) {
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
  return (
    <div className="insert-area">
      <div className="insert-bar">
        <Dropdown
          trigger={['click']}
          disabled={readOnly}
          menu={{ items: inserts.map(({ key, label: name }) => ({ key, label: name })), onClick: ({ key }) => insert(inserts.find((i) => i.key === key)?.text ?? '') }}
        >
          <Button size="small" icon={<DownOutlined />} iconPlacement="end">
            {insertLabel}
          </Button>
        </Dropdown>
        {extra}
      </div>
      <Input.TextArea ref={field} aria-label={label} value={value} onChange={(e) => onChange(e.target.value)} autoSize={{ minRows: 6, maxRows: 16 }} placeholder={placeholder} readOnly={readOnly} maxLength={5000} spellCheck={false} />
    </div>
  );
}
