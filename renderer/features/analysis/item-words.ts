import { useTranslation } from 'react-i18next';
import type { Banding, CrosstabItem, CrosstabSide } from '../../../shared/contract/analysis.ts';
import type { Field } from '../../../shared/domain/fields.ts';
import { api } from '../../lib/api.ts';
import { useChoiceWords } from '../../lib/choice-words.ts';
import { useQuery } from '../../lib/query.ts';
import { useAttributeWords } from './attribute-words.ts';

const none: Banding[] = [];

/** What a row or a column of a table is called. */
export function useItemWords(currency: string): (side: CrosstabSide, at: number) => string {
  const { t } = useTranslation('analysis');
  const choices = useChoiceWords();
  const bandings = useQuery(api.analysis.bandings, {}).data ?? none;
  const words = useAttributeWords(currency);
  return (side, at) => {
    const { asked } = side;
    const item: CrosstabItem = side.items[at]!;
    if (item.kind === 'others') return t('cross.others');
    if (item.kind === 'unknown') return t(asked.by === 'tags' ? 'cross.noTag' : asked.by === 'category' ? 'cross.noCategory' : 'bands.unknown');
    if (item.kind === 'value') return asked.by === 'field' ? (choices(asked.field as Field['id']).find((c) => c.value === item.key)?.label ?? item.key) : item.key;
    const named = asked.by === 'banding' ? bandings.find((b) => b.bandingId === asked.bandingId)?.names[at] : undefined;
    return named || (side.attribute ? words.band(side.attribute, item, side.step) : item.key);
  };
}
