import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';

/** The verdict in a word. None of them is an alarm: "cannot tell" is the commonest honest answer. */
export function VerdictTag({ campaign: { campaignId } }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const results = useQuery(api.campaigns.results, { campaignId });
  if (!results.data) return null;
  return (
    <Tag variant="filled" className={`verdict-tag is-${results.data.verdict}`}>
      {t(`results.short.${results.data.verdict}`)}
    </Tag>
  );
}
