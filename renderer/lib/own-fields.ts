import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnField } from '../../shared/contract/own-fields.ts';
import { findField, ownRuleField, type Field } from '../../shared/domain/fields.ts';
import { ownIdOf, ownKey } from '../../shared/domain/own-fields.ts';
import { api } from './api.ts';
import { useQuery } from './query.ts';

const none: OwnField[] = [];
export type FindField = (id: string) => Field | undefined;

/** The owner's own fields, and with them all that a rule may ask. */
export function useOwnFields(): { fields: OwnField[]; loaded: boolean; find: FindField; named: (key: string) => OwnField | undefined } {
  const { data } = useQuery(api.customers.fields, {});
  const fields = data ?? none;
  const byKey = useMemo(() => new Map(fields.flatMap((f) => [[ownKey(f.fieldId) as string, f] as const, ...(f.standard === null ? [] : [[f.standard as string, f] as const])])), [fields]);
  const named = useCallback((key: string) => byKey.get(key), [byKey]);
  const find = useCallback<FindField>(
    (id) => {
      const own = byKey.get(id);
      return own ? ownRuleField(own.fieldId, own.kind) : findField(id);
    },
    [byKey],
  );
  return { fields, loaded: data !== undefined, find, named };
}

/** What a field of a rule is called in the language in use; an own one as the owner calls it. */
export function useFieldNames(): (id: string) => string {
  const { t, i18n } = useTranslation('segments');
  const { named } = useOwnFields();
  return (id) => {
    const own = named(id);
    if (own) return own.name;
    return ownIdOf(id) === undefined && i18n.exists(`segments:field.${id}`) ? t(`field.${id as 'orders'}`) : t('field.gone');
  };
}
