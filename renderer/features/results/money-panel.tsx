import { useTranslation } from 'react-i18next';
import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { CountButton } from '../../lib/count-button.tsx';
import { FigureHelp } from './figure-help.tsx';
import type { MemberGroup } from '../../lib/members-drawer.tsx';

/** Spent, sold, and what is left. */
export function MoneyPanel({ results, onShow }: { results: CampaignResults; onShow: (group: MemberGroup) => void }) {
  const { t } = useTranslation('campaigns');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { cost, partnerMinor, treated, credited, currency, roi, netGainMinor, netGainLowMinor, netGainHighMinor, marginBasis, heldOut } = results;
  const money = (minor: number | null) => format.money(minor, currency);
  const gainNote =
    netGainMinor !== null
      ? t('results.gainRange', { low: money(netGainLowMinor), high: money(netGainHighMinor), basis: marginBasis === 'costs' ? t('results.basisCosts') : t('results.basisShare') })
      : heldOut === null
        ? t('results.gainNoHoldout')
        : t('results.gainNoMargin');
  return (
    <Panel title={t('results.money')}>
      <div className="stats">
        <Stat label={t('results.spent')} value={money(cost.totalMinor)} note={t('results.spentNote', { messages: money(cost.messagesMinor), fixed: money(cost.fixedMinor) })} help={<FigureHelp figure="cost" results={results} />} />
        {partnerMinor !== null && <Stat label={t('results.ownSpent')} value={money(cost.totalMinor - partnerMinor)} note={t('results.partnersNote', { money: money(partnerMinor) })} help={<Definition label={common('definition')} text={t('definition.partners')} />} />}
        <Stat label={t('results.buyers')} value={<CountButton count={treated.buyers} onClick={() => onShow('buyers_treated')} />} note={t('results.ofPeople', { count: treated.people })} help={<FigureHelp figure="buyersTreated" results={results} />} />
        <Stat label={t('results.orders')} value={format.count(treated.orders)} help={<FigureHelp figure="ordersTreated" results={results} />} />
        <Stat label={t('results.net')} value={money(treated.netMinor)} note={treated.refundMinor > 0 ? t('results.refunds', { money: money(treated.refundMinor) }) : undefined} help={<FigureHelp figure="netTreated" results={results} />} />
        <Stat label={t('results.roi')} value={roi === null ? '–' : format.decimal(roi)} note={roi === null ? t('results.noCost') : t('results.roiNote', { money: money(credited.netMinor) })} help={<FigureHelp figure="credited" results={results} />} />
        <Stat label={t('results.gain')} value={money(netGainMinor)} note={gainNote} help={<FigureHelp figure="netGain" results={results} />} />
      </div>
    </Panel>
  );
}
