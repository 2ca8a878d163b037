import { useTranslation } from 'react-i18next';
import type { MergeField } from '../../../shared/contract/people.ts';
import { showEmail, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';

/** A value of a person as it is shown: masked, in words. A place is its parts with a separator between. */
export function useFieldValue(): (field: MergeField, value: string) => string {
  const { t } = useTranslation('customers');
  const { revealed } = usePrivacy();
  return (field, value) => {
    if (field === 'name') return showName(value, revealed);
    if (field === 'phone') return showPhone(value, revealed);
    if (field === 'email') return showEmail(value, revealed);
    if (field === 'place') return value.split('\u001f').filter(Boolean).join(' ');
    return field === 'gender' ? t(`edit.genders.${value as 'male' | 'female'}`) : value;
  };
}
