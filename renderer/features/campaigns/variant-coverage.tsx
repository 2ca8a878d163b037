import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Audience, Campaign } from '../../../shared/contract/campaigns.ts';
import { useFormat } from '../../lib/format.ts';
import { ownTextKey } from '../../lib/own-text-key.ts';
import { Panel } from '../../ui/panel.tsx';

/** How many each variant is for. They add up to everyone who gets it, because each person is in the first that fits, or draws one lot. */
export function VariantCoverage({ audience: { variants, eligible }, campaign }: { audience: Audience; campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  if (variants.length === 0) return null;
  const byLot = campaign.dealtBy === 'lot';
  const nobody = byLot ? [] : variants.filter((v) => v.position > 0 && v.eligible === 0);
  return (
    <Panel title={t('variant.coverage')}>
      <p className="campaign-sentence">{t(byLot ? 'variant.eachByLot' : 'variant.each', { count: eligible })}</p>
      <table className="plain-table" aria-label={t('variant.coverage')}>
        <thead>
          <tr>
            <th>{t('variant.name')}</th>
            {!byLot && <th className="is-number">{t('variant.fit')}</th>}
            <th className="is-number">{t('variant.own')}</th>
            <th className="is-number">{t('variant.share')}</th>
          </tr>
        </thead>
        <tbody>
          {variants.map((v) => (
            <tr key={v.position}>
              <td>{v.position === 0 ? t(ownTextKey(campaign)) : v.name}</td>
              {!byLot && <td className="is-number">{v.position === 0 ? '–' : format.count(v.fit)}</td>}
              <td className="is-number">{format.count(v.eligible)}</td>
              <td className="is-number">{format.share(eligible === 0 ? null : v.eligible / eligible)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {nobody.map((v) => (
        <Alert key={v.position} type="warning" showIcon title={t(v.fit > 0 ? 'variant.shadowed' : 'variant.nobody', { name: v.name, count: v.fit })} />
      ))}
    </Panel>
  );
}
