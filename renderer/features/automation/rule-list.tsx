import { App, Button, Space, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutomationRule } from '../../../shared/contract/automation.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { TurnOnDialog } from './turn-on-dialog.tsx';
import { useTriggerWords } from './rule-words.ts';

/** The rules; one is switched on after a look at whom it would have listed. */
export function RuleList({ rules, onEdit }: { rules: AutomationRule[]; onEdit: (rule: AutomationRule) => void }) {
  const { t } = useTranslation(['automation', 'common']);
  const { modal } = App.useApp();
  const format = useFormat();
  const words = useTriggerWords();
  const off = useCommand(api.automation.turnOff);
  const remove = useCommand(api.automation.deleteRule);
  const [asked, ask] = useState<AutomationRule | null>(null);
  const onDelete = ({ ruleId, name }: AutomationRule) => void modal.confirm({ title: t('deleteTitle', { name }), content: t('deleteText'), okText: t('common:delete'), okButtonProps: { danger: true }, onOk: () => remove.run({ ruleId }) });
  return (
    <Panel title={t('rules')}>
      <Failure error={off.error ?? remove.error} />
      <table className="plain-table" aria-label={t('rules')}>
        <thead>
          <tr>
            <th>{t('on')}</th>
            <th>{t('name')}</th>
            <th>{t('trigger')}</th>
            <th>{t('channel')}</th>
            <th aria-label={t('common:more')} />
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.ruleId}>
              <td>
                <Switch aria-label={t('onOf', { name: rule.name })} checked={rule.sinceDay !== null} onChange={(checked) => (checked ? ask(rule) : void off.run({ ruleId: rule.ruleId }))} />
              </td>
              <td>
                <strong>{rule.name}</strong>
                <div className="soft">{rule.sinceDay === null ? t('isOff') : t('since', { day: format.day(rule.sinceDay) })}</div>
              </td>
              <td>{words(rule.trigger)}</td>
              <td>{t(`common:channel.${rule.channel}`)}</td>
              <td className="is-number">
                <Space size={4}>
                  <Button size="small" onClick={() => onEdit(rule)}>
                    {t('common:edit')}
                  </Button>
                  <Button size="small" type="text" danger onClick={() => onDelete(rule)}>
                    {t('common:delete')}
                  </Button>
                </Space>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && <TurnOnDialog rule={asked} onClose={() => ask(null)} />}
    </Panel>
  );
}
