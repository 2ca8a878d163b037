import type { RuleGroup } from '../../shared/contract/rule.ts';
import { NameDialog } from '../ui/name-dialog.tsx';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useCommand } from './query.ts';

interface SaveRuleProps {
  rule: RuleGroup;
  title: string;
  label: string;
  initial: string;
  okText: string;
  onSaved: (segment: { segmentId: number; name: string }) => void;
  onCancel: () => void;
}

/** Asks for a name, and makes a segment of a rule. */
export function SaveRule({ rule, title, label, initial, okText, onSaved, onCancel }: SaveRuleProps) {
  const save = useCommand(api.segments.save);
  const onName = async (name: string) => {
    const saved = await save.run({ name, rule });
    if (saved) onSaved({ segmentId: saved.segmentId, name });
  };
  return <NameDialog title={title} label={label} initial={initial} okText={okText} maxLength={60} busy={save.busy} failure={<Failure error={save.error} />} onOk={(name) => void onName(name)} onCancel={onCancel} />;
}
