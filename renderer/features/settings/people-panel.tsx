import { App, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/contract/settings.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { SettingRow } from './setting-row.tsx';

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** What keeps a phone or an e-mail from making two customers one. */
export function PeoplePanel({ settings }: { settings: Settings }) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const [limit, setLimit] = useState(settings.sharedContactLimit);
  const [own, setOwn] = useState(settings.ownContacts.join('\n'));
  const save = useCommand(api.settings.save);
  const changed = limit !== settings.sharedContactLimit || linesOf(own).join('\n') !== settings.ownContacts.join('\n');
  const submit = async () => {
    if (await save.run({ sharedContactLimit: limit, ownContacts: linesOf(own) })) void message.success(common('saved'));
  };
  return (
    <Panel title={t('settings.title')}>
      <Failure error={save.error} onClose={save.clearError} />
      <form
        onSubmit={(e) => {
          e.preventDefault();
          if (changed) void submit();
        }}
      >
        <SettingRow label={t('settings.limit')} htmlFor="shared-limit" help={t('settings.limitHelp')}>
          <InputNumber id="shared-limit" min={1} max={50} precision={0} suffix={t('settings.accounts')} value={limit} onChange={(value) => value !== null && setLimit(value)} />
        </SettingRow>
        <SettingRow label={t('settings.own')} htmlFor="own-contacts" help={t('settings.ownHelp')}>
          <Input.TextArea id="own-contacts" autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} value={own} placeholder={t('settings.ownHint')} onChange={(e) => setOwn(e.target.value)} />
        </SettingRow>
        <div className="setting-save">
          <Button type="primary" htmlType="submit" disabled={!changed} loading={save.busy}>
            {common('save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
