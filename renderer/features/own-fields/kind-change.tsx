import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnKind } from '../../../shared/domain/own-fields.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';

/** What becomes of the values under another type, said before anything is changed. */
export function KindChange({ fieldId, kind, onPossible }: { fieldId: number; kind: OwnKind; onPossible: (possible: boolean) => void }) {
  const { t, i18n } = useTranslation('fields');
  const { data, error, isPlaceholderData } = useQuery(api.customers.fieldChange, { fieldId, kind });
  const possible = data !== undefined && !isPlaceholderData && data.loses === 0 && data.usedBy.length === 0;
  useEffect(() => onPossible(possible), [possible, onPossible]);
  if (error) return <Failure error={error} />;
  if (!data || isPlaceholderData) return null;
  const named = t(`kind.${kind}`);
  const list = (words: string[]) => new Intl.ListFormat(i18n.language).format(words);
  if (data.usedBy.length > 0) return <span className="harm" role="alert">{t('change.used', { kind: named, list: list(data.usedBy) })}</span>;
  if (data.loses > 0) return <span className="harm" role="alert">{t('change.lost', { kind: named, count: data.loses, examples: list(data.examples) })}</span>;
  return (
    <span role="status">
      {data.converts === 0 ? t('change.none') : t('change.all', { kind: named, count: data.converts })} {data.options.length > 0 && t('change.options', { count: data.options.length })}
    </span>
  );
}
