import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import './ui.css';

/** The "?" beside a figure: what it means, its n, and the SQL behind it. `label` names the button for a screen reader. */
export function Definition({ label, text, n, sql }: { label: string; text: ReactNode; n?: string; sql?: string | undefined }) {
  return (
    <Popover
      trigger="click"
      content={
        <div className="definition">
          {text}
          {n !== undefined && <div className="soft number">{n}</div>}
          {sql !== undefined && <pre>{sql}</pre>}
        </div>
      }
    >
      <Button type="text" size="small" shape="circle" aria-label={label} icon={<QuestionCircleOutlined />} />
    </Popover>
  );
}
