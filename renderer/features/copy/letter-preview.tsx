import { useTranslation } from 'react-i18next';
import type { Letter, NewsletterBlock } from '../../../shared/domain/newsletter.ts';
import { PictureShown } from './letter-picture.tsx';

/** About how it will look in a mail program. */
export function LetterPreview({ letter: { subject, blocks, sender, unsubscribe } }: { letter: Letter }) {
  const { t } = useTranslation('copy');
  return (
    <article className="letter" aria-label={t('letter.preview')}>
      <header>{subject.trim() === '' ? t('letter.noSubject') : subject}</header>
      {blocks.map((block, i) => (
        <Block key={i} block={block} />
      ))}
      {(sender !== '' || unsubscribe !== '') && (
        <footer>
          <div>{sender}</div>
          <div>{unsubscribe}</div>
        </footer>
      )}
    </article>
  );
}

/** A link is shown and not followed: it would leave the app. */
function Block({ block }: { block: NewsletterBlock }) {
  const { kind, title, text, url } = block;
  switch (kind) {
    case 'heading':
      return <h3>{title}</h3>;
    case 'text':
      return <p>{text}</p>;
    case 'picture':
      return <PictureShown block={block} />;
    case 'list':
      return (
        <ul>
          {text.split('\n').filter((l) => l.trim() !== '').map((l, i) => (
            <li key={i}>{l}</li>
          ))}
        </ul>
      );
    case 'product':
      return (
        <div className="letter-product" title={url}>
          <strong>{title}</strong>
          <p>{text}</p>
        </div>
      );
    case 'button':
      return (
        <span className="letter-button" title={url}>
          {title}
        </span>
      );
    case 'quote':
      return <blockquote>{text}</blockquote>;
    case 'divider':
      return <hr />;
  }
}
