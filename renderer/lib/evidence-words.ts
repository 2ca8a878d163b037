import { useTranslation } from 'react-i18next';
import type { LinkEvidence } from '../../shared/contract/people.ts';
import { showAddress, showEmail, showName, showPhone, usePrivacy } from './privacy.ts';

const masks: Record<LinkEvidence['kind'], (value: string | null, revealed: boolean) => string> = {
  phone: showPhone,
  masked_phone: showPhone,
  email: showEmail,
  name: showName,
  masked_name: showName,
  nick: showName,
  address: showAddress,
  region: (value) => value ?? '',
  owner: () => '',
};

/** What two records have in common, in words. */
export function useEvidenceWords(): (evidence: LinkEvidence) => string {
  const { t } = useTranslation('people');
  const { revealed } = usePrivacy();
  return ({ kind, value }) => t(`evidence.${kind}`, { value: masks[kind](value, revealed) });
}
