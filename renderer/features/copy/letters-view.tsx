import { MailOutlined } from '@ant-design/icons';
import { App, Button, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Newsletter } from '../../../shared/contract/letters.ts';
import { tiers, type Tier } from '../../../shared/domain/tiers.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { openRule } from '../../lib/open-rule.ts';
import { useCommand, useQuery, useTask } from '../../lib/query.ts';
import { useTierNames } from '../../lib/tier-names.ts';
import { CopyListPage } from './copy-list-page.tsx';
import { blankLetter, LetterForm, useSampleLetter, type LetterDraft } from './letter-form.tsx';
import { LetterPicturesNote, useLetterPictures } from './letter-picture.tsx';
import { LetterPreview } from './letter-preview.tsx';

/** Newsletters for members: written here, sent with the owner's mail tool. */
export function LettersView() {
  const list = useQuery(api.copy.newsletters, {});
  const sample = useSampleLetter();
  const [open, setOpen] = useState<LetterDraft | null>(null);
  return (
    <CopyListPage kind="letter" icon={<MailOutlined />} count={list.data?.length} error={list.error} onNew={() => setOpen(blankLetter)} onSample={() => setOpen(sample)}>
      <div className="talk-sheets">
        {(list.data ?? []).map((letter) => (
          <LetterCard key={letter.newsletterId} letter={letter} onEdit={() => setOpen(letter)} />
        ))}
      </div>
      {open && <LetterForm initial={open} onClose={() => setOpen(null)} />}
    </CopyListPage>
  );
}

function LetterCard({ letter, onEdit }: { letter: Newsletter; onEdit: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const { modal, message } = App.useApp();
  const format = useFormat();
  const { nameOf } = useTierNames();
  const write = useTask(api.copy.exportNewsletter);
  const remove = useCommand(api.copy.deleteNewsletter);
  const [chosen, setChosen] = useState<Tier[]>([]);
  const { newsletterId, name } = letter;
  const { tooMuch } = useLetterPictures(letter.blocks);
  const onWrite = async (as: 'html' | 'eml' | 'text') => {
    const to = await files.saveTarget(`${name}.${as === 'text' ? 'txt' : as}`);
    if (!to || !(await write.run({ newsletterId, as, to }))) return;
    await files.deliver(to);
    void message.success(t('letter.written'));
  };
  const onDelete = () => void modal.confirm({ title: t('letter.deleteTitle', { name }), okText: t('common:delete'), okButtonProps: { danger: true }, onOk: () => remove.run({ newsletterId }) });
  const onPeople = () =>
    openRule({ combinator: 'and', rules: [{ field: 'reachable_email', operator: '=', value: true }, chosen.length === 0 ? { field: 'tier', operator: 'notNull', value: null } : { field: 'tier', operator: 'in', value: chosen }] });
  return (
    <section className="panel talk-sheet" aria-label={name}>
      <div className="panel-head">
        <h2>{name}</h2>
        <Space size={4}>
          <Button size="small" loading={write.busy} disabled={tooMuch} onClick={() => void onWrite('html')}>
            {t('letter.html')}
          </Button>
          <Button size="small" disabled={tooMuch} onClick={() => void onWrite('eml')}>
            {t('letter.eml')}
          </Button>
          <Button size="small" onClick={() => void onWrite('text')}>
            {t('letter.text')}
          </Button>
          <Button size="small" onClick={onEdit}>
            {t('common:edit')}
          </Button>
          <Button size="small" type="text" danger onClick={onDelete}>
            {t('common:delete')}
          </Button>
        </Space>
      </div>
      <Failure error={write.error ?? remove.error} />
      <p className="soft">{t('letter.changed', { time: format.time(letter.updatedAt) })}</p>
      <LetterPicturesNote blocks={letter.blocks} />
      <LetterPreview letter={letter} />
      <div className="letter-people">
        <Select<Tier[]> mode="multiple" aria-label={t('letter.tiers')} placeholder={t('letter.allTiers')} value={chosen} onChange={setChosen} options={tiers.map((value) => ({ value, label: nameOf(value) }))} />
        <Button onClick={onPeople}>{t('letter.people')}</Button>
      </div>
    </section>
  );
}
