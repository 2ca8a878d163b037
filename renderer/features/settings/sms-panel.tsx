import { App, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/contract/settings.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { SettingRow } from './setting-row.tsx';

/** What stands on every SMS, what one costs, and how long somebody is left in peace. */
export function SmsPanel({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const [draft, setDraft] = useState<Partial<Settings>>({});
  const save = useCommand(api.settings.save);
  const now = { ...settings, ...draft };
  const changed = (['smsSignature', 'smsOptOutText', 'smsPriceMilli', 'contactGapDays'] as const).filter((key) => now[key] !== settings[key]);
  const change = (part: Partial<Settings>) => setDraft({ ...draft, ...part });
  const submit = async () => {
    if (!(await save.run(Object.fromEntries(changed.map((key) => [key, now[key]]))))) return;
    setDraft({});
    void message.success(common('saved'));
  };
  return (
    <Panel title={t('sms.title')}>
      <Failure error={save.error} onClose={save.clearError} />
      <form
        onSubmit={(e) => {
          e.preventDefault();
          if (changed.length > 0) void submit();
        }}
      >
        <SettingRow label={t('sms.signature')} htmlFor="sms-signature" help={t('sms.signatureHelp')}>
          <Input id="sms-signature" className="setting-text" prefix={t('sms.open')} suffix={t('sms.close')} maxLength={16} value={now.smsSignature} onChange={(e) => change({ smsSignature: e.target.value })} />
        </SettingRow>
        <SettingRow label={t('sms.optOut')} htmlFor="sms-opt-out" help={t('sms.optOutHelp')}>
          <Input id="sms-opt-out" className="setting-text" maxLength={30} value={now.smsOptOutText} onChange={(e) => change({ smsOptOutText: e.target.value })} />
        </SettingRow>
        <SettingRow label={t('sms.price')} htmlFor="sms-price" help={t('sms.priceHelp')}>
          <InputNumber id="sms-price" min={0} max={100} step={0.001} precision={3} suffix={settings.baseCurrency} value={now.smsPriceMilli / 1000} onChange={(price) => price !== null && change({ smsPriceMilli: Math.round(price * 1000) })} />
        </SettingRow>
        <SettingRow label={t('sms.gap')} htmlFor="sms-gap" help={t('sms.gapHelp')}>
          <InputNumber id="sms-gap" min={0} max={365} precision={0} suffix={t('sms.days')} value={now.contactGapDays} onChange={(days) => days !== null && change({ contactGapDays: days })} />
        </SettingRow>
        <div className="setting-save">
          <Button type="primary" htmlType="submit" disabled={changed.length === 0} loading={save.busy}>
            {common('save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
