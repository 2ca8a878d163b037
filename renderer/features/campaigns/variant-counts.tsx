import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { ownTextKey } from '../../lib/own-text-key.ts';
import { useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';

/** How many of each variant the lock froze. */
export function VariantCounts({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const has = campaign.variants.length > 0;
  const results = useQuery(api.campaigns.variantResults, { campaignId: campaign.campaignId }, { enabled: has });
  if (!has) return null;
  return (
    <Panel title={t('variant.coverage')}>
      <Failure error={results.error} />
      <table className="plain-table" aria-label={t('variant.coverage')}>
        <thead>
          <tr>
            <th>{t('variant.name')}</th>
            <th className="is-number">{t('check.treated')}</th>
            <th className="is-number">{t('check.heldOut')}</th>
          </tr>
        </thead>
        <tbody>
          {(results.data ?? []).map((v) => (
            <tr key={v.position}>
              <td>{v.position === 0 ? t(ownTextKey(campaign)) : v.name}</td>
              <td className="is-number">{format.count(v.treated.people)}</td>
              <td className="is-number">{format.count(v.heldOut?.people ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
