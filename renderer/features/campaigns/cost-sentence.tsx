import { Trans, useTranslation } from 'react-i18next';
import type { Audience, Campaign } from '../../../shared/contract/campaigns.ts';
import { useFormat } from '../../lib/format.ts';

/** What it will cost, in one sentence. */
export function CostSentence({ audience, campaign }: { audience: Audience; campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { currency } = audience;
  const price = format.unitPrice(campaign.messagePriceMilli, currency);
  const cost = format.money(audience.costMinor, currency);
  return (
    <p className="campaign-sentence">
      {campaign.channel === 'sms' ? (
        <Trans t={t} i18nKey="check.costSentence" values={{ cost, messages: format.count(audience.messages), price, fixed: format.money(campaign.fixedCostMinor, currency) }} components={{ strong: <strong /> }} />
      ) : (
        <Trans t={t} i18nKey="check.costNoMessages" values={{ cost }} components={{ strong: <strong /> }} />
      )}
    </p>
  );
}
