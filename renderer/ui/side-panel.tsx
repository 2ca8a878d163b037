import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import './ui.css';

interface SidePanelProps {
  label: string;
  closeLabel: string;
  head: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** Layers above the panel; Esc closes them first, which they do themselves. */
const layers = '.ant-modal-wrap, .ant-popover, .ant-select-dropdown, .ant-picker-dropdown, .ant-dropdown';

/** Details beside a list, so that the list isn't lost. Esc closes; in a field it leaves the field first. */
export function SidePanel({ label, closeLabel, head, onClose, children }: SidePanelProps) {
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== 'Escape' || e.defaultPrevented || !(e.target instanceof HTMLElement)) return;
      if ([...document.querySelectorAll(layers)].some((layer) => layer.checkVisibility())) return;
      if (e.target.matches('input, textarea')) e.target.blur();
      else onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <aside className="side-panel" aria-label={label}>
      <header className="side-panel-head">
        <div className="side-panel-title">{head}</div>
        <Button type="text" icon={<CloseOutlined />} aria-label={closeLabel} onClick={onClose} />
      </header>
      <div className="side-panel-body">{children}</div>
    </aside>
  );
}
