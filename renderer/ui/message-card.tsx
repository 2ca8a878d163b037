import type { ReactNode } from 'react';
import './ui.css';

/** A message as one person gets it, with what it costs beneath. */
export function MessageCard({ who, text, meta }: { who: string; text: string; meta?: ReactNode }) {
  return (
    <article className="message">
      <div className="message-who">{who}</div>
      <p className="message-text">{text}</p>
      {meta !== undefined && <div className="message-meta number">{meta}</div>}
    </article>
  );
}
