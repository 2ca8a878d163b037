import { useTranslation } from 'react-i18next';
import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { CountButton } from '../../lib/count-button.tsx';
import { FigureHelp } from './figure-help.tsx';
import type { MemberGroup } from '../../lib/members-drawer.tsx';

/** What became of the messages. Without receipts deliveries aren't known, which isn't none. */
export function DeliveryPanel({ results, onShow }: { results: CampaignResults; onShow: (group: MemberGroup) => void }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { sent, delivered, failed, replied, optedOut } = results;
  const share = (n: number) => (sent === 0 ? undefined : t('results.shareOfSent', { share: format.share(n / sent) }));
  const unknown = t('results.noReceipts');
  return (
    <Panel title={t('results.delivery')}>
      <div className="stats">
        <Stat label={t('results.sent')} value={format.count(sent)} help={<FigureHelp figure="sent" results={results} />} />
        <Stat label={t('results.delivered')} value={delivered === null ? t('results.unknown') : format.count(delivered)} note={delivered === null ? unknown : share(delivered)} help={<FigureHelp figure="delivered" results={results} />} />
        <Stat label={t('results.failed')} value={failed === null ? t('results.unknown') : <CountButton count={failed} onClick={() => onShow('failed')} />} note={failed === null ? unknown : share(failed)} help={<FigureHelp figure="failed" results={results} />} />
        <Stat label={t('results.replied')} value={<CountButton count={replied} onClick={() => onShow('replied')} />} note={share(replied)} help={<FigureHelp figure="replied" results={results} />} />
        <Stat label={t('results.optedOut')} value={<CountButton count={optedOut} onClick={() => onShow('opted_out')} />} note={share(optedOut)} help={<FigureHelp figure="optedOut" results={results} />} />
      </div>
    </Panel>
  );
}
