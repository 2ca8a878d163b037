import { App, Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tagColors, type Tag, type TagColor } from '../../../shared/contract/tags.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { TagChip } from '../../ui/tag-chip.tsx';

/** What a tag is called, why, and how people come by it. */
export function TagForm({ tag }: { tag: Tag | null }) {
  const { t } = useTranslation(['tags', 'common']);
  const { message } = App.useApp();
  const segments = useQuery(api.segments.list, {});
  const save = useCommand(api.tags.save);
  const [draft, setDraft] = useState<Pick<Tag, 'name' | 'color' | 'reason' | 'lastsDays' | 'segmentId'>>({ name: tag?.name ?? '', color: tag?.color ?? 'jade', reason: tag?.reason ?? '', lastsDays: tag?.lastsDays ?? null, segmentId: tag?.segmentId ?? null });
  const [follows, setFollows] = useState(tag !== null && tag.segmentId !== null);
  const edit = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const complete = draft.name.trim() !== '' && (!follows || draft.segmentId !== null);
  const submit = async () => {
    const saved = await save.run({ ...(tag ? { tagId: tag.tagId } : {}), ...draft, segmentId: follows ? draft.segmentId : null });
    if (!saved) return;
    void message.success(t('common:saved'));
    if (!tag) go('customers', 'tags', saved.tagId);
  };
  return (
    <Form layout="vertical" component={false}>
      <Form.Item label={t('form.name')} htmlFor="tag-name">
        <Input id="tag-name" autoFocus={tag === null} maxLength={30} value={draft.name} placeholder={t('form.nameHint')} onChange={(e) => edit({ name: e.target.value })} />
      </Form.Item>
      <Form.Item label={t('form.color')} htmlFor="tag-color">
        <Select<TagColor> id="tag-color" value={draft.color} options={tagColors.map((value) => ({ value, label: <TagChip name={t(`color.${value}`)} color={value} /> }))} onChange={(color) => edit({ color })} />
      </Form.Item>
      <Form.Item label={t('form.reason')} htmlFor="tag-reason">
        <Input.TextArea id="tag-reason" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={300} value={draft.reason} placeholder={t('form.reasonHint')} onChange={(e) => edit({ reason: e.target.value })} />
      </Form.Item>
      <Form.Item label={t('form.how')}>
        <Radio.Group value={follows} onChange={(e) => setFollows(e.target.value as boolean)} options={[{ value: false, label: t('form.byHand') }, { value: true, label: t('form.byRule') }]} />
      </Form.Item>
      {follows ? (
        <Form.Item label={t('form.segment')} htmlFor="tag-segment" extra={t('form.segmentHint')}>
          <Select<number | null> id="tag-segment" showSearch={{ optionFilterProp: 'label' }} value={draft.segmentId} placeholder={t('form.segmentPick')} notFoundContent={t('form.noSegments')} options={(segments.data ?? []).map((s) => ({ value: s.segmentId, label: s.name }))} onChange={(segmentId) => edit({ segmentId })} />
        </Form.Item>
      ) : (
        <Form.Item label={t('form.lasts')} htmlFor="tag-lasts" extra={t('form.lastsHint')}>
          <InputNumber<number> id="tag-lasts" className="tag-lasts" min={1} max={3650} precision={0} value={draft.lastsDays} placeholder={t('stays')} suffix={t('form.days')} onChange={(lastsDays) => edit({ lastsDays })} />
        </Form.Item>
      )}
      <Failure error={save.error} onClose={save.clearError} />
      <Button type="primary" disabled={!complete} loading={save.busy} onClick={() => void submit()}>
        {t('common:save')}
      </Button>
    </Form>
  );
}
