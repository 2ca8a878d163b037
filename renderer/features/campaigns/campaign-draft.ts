import { useCallback, useEffect, useRef, useState } from 'react';
import type { Campaign, campaigns } from '../../../shared/contract/campaigns.ts';
import type { Input } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';

/** What may be changed in a draft. A segment replaces other conditions, a template replaces other words, and the other way round. */
export type CampaignChanges = Partial<
  Pick<Campaign, 'name' | 'type' | 'goal' | 'channel' | 'text' | 'subject' | 'holdoutShare' | 'windowDays' | 'sendDay' | 'messagePriceMilli' | 'fixedCostMinor' | 'marginShare' | 'contactGapDays' | 'dealtBy'> & { segmentId: number; templateId: number; variants: VariantChange[] }
>;
export type VariantChange = NonNullable<Input<typeof campaigns.update>['variants']>[number];

const REST_MS = 400;

/** Later changes over earlier ones; of words and template the last one counts. */
export function joinChanges(before: CampaignChanges, next: CampaignChanges): CampaignChanges {
  const joined = { ...before, ...next };
  if (next.templateId !== undefined) delete joined.text;
  else if (next.text !== undefined) delete joined.templateId;
  return joined;
}

/** A draft as the screen shows it, saved by itself whenever typing rests, and at once on leaving. */
export function useCampaignDraft(campaign: Campaign) {
  const { campaignId } = campaign;
  const [shown, setShown] = useState<Partial<Campaign>>({});
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const waiting = useRef<CampaignChanges>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const queue = useRef<Promise<void>>(Promise.resolve());

  /** Resolves when everything is saved; one after the other, in order. */
  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    const changes = waiting.current;
    waiting.current = {};
    if (Object.keys(changes).length === 0) return queue.current;
    setSaving(true);
    queue.current = queue.current.then(async () => {
      try {
        await api.campaigns.update({ campaignId, ...changes });
        setError(null);
      } catch (failure) {
        if (!(failure instanceof AppError)) throw failure;
        setError(failure);
      } finally {
        setSaving(false);
      }
    });
    return queue.current;
  }, [campaignId]);

  /** `alongside`: what else is seen at once of a change, where the back end works it out. */
  const edit = useCallback(
    (changes: CampaignChanges, alongside: Partial<Campaign> = {}) => {
      const { variants: _, ...plain } = changes; // as the screen shows them they stand alongside
      setShown((before) => ({ ...before, ...plain, ...alongside }));
      // The name alone can't be empty: an empty one is shown, and the last good one kept.
      const kept = { ...changes };
      if (kept.name?.trim() === '') delete kept.name;
      waiting.current = joinChanges(waiting.current, kept);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), REST_MS);
    },
    [flush],
  );
  useEffect(() => () => void flush(), [flush]);

  const view: Campaign = { ...campaign, ...shown };
  return { view, edit, flush, saving, error };
}
export type CampaignEdit = ReturnType<typeof useCampaignDraft>;
