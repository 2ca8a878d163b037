import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Audience } from '../../../shared/contract/campaigns.ts';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';

/** How many each variant is for. They add up to everyone who gets it, because each person is in the first that fits. */
export function VariantCoverage({ audience: { variants, eligible } }: { audience: Audience }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  if (variants.length === 0) return null;
  const nobody = variants.filter((v) => v.position > 0 && v.eligible === 0);
  return (
    <Panel title={t('variant.coverage')}>
      <p className="campaign-sentence">{t('variant.each', { count: eligible })}</p>
      <table className="plain-table" aria-label={t('variant.coverage')}>
        <thead>
          <tr>
            <th>{t('variant.name')}</th>
            <th className="is-number">{t('variant.fit')}</th>
            <th className="is-number">{t('variant.own')}</th>
            <th className="is-number">{t('variant.share')}</th>
          </tr>
        </thead>
        <tbody>
          {variants.map((v) => (
            <tr key={v.position}>
              <td>{v.position === 0 ? t('variant.rest') : v.name}</td>
              <td className="is-number">{v.position === 0 ? '–' : format.count(v.fit)}</td>
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
