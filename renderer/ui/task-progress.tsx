import { Button, Progress } from 'antd';
import './ui.css';

/** A bar with what is done, rate and time left, and a way to stop where there is one. */
export function TaskProgress({ label, share, detail, cancelLabel, onCancel }: { label: string; share: number | null; detail: string; cancelLabel?: string; onCancel?: () => void }) {
  return (
    <div className="task" role="status">
      <div className="task-line">
        <strong>{label}</strong>
        {onCancel && <Button onClick={onCancel}>{cancelLabel}</Button>}
      </div>
      <Progress percent={share === null ? 100 : Math.round(share * 100)} status="active" showInfo={share !== null} />
      <div className="task-line number">{detail}</div>
    </div>
  );
}
