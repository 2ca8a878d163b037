import type { ReactNode } from 'react';
import './ui.css';

/** A figure with its label, and its definition behind the question mark. */
export function Stat({ label, value, note, help }: { label: string; value: ReactNode; note?: ReactNode; help?: ReactNode }) {
  return (
    <div className="stat">
      <span className="stat-label">
        {label}
        {help}
      </span>
      <span className="stat-value">{value}</span>
      {note !== undefined && <span className="stat-note">{note}</span>}
    </div>
  );
}
