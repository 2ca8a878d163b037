import { Trans, useTranslation } from 'react-i18next';
import { exclusionReasons, type Audience, type Campaign } from '../../../shared/contract/campaigns.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { DraftMoves } from './draft-moves.tsx';
import { useExclusionWords } from '../../lib/exclusion-words.ts';

/** Who will get it, and why the others won't. */
export function AudiencePanel({ audience, campaign }: { audience: Audience; campaign: Campaign }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const format = useFormat();
  const words = useExclusionWords(campaign.channel, campaign.contactGapDays);
  const { segmentCount, eligible, excluded, power } = audience;
  const reasons = exclusionReasons.filter((r) => excluded[r] > 0);
  return (
    <Panel title={t('check.people')} extra={<Definition label={t('common:definition')} text={t('check.sql')} n={t('common:nOf', { n: format.count(segmentCount) })} sql={audience.sql} />}>
      <p className="campaign-sentence">
        <Trans t={t} i18nKey={eligible === 0 ? 'check.nobody' : 'check.sentence'} count={segmentCount} values={{ all: format.count(segmentCount), eligible: format.count(eligible) }} components={{ strong: <strong /> }} />
      </p>
      <DraftMoves campaign={campaign} />
      <div className="audience-grid">
        <div className="stats">
          <Stat label={t('check.treated')} value={format.count(power.treated)} />
          <Stat label={t('check.heldOut')} value={format.count(power.heldOut)} />
          <Stat label={t('check.excluded')} value={format.count(segmentCount - eligible)} />
        </div>
        {reasons.length === 0 ? (
          <p className="soft">{t('check.nobodyOut')}</p>
        ) : (
          <table className="plain-table" aria-label={t('check.reason')}>
            <thead>
              <tr>
                <th>{t('check.reason')}</th>
                <th className="is-number">{t('check.count')}</th>
              </tr>
            </thead>
            <tbody>
              {reasons.map((r) => (
                <tr key={r}>
                  <td>{words(r)}</td>
                  <td className="is-number">{format.count(excluded[r])}</td>
                </tr>
              ))}
              {reasons.length < exclusionReasons.length && (
                <tr className="soft">
                  <td>{t('check.othersZero')}</td>
                  <td className="is-number">{format.count(0)}</td>
                </tr>
              )}
            </tbody>
          </table>
        )}
      </div>
    </Panel>
  );
}
