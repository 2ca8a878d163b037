import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkSheet } from '../../../shared/contract/talks.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';

export type TalkDraft = Omit<TalkSheet, 'sheetId' | 'updatedAt'> & { sheetId?: number };
export const blankSheet: TalkDraft = { name: '', about: '', opening: '', questions: [], objections: [], closing: '' };

/** One to begin with, in the language in use. */
export function useSampleSheet(): TalkDraft {
  const { t } = useTranslation('copy');
  return {
    name: t('talk.example.name'),
    about: t('talk.example.about'),
    opening: t('talk.example.opening'),
    questions: [t('talk.example.question1'), t('talk.example.question2'), t('talk.example.question3')],
    objections: [
      { they: t('talk.example.they1'), you: t('talk.example.you1') },
      { they: t('talk.example.they2'), you: t('talk.example.you2') },
      { they: t('talk.example.they3'), you: t('talk.example.you3') },
    ],
    closing: t('talk.example.closing'),
  };
}

const MOST = 20;

export function TalkForm({ initial, onClose }: { initial: TalkDraft; onClose: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const { message } = App.useApp();
  const save = useCommand(api.copy.saveTalkSheet);
  const [sheet, setSheet] = useState(initial);
  const change = (part: Partial<TalkDraft>) => setSheet({ ...sheet, ...part });
  const onSave = async () => {
    const { sheetId, name, about, opening, closing } = sheet;
    const questions = sheet.questions.filter((q) => q.trim() !== '');
    const objections = sheet.objections.filter((o) => o.they.trim() !== '' && o.you.trim() !== '').map(({ they, you }) => ({ they, you }));
    if (!(await save.run({ ...(sheetId === undefined ? {} : { sheetId }), name, about, opening, questions, objections, closing }))) return;
    void message.success(t('common:saved'));
    onClose();
  };
  const area = (key: 'opening' | 'closing') => (
    <Form.Item label={t(`talk.${key}`)} htmlFor={`talk-${key}`}>
      <Input.TextArea id={`talk-${key}`} value={sheet[key]} maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(e) => change({ [key]: e.target.value })} />
    </Form.Item>
  );
  return (
    <Drawer
      open
      onClose={onClose}
      size={640}
      title={sheet.name.trim() || t('talk.new')}
      extra={
        <Button type="primary" disabled={sheet.name.trim() === ''} loading={save.busy} onClick={() => void onSave()}>
          {t('common:save')}
        </Button>
      }
    >
      <Failure error={save.error} onClose={save.clearError} />
      <Form layout="vertical" component={false}>
        <Form.Item label={t('field.name')} htmlFor="talk-name">
          <Input id="talk-name" value={sheet.name} maxLength={60} onChange={(e) => change({ name: e.target.value })} />
        </Form.Item>
        <Form.Item label={t('talk.about')} htmlFor="talk-about">
          <Input id="talk-about" value={sheet.about} maxLength={200} placeholder={t('talk.aboutHint')} onChange={(e) => change({ about: e.target.value })} />
        </Form.Item>
        {area('opening')}
        <Form.Item label={t('talk.questions')}>
          <div className="talk-rows">
            {sheet.questions.map((q, i) => (
              <div key={i} className="talk-row">
                <Input aria-label={t('talk.question', { n: i + 1 })} value={q} maxLength={1000} onChange={(e) => change({ questions: sheet.questions.with(i, e.target.value) })} />
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('talk.remove')} onClick={() => change({ questions: sheet.questions.toSpliced(i, 1) })} />
              </div>
            ))}
            <Button size="small" icon={<PlusOutlined />} disabled={sheet.questions.length >= MOST} onClick={() => change({ questions: [...sheet.questions, ''] })}>
              {t('talk.addQuestion')}
            </Button>
          </div>
        </Form.Item>
        <Form.Item label={t('talk.objections')}>
          <div className="talk-rows">
            {sheet.objections.map((o, i) => (
              <div key={i} className="talk-row">
                <Input aria-label={t('talk.they')} placeholder={t('talk.they')} value={o.they} maxLength={1000} onChange={(e) => change({ objections: sheet.objections.with(i, { ...o, they: e.target.value }) })} />
                <Input.TextArea aria-label={t('talk.you')} placeholder={t('talk.you')} value={o.you} maxLength={1000} autoSize={{ minRows: 1, maxRows: 4 }} onChange={(e) => change({ objections: sheet.objections.with(i, { ...o, you: e.target.value }) })} />
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('talk.remove')} onClick={() => change({ objections: sheet.objections.toSpliced(i, 1) })} />
              </div>
            ))}
            <Button size="small" icon={<PlusOutlined />} disabled={sheet.objections.length >= MOST} onClick={() => change({ objections: [...sheet.objections, { they: '', you: '' }] })}>
              {t('talk.addObjection')}
            </Button>
          </div>
        </Form.Item>
        {area('closing')}
      </Form>
    </Drawer>
  );
}
