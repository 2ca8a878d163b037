import type { Campaign, CampaignVariant } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { CopyCheckList } from '../../lib/copy-check.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';
import { TextPreview } from '../../lib/text-preview.tsx';
import { useDebounced } from '../../lib/use-debounced.ts';

/** What is wrong with a variant's words, and how someone of its people will see them. */
export function VariantPreview({ campaign, variant }: { campaign: Campaign; variant: CampaignVariant }) {
  const text = useDebounced(variant.text, 250);
  const subject = useDebounced(variant.subject.trim() === '' ? campaign.subject : variant.subject, 250);
  const isEmpty = text.trim() === '';
  const preview = useQuery(api.copy.preview, { text, channel: campaign.channel, rule: campaign.dealtBy === 'lot' ? campaign.rule : { combinator: 'and', rules: [campaign.rule, variant.rule] }, limit: 1 }, { enabled: !isEmpty });
  return (
    <div>
      <Failure error={preview.error} />
      {!isEmpty && (
        <>
          {campaign.state === 'draft' && <CopyCheckList text={text} {...(campaign.channel === 'email' ? { subject } : {})} channel={campaign.channel} problems={preview.data?.problems ?? []} />}
          {preview.data && <TextPreview {...preview.data} partsSpread={[]} hideProblems />}
        </>
      )}
    </div>
  );
}
