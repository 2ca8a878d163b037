import { Collapse, Form, InputNumber, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { campaignGoals } from '../../../shared/contract/campaign-origin.ts';
import { campaignTypes, type Campaign } from '../../../shared/contract/campaigns.ts';
import { channel as channelSchema, type Channel } from '../../../shared/contract/copy.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { CampaignChanges } from './campaign-draft.ts';
import { useCurrencySymbol } from './currency-symbol.ts';

/** What most campaigns leave as it is: type, goal, channel, costs. */
export function OtherSettings({ view, edit }: { view: Campaign; edit: (changes: CampaignChanges) => void }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const symbol = useCurrencySymbol(view.currency);
  const unit = minorPerUnit(view.currency);
  const fields = (
    <Form layout="vertical" component={false} disabled={view.state !== 'draft'}>
      <div className="campaign-fields">
        <Form.Item label={t('settings.channel')} extra={t('settings.channelHint')}>
          <Segmented<Channel> aria-label={t('settings.channel')} disabled={view.state !== 'draft'} value={view.channel} onChange={(channel) => edit({ channel })} options={channelSchema.options.map((value) => ({ value, label: t(`common:channel.${value}`) }))} />
        </Form.Item>
        <Form.Item label={t('settings.type')} htmlFor="campaign-type">
          <Select id="campaign-type" value={view.type} onChange={(type) => edit({ type })} options={campaignTypes.map((value) => ({ value, label: t(`type.${value}`) }))} />
        </Form.Item>
        <Form.Item label={t('settings.goal')} htmlFor="campaign-goal">
          <Select id="campaign-goal" value={view.goal} onChange={(goal) => edit({ goal })} options={campaignGoals.map((value) => ({ value, label: t(`goal.${value}`) }))} />
        </Form.Item>
        {view.channel === 'sms' && (
          <Form.Item label={t('settings.price')} htmlFor="campaign-price" extra={t('settings.priceHint')}>
            <InputNumber<number> id="campaign-price" min={0} max={1000} step={0.001} precision={3} prefix={symbol} value={view.messagePriceMilli / 1000} onChange={(v) => edit({ messagePriceMilli: Math.round((v ?? 0) * 1000) })} />
          </Form.Item>
        )}
        <Form.Item label={t('settings.fixed')} htmlFor="campaign-fixed" extra={t('settings.fixedHint')}>
          <InputNumber<number> id="campaign-fixed" min={0} prefix={symbol} value={view.fixedCostMinor / unit} onChange={(v) => edit({ fixedCostMinor: Math.round((v ?? 0) * unit) })} />
        </Form.Item>
        <Form.Item label={t('settings.margin')} htmlFor="campaign-margin" extra={t('settings.marginHint')}>
          <InputNumber<number> id="campaign-margin" min={0} max={100} suffix="%" value={view.marginShare === null ? null : Math.round(view.marginShare * 1e4) / 100} onChange={(v) => edit({ marginShare: v === null ? null : v / 100 })} />
        </Form.Item>
      </div>
    </Form>
  );
  return <Collapse ghost size="small" className="campaign-folded" items={[{ key: 'settings', label: t('settings.title'), children: fields }]} />;
}
