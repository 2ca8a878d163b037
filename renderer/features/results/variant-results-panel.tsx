import { useTranslation } from 'react-i18next';
import type { Campaign, VariantResult } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { ownTextKey } from '../../lib/own-text-key.ts';
import { useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** By variant. Dealt by lot they are compared with each other; whose people were chosen, only with their own held out, which is said. */
export function VariantResultsPanel({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const format = useFormat();
  const results = useQuery(api.campaigns.variantResults, { campaignId: campaign.campaignId });
  const byLot = campaign.dealtBy === 'lot';
  const nameOf = ({ position, name }: VariantResult) => (position === 0 ? t(ownTextKey(campaign)) : name);
  const front = (results.data ?? []).find((v) => v.compared?.front);
  const difference = (v: VariantResult) => {
    const d = byLot ? v.compared?.fromOwn : v.difference;
    return d && t('variant.points', { points: format.points(d.value), low: format.points(d.low), high: format.points(d.high) });
  };
  return (
    <Panel title={t('variant.results')}>
      <Failure error={results.error} />
      {!byLot && <p className="soft variants-text">{t('variant.caveat')}</p>}
      {front?.compared?.front && <p className="campaign-sentence">{t(`variant.front.${front.compared.front}`, { name: nameOf(front), chance: format.share(front.compared.chanceBest) })}</p>}
      <table className="plain-table" aria-label={t('variant.results')}>
        <thead>
          <tr>
            <th>{t('variant.name')}</th>
            <th className="is-number">{t('results.people')}</th>
            <th className="is-number">{t('results.buyers')}</th>
            <th className="is-number">{t('results.rate')}</th>
            <th className="is-number">{t('results.net')}</th>
            <th className="is-number">{t(byLot ? 'variant.chanceBest' : 'check.heldOut')}</th>
            <th>{t(byLot ? 'variant.fromOriginal' : 'variant.difference')}</th>
            <th aria-label={t('common:definition')} />
          </tr>
        </thead>
        <tbody>
          {(results.data ?? []).map((v) => (
            <tr key={v.position}>
              <td>
                {nameOf(v)}
                {v.subject !== '' && <div className="soft">{t('variant.underSubject', { subject: v.subject })}</div>}
              </td>
              <td className="is-number">{format.count(v.treated.people)}</td>
              <td className="is-number">{format.count(v.treated.buyers)}</td>
              <td className="is-number">{v.treated.people === 0 ? '–' : t('variant.rate', { rate: format.share(v.treated.rate), low: format.share(v.treated.rateLow), high: format.share(v.treated.rateHigh) })}</td>
              <td className="is-number">{format.money(v.treated.netMinor, campaign.currency)}</td>
              <td className="is-number">{byLot ? (v.compared ? format.share(v.compared.chanceBest) : '–') : v.heldOut ? t('variant.ofHeldOut', { rate: format.share(v.heldOut.rate), count: v.heldOut.people }) : '–'}</td>
              <td>{difference(v) ?? '–'}</td>
              <td>
                <Definition label={t('common:definition')} text={t(byLot ? 'variant.definitionByLot' : 'variant.definition')} n={t('common:nOf', { n: format.count(v.treated.buyers) })} sql={v.sql} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
