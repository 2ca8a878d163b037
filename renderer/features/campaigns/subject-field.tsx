import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { api } from '../../lib/api.ts';
import { usePrivacy, showName } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { useTextInserts } from '../../lib/text-inserts.ts';
import { maskNames, TextProblems } from '../../lib/text-preview.tsx';
import { useDebounced } from '../../lib/use-debounced.ts';
import { InsertTextArea } from '../../ui/insert-text-area.tsx';

const MOST = 200;

interface SubjectFieldProps {
  label: string;
  note: string;
  hint: string;
  value: string;
  onChange: (subject: string) => void;
  /** Whose example is shown. */
  rule: RuleGroup;
  readOnly: boolean;
}

/** What stands above an e-mail in the mailbox, with one person's as an example. */
export function SubjectField({ label, note, hint, value, onChange, rule, readOnly }: SubjectFieldProps) {
  const { t } = useTranslation(['campaigns', 'copy']);
  const inserts = useTextInserts();
  const { revealed } = usePrivacy();
  const settled = useDebounced(value, 250);
  const isEmpty = settled.trim() === '';
  const preview = useQuery(api.copy.preview, { text: settled, channel: 'email', rule, limit: 1 }, { enabled: !isEmpty });
  const first = isEmpty ? undefined : preview.data?.rendered[0];
  return (
    <Form.Item label={label} extra={note}>
      <InsertTextArea label={label} value={value} onChange={(subject) => onChange(subject.replaceAll('\n', ' ').slice(0, MOST))} insertLabel={t('copy:insert')} inserts={inserts} placeholder={hint} readOnly={readOnly} minRows={1} />
      {!isEmpty && preview.data && preview.data.problems.length > 0 && <TextProblems problems={preview.data.problems} />}
      {first && <p className="soft">{t('say.subjectFor', { who: showName(first.label, revealed), subject: revealed ? first.text : maskNames(first) })}</p>}
    </Form.Item>
  );
}
