import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import type { Input } from '../../../shared/contract/endpoint.ts';
import type { campaigns } from '../../../shared/contract/campaigns.ts';
import { useCommand } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';

type Draft = Omit<Input<typeof campaigns.create>, 'text' | 'templateId' | 'name'> & { what: string; templateId: number | null };

/** Makes a campaign's draft from a row or a card, with everything filled in that is known, and goes on to its words. */
export function useStartCampaign() {
  const { t, i18n } = useTranslation('strategy');
  const create = useCommand(api.campaigns.create);
  const { run } = create;
  const start = useCallback(
    async ({ what, templateId, ...draft }: Draft): Promise<void> => {
      const day = new Intl.DateTimeFormat(i18n.language, { month: 'short', day: 'numeric' }).format(draft.sendDay === undefined ? new Date() : new Date(`${draft.sendDay}T12:00:00`));
      const made = await run({ ...draft, name: t('campaignName', { what, day }).slice(0, 80), ...(templateId === null ? { text: '' } : { templateId }) });
      if (made) go('marketing', 'campaigns', made.campaignId, 'say');
    },
    [run, t, i18n.language],
  );
  return { start, busy: create.busy, error: create.error };
}
