import './ui.css';

/** A few shares of a whole as bars on one line each. */
export function Spread({ rows }: { rows: { key: string; label: string; value: number; text: string }[] }) {
  const most = Math.max(1, ...rows.map((r) => r.value));
  return (
    <dl className="spread">
      {rows.map((r) => (
        <div key={r.key} className="spread-row">
          <dt>{r.label}</dt>
          <dd className="spread-track" aria-hidden>
            <span style={{ width: `${(100 * r.value) / most}%` }} />
          </dd>
          <dd className="number">{r.text}</dd>
        </div>
      ))}
    </dl>
  );
}
