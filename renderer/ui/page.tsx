import type { ReactNode } from 'react';
import './ui.css';

interface PageProps {
  title: string;
  /** The screen's answer, with its number. */
  sentence?: ReactNode;
  /** The one primary action, and what goes with it. */
  action?: ReactNode;
  filters?: ReactNode;
  /** Fill the height (a table scrolls inside). */
  full?: boolean;
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, sentence, action, filters, full = false, narrow = false, children }: PageProps) {
  return (
    <div className={`page${full ? ' page-full' : ''}${narrow ? ' page-narrow' : ''}`}>
      <header className="page-head">
        <div className="page-head-text">
          <h1>{title}</h1>
          {sentence !== undefined && <p className="page-sentence">{sentence}</p>}
        </div>
        {action}
      </header>
      {filters !== undefined && filters !== false && <div className="page-filters">{filters}</div>}
      {children}
    </div>
  );
}
