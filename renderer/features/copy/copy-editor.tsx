import { Form, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/contract/copy.ts';
import { api } from '../../lib/api.ts';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { useTextInserts } from '../../lib/text-inserts.ts';
import { InsertTextArea } from '../../ui/insert-text-area.tsx';
import type { CopyDraft } from './copy-drafts.ts';

const channels: Channel[] = ['sms', 'email', 'nick'];

/** Name, channel and words of one template. */
export function CopyEditor({ draft, onChange, markMissing }: { draft: CopyDraft; onChange: (draft: CopyDraft) => void; markMissing: boolean }) {
  const { t } = useTranslation(['copy', 'common']);
  const inserts = useTextInserts();
  const missing = (value: string) => (markMissing && value.trim() === '' ? { validateStatus: 'error' as const } : {});
  return (
    <section className="panel copy-editor">
      <Form layout="vertical" component={false}>
        <Form.Item label={t('field.name')} htmlFor="copy-name" extra={t('field.nameHint')} {...missing(draft.name)}>
          <Input id="copy-name" value={draft.name} maxLength={60} onChange={(e) => onChange({ ...draft, name: e.target.value })} />
        </Form.Item>
        <Form.Item label={t('field.channel')}>
          <Segmented<Channel> aria-label={t('field.channel')} value={draft.channel} onChange={(channel) => onChange({ ...draft, channel })} options={channels.map((value) => ({ value, label: t(`common:channel.${value}`) }))} />
        </Form.Item>
        {draft.channel === 'email' && (
          <Form.Item label={t('field.subject')} htmlFor="copy-subject">
            <Input id="copy-subject" value={draft.subject} maxLength={200} placeholder={t('field.subjectHint')} onChange={(e) => onChange({ ...draft, subject: e.target.value })} />
          </Form.Item>
        )}
        <Form.Item label={t('field.text')} {...missing(draft.text)} extra={draft.channel === 'sms' ? <SignatureNote /> : undefined}>
          <InsertTextArea label={t('field.text')} value={draft.text} onChange={(text) => onChange({ ...draft, text })} insertLabel={t('insert')} inserts={inserts} placeholder={t('field.textHint')} />
        </Form.Item>
      </Form>
    </section>
  );
}

/** What the carrier adds to every SMS, because it is billed too. */
function SignatureNote() {
  const { t } = useTranslation('copy');
  const settings = useQuery(api.settings.get, {});
  if (!settings.data) return null;
  const { smsSignature, smsOptOutText } = settings.data;
  if (smsSignature !== '') return <>{t('signed', { signature: smsSignature, optOut: smsOptOutText })}</>;
  return (
    <span className="copy-signature">
      {t('unsigned')}
      <a href={address('settings')}>{t('setSignature')}</a>
    </span>
  );
}
