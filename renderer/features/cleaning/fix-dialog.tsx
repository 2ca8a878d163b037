import { App, Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { cleaning, FindingKind, Preview } from '../../../shared/contract/cleaning.ts';
import type { Input } from '../../../shared/contract/endpoint.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { useFigureChanges } from './figure-changes.ts';

interface FixDialogProps {
  kind: FindingKind;
  choice: Input<typeof cleaning.apply>;
  onClose: () => void;
  onDone: () => void;
}

/** What a fix would change, to the last figure, and its button. Mount it to ask. */
export function FixDialog({ kind, choice, onClose, onDone }: FixDialogProps) {
  const { t } = useTranslation('cleaning');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const preview = useCommand(api.cleaning.preview);
  const apply = useCommand(api.cleaning.apply);
  const [seen, setSeen] = useState<Preview | null>(null);
  const { run } = preview;
  // Once: the choice doesn't change while the dialog is open.
  useEffect(() => {
    void run(choice).then((found) => setSeen(found ?? null));
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const onOk = async () => {
    const done = await apply.run(choice);
    if (!done) return;
    void message.success(t('done', { count: done.decisions }));
    onDone();
  };
  return (
    <Modal open title={t(`dialog.title.${kind}`)} okText={t('dialog.apply')} cancelText={common('cancel')} okButtonProps={{ disabled: seen === null }} confirmLoading={apply.busy} onOk={() => void onOk()} onCancel={onClose}>
      <Failure error={preview.error ?? apply.error} />
      {seen ? (
        <>
          <p>
            <Trans t={t} i18nKey="dialog.text" count={seen.decisions} components={{ b: <strong /> }} />
          </p>
          <FigureTable preview={seen} />
        </>
      ) : (
        preview.error === null && (
          <>
            <p className="soft">{t('dialog.working')}</p>
            <Skeleton active title={false} />
          </>
        )
      )}
    </Modal>
  );
}

function FigureTable({ preview }: { preview: Preview }) {
  const { t } = useTranslation('cleaning');
  const changes = useFigureChanges()(preview);
  if (changes.length === 0) return <p className="soft">{t('dialog.same')}</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{t('dialog.figure')}</th>
          <th className="is-number">{t('dialog.before')}</th>
          <th className="is-number">{t('dialog.after')}</th>
          <th className="is-number">{t('dialog.change')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((c) => (
          <tr key={c.name}>
            <td>{c.label}</td>
            <td className="is-number">{c.before}</td>
            <td className="is-number">{c.after}</td>
            <td className="is-number">{c.change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
