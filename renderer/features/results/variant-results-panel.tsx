import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** By variant. Its people were chosen and not drawn by lot, which is said. */
export function VariantResultsPanel({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const format = useFormat();
  const results = useQuery(api.campaigns.variantResults, { campaignId: campaign.campaignId });
  return (
    <Panel title={t('variant.results')}>
      <Failure error={results.error} />
      <p className="soft variants-text">{t('variant.caveat')}</p>
      <table className="plain-table" aria-label={t('variant.results')}>
        <thead>
          <tr>
            <th>{t('variant.name')}</th>
            <th className="is-number">{t('results.people')}</th>
            <th className="is-number">{t('results.buyers')}</th>
            <th className="is-number">{t('results.rate')}</th>
            <th className="is-number">{t('results.net')}</th>
            <th className="is-number">{t('check.heldOut')}</th>
            <th>{t('variant.difference')}</th>
            <th aria-label={t('common:definition')} />
          </tr>
        </thead>
        <tbody>
          {(results.data ?? []).map((v) => (
            <tr key={v.position}>
              <td>
                {v.position === 0 ? t('variant.rest') : v.name}
                {v.subject !== '' && <div className="soft">{t('variant.underSubject', { subject: v.subject })}</div>}
              </td>
              <td className="is-number">{format.count(v.treated.people)}</td>
              <td className="is-number">{format.count(v.treated.buyers)}</td>
              <td className="is-number">{v.treated.people === 0 ? '–' : t('variant.rate', { rate: format.share(v.treated.rate), low: format.share(v.treated.rateLow), high: format.share(v.treated.rateHigh) })}</td>
              <td className="is-number">{format.money(v.treated.netMinor, campaign.currency)}</td>
              <td className="is-number">{v.heldOut ? t('variant.ofHeldOut', { rate: format.share(v.heldOut.rate), count: v.heldOut.people }) : '–'}</td>
              <td>{v.difference ? t('variant.points', { points: format.points(v.difference.value), low: format.points(v.difference.low), high: format.points(v.difference.high) }) : '–'}</td>
              <td>
                <Definition label={t('common:definition')} text={t('variant.definition')} n={t('common:nOf', { n: format.count(v.treated.buyers) })} sql={v.sql} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
