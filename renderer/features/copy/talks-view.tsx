import { CommentOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkSheet } from '../../../shared/contract/talks.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery, useTask } from '../../lib/query.ts';
import { useSaveDocument } from '../../lib/save-document.ts';
import { CopyListPage } from './copy-list-page.tsx';
import { blankSheet, TalkForm, useSampleSheet, type TalkDraft } from './talk-form.tsx';

/** What to say in a conversation: one sheet a product or kind of people. */
export function TalksView() {
  const list = useQuery(api.copy.talkSheets, {});
  const sample = useSampleSheet();
  const [open, setOpen] = useState<TalkDraft | null>(null);
  const sheets = list.data;
  return (
    <CopyListPage kind="talk" icon={<CommentOutlined />} count={sheets?.length} error={list.error} onNew={() => setOpen(blankSheet)} onSample={() => setOpen(sample)}>
      <div className="talk-sheets">
        {(sheets ?? []).map((sheet) => (
          <SheetCard key={sheet.sheetId} sheet={sheet} onEdit={() => setOpen(sheet)} />
        ))}
      </div>
      {open && <TalkForm initial={open} onClose={() => setOpen(null)} />}
    </CopyListPage>
  );
}

function SheetCard({ sheet, onEdit }: { sheet: TalkSheet; onEdit: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const { modal, message } = App.useApp();
  const print = useTask(api.copy.printTalkSheet);
  const document = useSaveDocument();
  const remove = useCommand(api.copy.deleteTalkSheet);
  const onPrint = async () => {
    if (await document.save(`${sheet.name}.pdf`, (to) => print.run({ sheetId: sheet.sheetId, to }))) void message.success(t('talk.written'));
  };
  const onDelete = () =>
    void modal.confirm({ title: t('talk.deleteTitle', { name: sheet.name }), okText: t('common:delete'), okButtonProps: { danger: true }, onOk: () => remove.run({ sheetId: sheet.sheetId }) });
  return (
    <section className="panel talk-sheet" aria-label={sheet.name}>
      <div className="panel-head">
        <h2>{sheet.name}</h2>
        <Space>
          <Button size="small" icon={<PrinterOutlined />} loading={print.busy || document.busy} onClick={() => void onPrint()}>
            {t('talk.print')}
          </Button>
          <Button size="small" onClick={onEdit}>
            {t('common:edit')}
          </Button>
          <Button size="small" type="text" danger onClick={onDelete}>
            {t('common:delete')}
          </Button>
        </Space>
      </div>
      <Failure error={print.error ?? document.error ?? remove.error} />
      {sheet.about !== '' && <p className="soft">{t('talk.for', { about: sheet.about })}</p>}
      {sheet.opening !== '' && <Said title={t('talk.opening')} text={sheet.opening} />}
      {sheet.questions.length > 0 && (
        <>
          <h3>{t('talk.questions')}</h3>
          <ol>
            {sheet.questions.map((q, i) => (
              <li key={i}>{q}</li>
            ))}
          </ol>
        </>
      )}
      {sheet.objections.length > 0 && (
        <table className="plain-table" aria-label={t('talk.objections')}>
          <thead>
            <tr>
              <th>{t('talk.they')}</th>
              <th>{t('talk.you')}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.objections.map((o, i) => (
              <tr key={i}>
                <td>{o.they}</td>
                <td>{o.you}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sheet.closing !== '' && <Said title={t('talk.closing')} text={sheet.closing} />}
    </section>
  );
}

const Said = ({ title, text }: { title: string; text: string }) => (
  <>
    <h3>{title}</h3>
    <p className="talk-words">{text}</p>
  </>
);
