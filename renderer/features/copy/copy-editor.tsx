import { AutoComplete, Form, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Channel, Template } from '../../../shared/contract/copy.ts';
import { templatePurposes, templateStages, templateTones, type TemplatePurpose, type TemplateStage, type TemplateTone } from '../../../shared/domain/template-library.ts';
import { api } from '../../lib/api.ts';
import { AttachedAssets } from '../../lib/attached-assets.tsx';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { useTextInserts } from '../../lib/text-inserts.ts';
import { InsertTextArea } from '../../ui/insert-text-area.tsx';
import type { CopyDraft } from './copy-drafts.ts';

const channels: Channel[] = ['sms', 'email', 'nick'];

interface CopyEditorProps {
  /** Null where it isn't saved yet. */
  templateId: number | null;
  draft: CopyDraft;
  templates: Template[];
  onChange: (draft: CopyDraft) => void;
  markMissing: boolean;
  mark: { from: number; to: number } | null;
}

/** Name, channel and words of one template, and its place in the library. */
export function CopyEditor({ templateId, draft, templates, onChange, markMissing, mark }: CopyEditorProps) {
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
          <InsertTextArea label={t('field.text')} value={draft.text} onChange={(text) => onChange({ ...draft, text })} insertLabel={t('insert')} inserts={inserts} placeholder={t('field.textHint')} mark={mark} />
        </Form.Item>
        <Shelf draft={draft} templates={templates} onChange={onChange} />
      </Form>
      {templateId !== null && <AttachedAssets what="template" id={templateId} />}
    </section>
  );
}

const ANY = '';

/** By what it is found again. */
function Shelf({ draft, templates, onChange }: Pick<CopyEditorProps, 'draft' | 'templates' | 'onChange'>) {
  const { t } = useTranslation(['copy', 'lifecycle']);
  const folders = [...new Set(templates.map((x) => x.folder))].filter((name) => name !== '').sort();
  return (
    <div className="copy-shelf">
      <Form.Item label={t('field.purpose')} htmlFor="copy-purpose">
        <Select<TemplatePurpose> id="copy-purpose" value={draft.purpose} onChange={(purpose) => onChange({ ...draft, purpose })} options={templatePurposes.map((value) => ({ value, label: t(`purpose.${value}`) }))} />
      </Form.Item>
      <Form.Item label={t('field.folder')} htmlFor="copy-folder">
        <AutoComplete id="copy-folder" value={draft.folder} placeholder={t('field.folderHint')} options={folders.map((value) => ({ value }))} showSearch={{ filterOption: true }} onChange={(text: string) => onChange({ ...draft, folder: text.slice(0, 30) })} />
      </Form.Item>
      <Form.Item label={t('field.stage')} htmlFor="copy-stage">
        <Select<TemplateStage | ''> id="copy-stage" value={draft.stage ?? ANY} onChange={(stage) => onChange({ ...draft, stage: stage === '' ? null : stage })} options={[{ value: ANY, label: t('field.any') }, ...templateStages.map((value) => ({ value, label: t(`lifecycle:stage.${value}`) }))]} />
      </Form.Item>
      <Form.Item label={t('field.tone')} htmlFor="copy-tone">
        <Select<TemplateTone | ''> id="copy-tone" value={draft.tone ?? ANY} onChange={(tone) => onChange({ ...draft, tone: tone === '' ? null : tone })} options={[{ value: ANY, label: t('field.anyTone') }, ...templateTones.map((value) => ({ value, label: t(`tone.${value}`) }))]} />
      </Form.Item>
    </div>
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
