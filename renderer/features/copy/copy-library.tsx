import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Template } from '../../../shared/contract/copy.ts';
import { api } from '../../lib/api.ts';
import { CopyCheck } from '../../lib/copy-check.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Page } from '../../ui/page.tsx';
import { draftOf, sameDraft, useCopyDrafts, type CopyDraft } from './copy-drafts.ts';
import { CopyEditor } from './copy-editor.tsx';
import { CopyPreview } from './copy-preview.tsx';
import { CopyStarters } from './copy-starters.tsx';
import { CopyViewChoice } from './copy-view-choice.tsx';
import { TemplateActions } from './template-actions.tsx';
import { TemplateList } from './template-list.tsx';
import { usePreview } from './use-preview.ts';
import { VersionHistory } from './version-history.tsx';

/** The templates, and one of them to work on. */
export function CopyLibrary({ templateId, isNew }: { templateId: number | null; isNew: boolean }) {
  const { t } = useTranslation('copy');
  const list = useQuery(api.copy.list, {});
  const hasNewDraft = useCopyDrafts((s) => 'new' in s.drafts);
  const templates = list.data;
  if (!templates) return <Page title={t('title')}>{list.error ? <Failure error={list.error} /> : <Skeleton active />}</Page>;
  if (templates.length === 0 && !isNew && !hasNewDraft) {
    return (
      <Page title={t('title')} filters={<CopyViewChoice shown="library" />}>
        <CopyStarters />
      </Page>
    );
  }
  const chosen = isNew ? null : (templates.find((x) => x.templateId === templateId) ?? templates[0] ?? null);
  return <CopyWorkbench key={chosen?.templateId ?? 'new'} templates={templates} template={chosen} />;
}

function CopyWorkbench({ templates, template }: { templates: Template[]; template: Template | null }) {
  const { t } = useTranslation(['copy', 'common']);
  const { message } = App.useApp();
  const { drafts, keep, drop } = useCopyDrafts();
  const save = useCommand(api.copy.save);
  const [tried, setTried] = useState(false);
  const [mark, setMark] = useState<{ from: number; to: number } | null>(null);
  const key = template ? String(template.templateId) : 'new';
  const stored = draftOf(template);
  const draft = drafts[key] ?? stored;
  const dirty = !sameDraft(draft, stored);
  const complete = draft.name.trim() !== '' && draft.text.trim() !== '';
  const edit = (next: CopyDraft) => keep(key, next);
  const preview = usePreview(draft);
  const settled = { text: useDebounced(draft.text, 250), subject: useDebounced(draft.subject, 250) };

  const onSave = async () => {
    setTried(true);
    if (!complete) return;
    const saved = await save.run({ ...(template ? { templateId: template.templateId } : {}), ...draft });
    if (!saved) return;
    drop(key);
    void message.success(t('saved'));
    go('marketing', 'copy', saved.templateId);
  };

  return (
    <Page
      full
      title={t('title')}
      sentence={<Trans t={t} i18nKey="sentence" count={templates.length} components={{ strong: <strong /> }} />}
      filters={<CopyViewChoice shown="library" />}
      action={
        <Space>
          {template && <VersionHistory template={template} onRestored={() => drop(key)} />}
          {template && <TemplateActions template={template} onGone={() => drop(key)} />}
          {dirty && template && <Button onClick={() => drop(key)}>{t('discard')}</Button>}
          <Button icon={<PlusOutlined />} onClick={() => go('marketing', 'copy', 'new')}>
            {t('new')}
          </Button>
          <Button type="primary" loading={save.busy} disabled={!dirty} onClick={() => void onSave()}>
            {t('common:save')}
          </Button>
        </Space>
      }
    >
      <Failure error={save.error} onClose={save.clearError} />
      <div className="copy-grid">
        <TemplateList templates={templates} activeKey={key} />
        <CopyEditor templateId={template?.templateId ?? null} draft={draft} templates={templates} onChange={edit} markMissing={tried} mark={mark} />
        <div className="copy-side">
          <CopyCheck {...settled} channel={draft.channel} problems={preview.problems} onShow={setMark} />
          <CopyPreview preview={preview} />
        </div>
      </div>
    </Page>
  );
}
