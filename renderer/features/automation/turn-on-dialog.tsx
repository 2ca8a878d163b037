import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AutomationRule } from '../../../shared/contract/automation.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { RulePreview } from './rule-preview.tsx';

/** Whom it would have listed, before it is switched on. */
export function TurnOnDialog({ rule, onClose }: { rule: AutomationRule; onClose: () => void }) {
  const { t } = useTranslation('automation');
  const on = useCommand(api.automation.turnOn);
  const { ruleId, trigger, channel } = rule;
  const { data } = useQuery(api.automation.preview, { trigger, channel });
  const blocked = !data || data.missing === 'cuts' || data.missing === 'field';
  const onOk = async () => {
    if (data && (await on.run({ ruleId, seen: data.events }))) onClose();
  };
  return (
    <Modal open title={t('turnOnTitle', { name: rule.name })} okText={t('turnOn')} okButtonProps={{ disabled: blocked, loading: on.busy }} onOk={() => void onOk()} onCancel={onClose} width={640}>
      <RulePreview trigger={trigger} channel={channel} />
      <p className="soft">{t('turnOnText')}</p>
      <Failure error={on.error} />
    </Modal>
  );
}
