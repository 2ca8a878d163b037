import type { ReactNode } from 'react';
import './ui.css';

/** A tier's name with a small mark: as many steps as its rank, so that it isn't told by colour alone. */
export function TierMark({ rank, children }: { rank: number; children: ReactNode }) {
  if (rank === 0) return <span className="soft">{children}</span>;
  return (
    <span className="tier-mark">
      <span className={`tier-steps tier-${rank}`} aria-hidden>
        {Array.from({ length: rank }, (_, i) => (
          <i key={i} />
        ))}
      </span>
      {children}
    </span>
  );
}
