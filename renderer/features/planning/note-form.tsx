import { Button, DatePicker, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteKinds, type CalendarNote } from '../../../shared/contract/planning-calendar.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { pickerDays } from '../../lib/picker-days.ts';
import { useCommand } from '../../lib/query.ts';

/** A day, or several, of the owner's own: new goods, a sale, a first frost. */
export function NoteForm({ note, onDone }: { note: Omit<CalendarNote, 'noteId'> | CalendarNote; onDone: () => void }) {
  const { t } = useTranslation(['planning', 'common']);
  const save = useCommand(api.planning.saveNote);
  const remove = useCommand(api.planning.deleteNote);
  const noteId = 'noteId' in note ? note.noteId : undefined;
  const [title, setTitle] = useState(note.title);
  const [kind, setKind] = useState(note.kind);
  const [span, setSpan] = useState<[string, string]>([note.day, note.lastDay]);
  const ok = async () => {
    if (await save.run({ ...(noteId === undefined ? {} : { noteId }), title, kind, day: span[0], lastDay: span[1] })) onDone();
  };
  const drop = async () => {
    if (noteId !== undefined && (await remove.run({ noteId }))) onDone();
  };
  return (
    <Modal
      open
      title={t('calendar.new')}
      onCancel={onDone}
      footer={[
        noteId !== undefined && (
          <Button key="delete" danger loading={remove.busy} onClick={() => void drop()}>
            {t('calendar.delete')}
          </Button>
        ),
        <Button key="cancel" onClick={onDone}>
          {t('common:cancel')}
        </Button>,
        <Button key="ok" type="primary" disabled={title.trim() === ''} loading={save.busy} onClick={() => void ok()}>
          {t('common:save')}
        </Button>,
      ]}
    >
      <div className="note-form">
        <Input autoFocus aria-label={t('calendar.noteTitle')} placeholder={t('calendar.noteTitle')} maxLength={80} value={title} onChange={(e) => setTitle(e.target.value)} />
        <DatePicker.RangePicker aria-label={t('calendar.from')} allowClear={false} value={pickerDays(span[0], span[1])} onChange={(range) => range?.[0] && range[1] && setSpan([range[0].format('YYYY-MM-DD'), range[1].format('YYYY-MM-DD')])} />
        <Segmented aria-label={t('calendar.kind')} value={kind} onChange={setKind} options={noteKinds.map((value) => ({ value, label: t(`noteKind.${value}`) }))} />
      </div>
      <Failure error={save.error ?? remove.error} />
    </Modal>
  );
}
