import { Trans, useTranslation } from 'react-i18next';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { LeversPanel } from '../../lib/levers-panel.tsx';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';
import { LockPanel } from './lock-panel.tsx';
import { ChecksPanel } from './plan/checks-panel.tsx';
import { MailPanel } from './plan/mail-panel.tsx';
import { PackPanel } from './plan/pack-panel.tsx';
import { PresetCard, usePresetName } from './preset-card.tsx';
import { ReceiptsPanel } from './receipts-panel.tsx';
import { VendorCard } from './vendor-card.tsx';
import { WrittenFiles } from './written-files.tsx';

/** Lock, then lists; then what came back. */
export function ExportStep({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const format = useFormat();
  const presetName = usePresetName();
  const presets = useQuery(api.campaigns.presets, {});
  if (campaign.state === 'draft')
    return (
      <>
        <ChecksPanel campaignId={campaign.campaignId} />
        <LeversPanel campaignId={campaign.campaignId} />
        <LockPanel campaign={campaign} />
      </>
    );
  const offered = (presets.data ?? []).filter((p) => p.channel === campaign.channel);
  const rest = offered.filter((p) => !p.isCommon);
  return (
    <>
      <Panel title={t('export.title')}>
        <p className="campaign-sentence">
          <Trans t={t} i18nKey="export.sentence" count={campaign.treated ?? 0} values={{ treated: format.count(campaign.treated), heldOut: format.count(campaign.heldOut) }} components={{ strong: <strong /> }} />
        </p>
        <p className="soft">{t('export.choose', { channel: t(`common:channel.${campaign.channel}`) })}</p>
        <Failure error={presets.error} />
        <div className="presets">
          {offered.filter((p) => p.isCommon).map((preset) => (
            <PresetCard key={preset.id} campaign={campaign} preset={preset} />
          ))}
          <VendorCard campaign={campaign} columns={offered.find((p) => p.columns.length > 0)?.columns ?? []} />
        </div>
        {rest.length > 0 && (
          <details className="more-presets">
            <summary>{t('tools.more', { count: rest.length })}</summary>
            <p className="soft">{t('tools.guessText')}</p>
            <div className="presets">
              {rest.map((preset) => (
                <PresetCard key={preset.id} campaign={campaign} preset={preset} />
              ))}
            </div>
          </details>
        )}
      </Panel>
      <PackPanel campaign={campaign} presets={offered} nameOf={presetName} />
      <MailPanel campaign={campaign} />
      {campaign.exports.length > 0 && (
        <>
          <WrittenFiles exports={campaign.exports} />
          <ReceiptsPanel campaign={campaign} />
          <div className="campaign-foot">
            <a href={address('results', 'campaign', campaign.campaignId)}>{t('export.results')}</a>
          </div>
        </>
      )}
    </>
  );
}
