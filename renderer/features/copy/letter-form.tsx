import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Newsletter } from '../../../shared/contract/letters.ts';
import { blockKinds, type NewsletterBlock } from '../../../shared/domain/newsletter.ts';
import { textProblems } from '../../../shared/domain/template-problems.ts';
import { isWebAddress } from '../../../shared/domain/web-address.ts';
import { api } from '../../lib/api.ts';
import { CopyCheckList } from '../../lib/copy-check.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { LetterPicturesNote, PictureField } from './letter-picture.tsx';
import { LetterPreview } from './letter-preview.tsx';

export type LetterDraft = Omit<Newsletter, 'newsletterId' | 'updatedAt'> & { newsletterId?: number };
export const blankLetter: LetterDraft = { name: '', subject: '', blocks: [], sender: '', unsubscribe: '' };
const MOST = 60;
const empty = (kind: NewsletterBlock['kind']): NewsletterBlock => ({ kind, title: '', text: '', url: '' });

/** One to begin with, in the language in use. */
export function useSampleLetter(): LetterDraft {
  const { t } = useTranslation('copy');
  return {
    name: t('letter.example.name'),
    subject: t('letter.example.subject'),
    blocks: [
      { ...empty('heading'), title: t('letter.example.heading') },
      { ...empty('text'), text: t('letter.example.text') },
      { ...empty('product'), title: t('letter.example.product'), text: t('letter.example.productText') },
      empty('divider'),
      { ...empty('list'), text: [t('letter.example.point1'), t('letter.example.point2')].join('\n') },
    ],
    sender: t('letter.example.sender'),
    unsubscribe: t('letter.example.unsubscribe'),
  };
}

/** Which fields a block has. */
const has = {
  title: ['heading', 'picture', 'product', 'button'] as string[],
  text: ['text', 'list', 'product', 'quote'] as string[],
  url: ['picture', 'product', 'button'] as string[],
};

export function LetterForm({ initial, onClose }: { initial: LetterDraft; onClose: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const { message } = App.useApp();
  const save = useCommand(api.copy.saveNewsletter);
  const [letter, setLetter] = useState(initial);
  const change = (part: Partial<LetterDraft>) => setLetter({ ...letter, ...part });
  const { blocks } = letter;
  const wrong = blocks.some((b) => b.url.trim() !== '' && !isWebAddress(b.url.trim()));
  const words = useDebounced([...blocks.map((b) => [b.title, b.text].filter((x) => x !== '').join('\n')), letter.sender, letter.unsubscribe].filter((x) => x !== '').join('\n').slice(0, 5000), 300);
  const subject = useDebounced(letter.subject, 300);
  const onSave = async () => {
    const { newsletterId, name, sender, unsubscribe } = letter;
    if (!(await save.run({ ...(newsletterId === undefined ? {} : { newsletterId }), name, subject: letter.subject, blocks: blocks.map(({ kind, title, text, url, assetId }) => ({ kind, title, text, url: url.trim(), ...(kind === 'picture' ? { assetId: assetId ?? null } : {}) })), sender, unsubscribe }))) return;
    void message.success(t('common:saved'));
    onClose();
  };
  const line = (key: 'name' | 'subject' | 'sender' | 'unsubscribe', most: number) => (
    <Form.Item label={t(`letter.field.${key}`)} htmlFor={`letter-${key}`}>
      <Input id={`letter-${key}`} value={letter[key]} maxLength={most} placeholder={t(`letter.hint.${key}`)} onChange={(e) => change({ [key]: e.target.value })} />
    </Form.Item>
  );
  return (
    <Drawer
      open
      onClose={onClose}
      size={1040}
      title={letter.name.trim() || t('letter.new')}
      extra={
        <Button type="primary" disabled={letter.name.trim() === '' || wrong} loading={save.busy} onClick={() => void onSave()}>
          {t('common:save')}
        </Button>
      }
    >
      <Failure error={save.error} onClose={save.clearError} />
      <div className="letter-grid">
        <div>
          <Form layout="vertical" component={false}>
            {line('name', 60)}
            {line('subject', 200)}
            {blocks.map((block, i) => (
              <BlockFields
                key={i}
                block={block}
                place={i + 1}
                onChange={(next) => change({ blocks: blocks.with(i, next) })}
                onUp={i === 0 ? undefined : () => change({ blocks: blocks.with(i, blocks[i - 1]!).with(i - 1, block) })}
                onDown={i === blocks.length - 1 ? undefined : () => change({ blocks: blocks.with(i, blocks[i + 1]!).with(i + 1, block) })}
                onDelete={() => change({ blocks: blocks.toSpliced(i, 1) })}
              />
            ))}
            <Space wrap className="letter-add">
              {blockKinds.map((kind) => (
                <Button key={kind} size="small" disabled={blocks.length >= MOST} onClick={() => change({ blocks: [...blocks, empty(kind)] })}>
                  {t('letter.add', { what: t(`letter.kind.${kind}`) })}
                </Button>
              ))}
            </Space>
            {line('sender', 300)}
            {line('unsubscribe', 300)}
          </Form>
        </div>
        <div className="letter-side">
          <CopyCheckList text={words} subject={subject} channel="email" problems={textProblems(words, 'email', '', false)} />
          <LetterPicturesNote blocks={blocks} />
          <LetterPreview letter={letter} />
        </div>
      </div>
    </Drawer>
  );
}

interface BlockFieldsProps {
  block: NewsletterBlock;
  place: number;
  onChange: (block: NewsletterBlock) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onDelete: () => void;
}

function BlockFields({ block, place, onChange, onUp, onDown, onDelete }: BlockFieldsProps) {
  const { t } = useTranslation(['copy', 'campaigns']);
  const label = t('letter.block', { n: place, kind: t(`letter.kind.${block.kind}`) });
  const wrong = block.url.trim() !== '' && !isWebAddress(block.url.trim());
  return (
    <section className="call-step" aria-label={label}>
      <header>
        <strong>{label}</strong>
        <span className="block-moves">
          <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={t('campaigns:variant.up')} disabled={!onUp} onClick={onUp} />
          <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={t('campaigns:variant.down')} disabled={!onDown} onClick={onDown} />
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('talk.remove')} onClick={onDelete} />
        </span>
      </header>
      {block.kind === 'picture' && <PictureField block={block} id={`letter-picture-${place}`} onChange={(assetId) => onChange({ ...block, assetId })} />}
      {has.title.includes(block.kind) && <Input aria-label={t(block.kind === 'picture' ? 'letter.words.alt' : 'letter.words.title')} placeholder={t(block.kind === 'picture' ? 'letter.words.alt' : 'letter.words.title')} value={block.title} maxLength={120} onChange={(e) => onChange({ ...block, title: e.target.value })} />}
      {has.text.includes(block.kind) && <Input.TextArea aria-label={t('letter.words.text')} placeholder={t(block.kind === 'list' ? 'letter.words.list' : 'letter.words.text')} value={block.text} maxLength={2000} autoSize={{ minRows: 2, maxRows: 10 }} onChange={(e) => onChange({ ...block, text: e.target.value })} />}
      {has.url.includes(block.kind) && <Input aria-label={t('letter.words.url')} placeholder={t('letter.words.url')} value={block.url} maxLength={2000} status={wrong ? 'error' : ''} onChange={(e) => onChange({ ...block, url: e.target.value })} />}
      {wrong && <p className="call-problem">{t('link.wrong')}</p>}
    </section>
  );
}
