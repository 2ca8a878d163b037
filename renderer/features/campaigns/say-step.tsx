import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { AttachedAssets } from '../../lib/attached-assets.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useTextInserts } from '../../lib/text-inserts.ts';
import { TextPreview } from '../../lib/text-preview.tsx';
import { CopyCheck } from '../../lib/copy-check.tsx';
import { useDebounced } from '../../lib/use-debounced.ts';
import { InsertTextArea } from '../../ui/insert-text-area.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CampaignEdit } from './campaign-draft.ts';
import { SubjectField } from './subject-field.tsx';
import { VariantsPanel } from './variants-panel.tsx';

const OWN = 0;

/** A template or words of its own, beside what the people of this campaign will see. */
export function SayStep({ edit: { view, edit } }: { edit: CampaignEdit }) {
  const { t } = useTranslation(['campaigns', 'copy']);
  const inserts = useTextInserts();
  const templates = useQuery(api.copy.list, {});
  const isDraft = view.state === 'draft';
  const template = (templates.data ?? []).find((x) => x.templateId === view.templateId);
  const settled = useDebounced(view.text, 250);
  const subject = useDebounced(view.subject, 250);
  const isEmpty = settled.trim() === '';
  const preview = useQuery(api.copy.preview, { text: settled, channel: view.channel, rule: view.rule, limit: 3 }, { enabled: !isEmpty });

  return (
    <>
      <div className="say-grid">
        <Panel title={t(view.variants.length === 0 ? 'say.title' : view.dealtBy === 'lot' ? 'variant.originalTitle' : 'variant.restTitle')}>
          <Form layout="vertical" component={false}>
            {isDraft && (
              <Form.Item label={t('say.template')} htmlFor="campaign-template" extra={t('say.own')}>
                <Select
                  id="campaign-template"
                  value={template?.templateId ?? OWN}
                  onChange={(id: number) => {
                    const chosen = templates.data?.find((x) => x.templateId === id);
                    if (chosen) edit({ templateId: chosen.templateId, channel: chosen.channel }, { text: chosen.text, subject: chosen.subject });
                  }}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={[{ value: OWN, label: templates.data?.length === 0 ? t('say.noTemplate') : t('say.pick') }, ...(templates.data ?? []).map((x) => ({ value: x.templateId, label: x.name }))]}
                />
              </Form.Item>
            )}
            {view.channel === 'email' && <SubjectField label={t('say.subject')} note={t('say.subjectNote')} hint={t('say.subjectHint')} value={view.subject} onChange={(changed) => edit({ subject: changed })} rule={view.rule} readOnly={!isDraft} />}
            <Form.Item label={t('say.text')}>
              <InsertTextArea label={t('say.text')} value={view.text} onChange={(text) => edit({ text }, { templateId: null })} insertLabel={t('copy:insert')} inserts={inserts} placeholder={t('copy:field.textHint')} readOnly={!isDraft} />
            </Form.Item>
          </Form>
          <AttachedAssets what="campaign" id={view.campaignId} />
        </Panel>
        <div className="say-side">
          {isDraft && <CopyCheck text={settled} {...(view.channel === 'email' ? { subject } : {})} channel={view.channel} problems={isEmpty ? [] : (preview.data?.problems ?? [])} />}
          <Panel title={t('say.preview')}>
            <Failure error={preview.error} />
            {isEmpty ? <p className="soft">{t('copy:preview.write')}</p> : preview.data && <TextPreview {...preview.data} hideProblems={isDraft} />}
          </Panel>
        </div>
      </div>
      <VariantsPanel edit={{ view, edit }} templates={templates.data ?? []} />
      <div className="campaign-foot">
        <Button type="primary" onClick={() => go('marketing', 'campaigns', view.campaignId, 'check')}>
          {t('say.next')}
        </Button>
      </div>
    </>
  );
}
