import { App, Button, Input, Result, Skeleton, Space, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../../shared/contract/segments.ts';
import { api } from '../../lib/api.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AdAudience } from './ad-audience.tsx';
import { askedRule, sameRule } from './editor-rule.ts';
import { RuleEditor } from './rule-editor.tsx';
import { FolderField } from './folder-field.tsx';
import { SegmentCount, SegmentSentence } from './segment-count.tsx';
import { SegmentHistory } from './segment-history.tsx';
import { SegmentValue } from './segment-value.tsx';
import { SegmentWhy } from './segment-why.tsx';
import { FrozenSegment } from './frozen-segment.tsx';
import { askedDraft, draftOf, emptyDraft, useSegmentDrafts, type SegmentDraft } from './segment-drafts.ts';
import './segments.css';

/** The editor of one segment; null: of a new one, which may begin with a rule that another screen asked for. */
export function SegmentPage({ segmentId, asked }: { segmentId: number | null; asked: string | null }) {
  const { t } = useTranslation('segments');
  // The list, not `get`: what isn't there isn't an error of this screen.
  const list = useQuery(api.segments.list, {});
  const own = useOwnFields();
  if (!list.data || !own.loaded) return <Page title={t('title')}>{list.error ? <Failure error={list.error} /> : <Skeleton active />}</Page>;
  const segment = segmentId === null ? null : list.data.find((s) => s.segmentId === segmentId);
  if (segment === undefined) {
    return <Result status="info" title={t('page.missing')} extra={<Button onClick={() => go('customers', 'segments')}>{t('page.backToList')}</Button>} />;
  }
  if (segment?.frozenAt != null) return <FrozenSegment segment={segment} />;
  return <SegmentEditor segment={segment} asked={asked} />;
}

function SegmentEditor({ segment, asked }: { segment: Segment | null; asked: string | null }) {
  const { t } = useTranslation(['segments', 'common']);
  const { message } = App.useApp();
  const { drafts, keep, drop } = useSegmentDrafts();
  const save = useCommand(api.segments.save);
  const settings = useQuery(api.settings.get, {});
  const { find } = useOwnFields();
  const [tried, setTried] = useState(false);

  const key = segment ? String(segment.segmentId) : (asked ?? 'new');
  const stored = useMemo(() => (segment ? draftOf(segment) : asked === null ? emptyDraft : askedDraft(asked)), [segment, asked]);
  const draft = drafts[key] ?? stored;
  const edit = (change: Partial<SegmentDraft>) => keep(key, { ...draft, ...change });
  const { rule, unfinished } = useMemo(() => askedRule(draft.rule, find), [draft.rule, find]);
  // Its past is counted for many days: of what is kept, and not at every keystroke.
  const kept = useMemo(() => askedRule(stored.rule, find).rule, [stored, find]);
  const dirty = (asked !== null && rule.rules.length > 0) || unfinished > 0 || draft.name !== stored.name || draft.note !== stored.note || draft.folder.trim() !== stored.folder || !sameRule(rule, kept);
  const currency = settings.data?.baseCurrency ?? 'CNY';
  const settled = useDebounced(rule, 250);
  const missing = draft.name.trim() === '' ? t('page.nameMissing') : unfinished > 0 ? t('page.unfinished') : null;

  const onSave = async () => {
    setTried(true);
    if (missing !== null) {
      void message.info(missing);
      return;
    }
    const saved = await save.run({ ...(segment ? { segmentId: segment.segmentId } : {}), name: draft.name, note: draft.note, folder: draft.folder, rule });
    if (!saved) return;
    drop(key);
    void message.success(t('page.saved'));
    if (!segment) go('customers', 'segments', saved.segmentId);
  };

  return (
    <Page
      title={draft.name.trim() || t('untitled')}
      sentence={dirty ? <Tag variant="filled">{t('page.draft')}</Tag> : (segment?.note ?? '')}
      action={
        <Space wrap>
          <Button onClick={() => go('customers', 'segments')}>{t('page.backToList')}</Button>
          {dirty && segment && <Button onClick={() => drop(key)}>{t('page.discard')}</Button>}
          {segment && <AdAudience rule={segment.rule} name={segment.name} />}
          {segment && <Button onClick={() => go('marketing', 'campaigns', 'new', segment.segmentId)}>{t('page.plan')}</Button>}
          <Button type="primary" loading={save.busy} disabled={!dirty} onClick={() => void onSave()}>
            {t('common:save')}
          </Button>
        </Space>
      }
    >
      <Failure error={save.error} onClose={save.clearError} />
      <div className="segment-grid">
        <div className="segment-main">
          <Panel>
            <div className="segment-names">
              <label>
                <span>{t('page.name')}</span>
                <Input value={draft.name} maxLength={60} placeholder={t('page.nameHint')} {...(tried && draft.name.trim() === '' ? { status: 'error' as const } : {})} onChange={(e) => edit({ name: e.target.value })} />
              </label>
              <label>
                <span>{t('page.note')}</span>
                <Input value={draft.note} maxLength={500} placeholder={t('page.noteHint')} onChange={(e) => edit({ note: e.target.value })} />
              </label>
              <FolderField value={draft.folder} onChange={(folder) => edit({ folder })} />
            </div>
          </Panel>
          <Panel title={t('editor.title')}>
            <RuleEditor rule={draft.rule} currency={currency} onChange={(next) => edit({ rule: next })} />
            {draft.rule.rules.length === 0 && <p className="soft segment-hint">{t('editor.empty')}</p>}
            <SegmentSentence rule={rule} currency={currency} />
          </Panel>
          {kept.rules.length > 0 && <SegmentHistory rule={kept} />}
          {segment && <SegmentValue segmentId={segment.segmentId} />}
          {settled.rules.length > 0 && <SegmentWhy rule={settled} />}
        </div>
        <SegmentCount rule={settled} unfinished={unfinished} />
      </div>
    </Page>
  );
}
