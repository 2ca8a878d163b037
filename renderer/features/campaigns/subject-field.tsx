import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { usePrivacy, showName } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { useTextInserts } from '../../lib/text-inserts.ts';
import { maskNames, TextProblems } from '../../lib/text-preview.tsx';
import { useDebounced } from '../../lib/use-debounced.ts';
import { InsertTextArea } from '../../ui/insert-text-area.tsx';
import type { CampaignEdit } from './campaign-draft.ts';

const MOST = 200;

/** What stands above an e-mail in the mailbox, with one person's as an example. */
export function SubjectField({ edit: { view, edit } }: { edit: Pick<CampaignEdit, 'view' | 'edit'> }) {
  const { t } = useTranslation(['campaigns', 'copy']);
  const inserts = useTextInserts();
  const { revealed } = usePrivacy();
  const settled = useDebounced(view.subject, 250);
  const preview = useQuery(api.copy.preview, { text: settled, channel: 'email', rule: view.rule, limit: 1 }, { enabled: settled.trim() !== '' });
  const first = settled.trim() === '' ? undefined : preview.data?.rendered[0];
  return (
    <Form.Item label={t('say.subject')} extra={t('say.subjectNote')}>
      <InsertTextArea label={t('say.subject')} value={view.subject} onChange={(subject) => edit({ subject: subject.replaceAll('\n', ' ').slice(0, MOST) })} insertLabel={t('copy:insert')} inserts={inserts} placeholder={t('say.subjectHint')} readOnly={view.state !== 'draft'} minRows={1} />
      {settled.trim() !== '' && preview.data && preview.data.problems.length > 0 && <TextProblems problems={preview.data.problems} />}
      {first && <p className="soft">{t('say.subjectFor', { who: showName(first.label, revealed), subject: revealed ? first.text : maskNames(first) })}</p>}
    </Form.Item>
  );
}
