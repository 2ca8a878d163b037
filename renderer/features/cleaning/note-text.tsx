import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/contract/cleaning.ts';
import { showPhone } from '../../lib/privacy.ts';

/** A note with what was found in it marked. Who doesn't want to be read over the shoulder sees the number masked. */
export function NoteText({ note, revealed }: { note: NonNullable<Finding['note']>; revealed: boolean }) {
  const { t } = useTranslation('cleaning');
  const { text, start, end } = note;
  const found = text.slice(start, end);
  const before = text.slice(Math.max(0, start - 24), start);
  return (
    <span title={revealed ? `${t(`from.${note.from}`)}: ${text}` : t(`from.${note.from}`)}>
      {before}
      <mark>{revealed ? found : showPhone(found, false)}</mark>
      {text.slice(end)}
    </span>
  );
}
