import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Audience, Campaign } from '../../../shared/contract/campaigns.ts';
import { holdoutChoices } from '../../../shared/domain/power.ts';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { powerSayings, type PowerSaying } from './power-words.ts';

const offered = [0, 0.05, 0.1, 0.2, 0.3, 0.5];

/** How many are left alone for comparison, and what a group of this size can show. Offered, never imposed. */
export function HoldoutPanel({ audience, view, onShare }: { audience: Audience; view: Campaign; onShare: (share: number) => void }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { power, eligible } = audience;
  const share = view.holdoutShare;
  const shares = [...new Set([...offered, ...holdoutChoices.filter((s) => s === power.suggestedHoldoutShare), share])].sort((a, b) => a - b);
  const say = (saying: PowerSaying): string => {
    switch (saying.key) {
      case 'cannot':
        return t('power.cannot', { count: saying.people });
      case 'canShow':
      case 'cannotButLarge':
        return t(`power.${saying.key}`, { points: format.decimal(saying.lift * 100) });
      case 'wouldShow':
      case 'addUp':
        return t(`power.${saying.key}`, { share: format.share(saying.share) });
      default:
        return t(`power.${saying.key}`);
    }
  };
  return (
    <Panel title={t('power.title')}>
      <p className="soft power-offer">{t('power.offer')}</p>
      <div className="power-choice">
        <span className="soft">{t('power.share')}</span>
        <Segmented<number> aria-label={t('power.share')} value={share} onChange={onShare} options={shares.map((value) => ({ value, label: value === 0 ? t('power.none') : format.share(value) }))} />
      </div>
      <p className="campaign-sentence" role="status">
        {share > 0 && <span>{t('power.split', { treated: format.count(power.treated), heldOut: format.count(power.heldOut) })}</span>}
        {power.baseRate !== null && <span>{t('power.base', { window: view.windowDays, base: format.share(power.baseRate) })}</span>}
        {powerSayings(power, share, eligible).map((saying) => (
          <span key={saying.key}>{say(saying)}</span>
        ))}
      </p>
      {share === 0 && (
        <Button size="small" onClick={() => onShare(power.suggestedHoldoutShare)}>
          {t('power.take', { share: format.share(power.suggestedHoldoutShare) })}
        </Button>
      )}
    </Panel>
  );
}
