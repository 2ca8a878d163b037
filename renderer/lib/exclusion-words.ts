import { useTranslation } from 'react-i18next';
import type { ExclusionReason } from '../../shared/contract/campaigns.ts';
import type { Channel } from '../../shared/contract/copy.ts';

/** Why someone isn't contacted, in the words of the channel. */
export function useExclusionWords(channel: Channel, contactGapDays: number) {
  const { t } = useTranslation('campaigns');
  return (reason: ExclusionReason): string => {
    switch (reason) {
      case 'no_number':
      case 'masked':
      case 'invalid':
        return t(`exclusion.${reason}.${channel}`);
      case 'contacted':
        return t('exclusion.contacted', { count: contactGapDays });
      default:
        return t(`exclusion.${reason}`);
    }
  };
}
