import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/endpoint.ts';
import type { AppError } from '../../../shared/lib/app-error.ts';
import { files } from '../../lib/api.ts';
import { textFile } from '../../ui/pasted-table.ts';
import { FormModal, Labelled } from './fields.tsx';

interface TableFormProps<Told> {
  /** Where its words are. */
  words: 'price' | 'partner';
  /** Takes the table; undefined where it couldn't. */
  take: (file: FileRef) => Promise<Told | undefined>;
  busy: boolean;
  error: AppError | null;
  children: (told: Told) => ReactNode;
  onDone: () => void;
}

/** Many at once: from a file, or pasted from Excel; then what came of it, bad lines with their reason. */
export function TableForm<Told>({ words, take, busy, error, children, onDone }: TableFormProps<Told>) {
  const { t } = useTranslation('offers');
  const [text, setText] = useState('');
  const [told, setTold] = useState<Told | null>(null);
  const fromFile = async () => {
    const [file] = await files.pick(['csv', 'xlsx', 'xls', 'txt'], false);
    const done = file && (await take(file));
    if (done) setTold(done);
  };
  const ok = async () => {
    const [file] = await files.drop([textFile(text, `${words}.tsv`)]);
    const done = file && (await take(file));
    if (!done) return;
    setTold(done);
    setText('');
  };
  return (
    <FormModal title={t(`${words}.many`)} okText={t(`${words}.takePasted`)} ready={text.trim() !== ''} busy={busy} error={error} onOk={() => void ok()} onCancel={onDone}>
      <p className="is-wide soft">{t(`${words}.manyText`)}</p>
      <div className="is-wide">
        <Button loading={busy} onClick={() => void fromFile()}>
          {t(`${words}.fromFile`)}
        </Button>
      </div>
      <Labelled label={t(`${words}.paste`)} help={t(`${words}.pasteHelp`)} wide>
        <Input.TextArea rows={6} maxLength={2_000_000} value={text} placeholder={t(`${words}.pasteHint`)} onChange={(e) => setText(e.target.value)} />
      </Labelled>
      {told !== null && (
        <div className="is-wide" role="status">
          {children(told)}
        </div>
      )}
    </FormModal>
  );
}
