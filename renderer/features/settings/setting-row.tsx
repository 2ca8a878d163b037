import type { ReactNode } from 'react';

/** A label, its field, and what it does. */
export function SettingRow({ label, htmlFor, help, children }: { label: string; htmlFor?: string; help?: string; children: ReactNode }) {
  return (
    <div className="setting">
      {htmlFor === undefined ? <span className="setting-label">{label}</span> : <label className="setting-label" htmlFor={htmlFor}>{label}</label>}
      <div>
        {children}
        {help !== undefined && <p className="soft">{help}</p>}
      </div>
    </div>
  );
}
