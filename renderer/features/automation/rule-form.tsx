import { Checkbox, Form, Input, InputNumber, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutomationRule } from '../../../shared/contract/automation.ts';
import type { Channel } from '../../../shared/contract/copy.ts';
import { tierDirections, triggerKinds, type Trigger, type TriggerKind } from '../../../shared/domain/automation.ts';
import { states, type State } from '../../../shared/domain/lifecycle-states.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useOwnFields } from '../../lib/own-fields.ts';
import { useCommand } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { RulePreview } from './rule-preview.tsx';
import { usualTrigger } from './rule-words.ts';

export type RuleDraft = Pick<AutomationRule, 'name' | 'trigger' | 'channel'> & { ruleId?: number };
export const blankRule: RuleDraft = { name: '', trigger: usualTrigger, channel: 'sms' };
const channels: Channel[] = ['sms', 'email', 'nick'];
/** What each kind usually waits. */
const usualDays: Record<TriggerKind, number> = { state: 0, order: 7, tier: 0, date: -7 };

export function RuleForm({ initial, onClose }: { initial: RuleDraft; onClose: () => void }) {
  const { t } = useTranslation(['automation', 'common', 'lifecycle']);
  const save = useCommand(api.automation.saveRule);
  const { fields } = useOwnFields();
  const dates = fields.filter((f) => f.kind === 'date');
  const [rule, setRule] = useState(initial);
  const { trigger, channel } = rule;
  const change = (part: Partial<Trigger>) => setRule({ ...rule, trigger: { ...trigger, ...part } });
  const settled = useDebounced(JSON.stringify({ trigger, channel }), 300);
  const isWhole = rule.name.trim() !== '' && (trigger.kind !== 'date' || trigger.fieldId !== null);
  const onSave = async () => {
    const { ruleId, name } = rule;
    if (await save.run({ ...(ruleId === undefined ? {} : { ruleId }), name, trigger, channel })) onClose();
  };
  return (
    <Modal open title={rule.name.trim() || t('new')} okText={t('common:save')} okButtonProps={{ disabled: !isWhole, loading: save.busy }} onOk={() => void onSave()} onCancel={onClose} width={640}>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('name')} htmlFor="rule-name">
          <Input id="rule-name" value={rule.name} maxLength={40} placeholder={t('nameHint')} onChange={(e) => setRule({ ...rule, name: e.target.value })} />
        </Form.Item>
        <Form.Item label={t('trigger')}>
          <Segmented<TriggerKind> aria-label={t('trigger')} value={trigger.kind} onChange={(kind) => change({ kind, days: usualDays[kind], fieldId: kind === 'date' ? (dates[0]?.fieldId ?? null) : null })} options={triggerKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        </Form.Item>
        <div className="automation-fields">
          {trigger.kind === 'state' && (
            <Form.Item label={t('state')} htmlFor="rule-state">
              <Select<State> id="rule-state" value={trigger.state} onChange={(state) => change({ state })} options={states.map((value) => ({ value, label: t(`lifecycle:state.${value}`) }))} />
            </Form.Item>
          )}
          {trigger.kind === 'tier' && (
            <Form.Item label={t('direction')} htmlFor="rule-direction">
              <Select<Trigger['direction']> id="rule-direction" value={trigger.direction} onChange={(direction) => change({ direction })} options={tierDirections.map((value) => ({ value, label: t(`words.tierNow.${value}`) }))} />
            </Form.Item>
          )}
          {trigger.kind === 'date' && (
            <Form.Item label={t('field')} htmlFor="rule-field" extra={dates.length === 0 ? <a href={address('customers', 'fields')}>{t('makeField')}</a> : undefined}>
              <Select<number | null> id="rule-field" value={trigger.fieldId} onChange={(fieldId) => change({ fieldId })} options={dates.map((f) => ({ value: f.fieldId, label: f.name }))} />
            </Form.Item>
          )}
          <Form.Item label={t(trigger.kind === 'date' ? 'daysOfDate' : 'days')} htmlFor="rule-days">
            <InputNumber<number> id="rule-days" min={trigger.kind === 'date' ? -60 : 0} max={730} precision={0} value={trigger.days} onChange={(days) => change({ days: days ?? 0 })} />
          </Form.Item>
        </div>
        {trigger.kind === 'order' && (
          <Form.Item>
            <Checkbox checked={trigger.firstOnly} onChange={(e) => change({ firstOnly: e.target.checked })}>
              {t('firstOnly')}
            </Checkbox>
            <Checkbox checked={trigger.unlessBought} onChange={(e) => change({ unlessBought: e.target.checked })}>
              {t('unlessBought')}
            </Checkbox>
          </Form.Item>
        )}
        {trigger.kind === 'date' && (
          <Form.Item>
            <Checkbox checked={trigger.yearly} onChange={(e) => change({ yearly: e.target.checked })}>
              {t('yearly')}
            </Checkbox>
          </Form.Item>
        )}
        <Form.Item label={t('channel')} extra={t('channelNote')}>
          <Segmented<Channel> aria-label={t('channel')} value={channel} onChange={(next) => setRule({ ...rule, channel: next })} options={channels.map((value) => ({ value, label: t(`common:channel.${value}`) }))} />
        </Form.Item>
      </Form>
      <RulePreview {...(JSON.parse(settled) as Pick<AutomationRule, 'trigger' | 'channel'>)} />
      <Failure error={save.error} />
    </Modal>
  );
}
