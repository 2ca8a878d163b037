import { Checkbox, DatePicker, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lifeEventKinds, type LifeEventKind } from '../../../shared/domain/life-events.ts';
import type { LifeEvent } from '../../../shared/contract/service.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { pickerDay } from '../../lib/picker-days.ts';
import { useCommand } from '../../lib/query.ts';
import '../../lib/cases.css';

const once: readonly LifeEventKind[] = ['baby', 'moving', 'graduation', 'new_job'];

/** A day in somebody's life; kept only where they said so themselves. */
export function LifeEventForm({ customerId, event, onDone }: { customerId: number; event: LifeEvent | null; onDone: () => void }) {
  const { t } = useTranslation('service');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.service.saveLifeEvent);
  const [kind, setKind] = useState<LifeEventKind>(event?.kind ?? 'wedding');
  const [day, setDay] = useState<string | null>(event?.day ?? null);
  const [yearly, setYearly] = useState(event?.yearly ?? true);
  const [note, setNote] = useState(event?.note ?? '');
  const [agreed, setAgreed] = useState(event !== null);
  const tooPrivate = save.error?.code === 'bad_input' && save.error.detail['reason'] === 'too_private';
  const ok = async () => {
    if (day === null) return;
    if (await save.run({ ...(event ? { eventId: event.eventId } : {}), customerId, kind, day, yearly, note: note.trim(), agreed })) onDone();
  };
  return (
    <Modal open title={t(event ? 'event.edit' : 'event.new')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: day === null || !agreed, loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="case-fields">
        <label>
          <span>{t('event.what')}</span>
          <Select<LifeEventKind>
            aria-label={t('event.what')}
            value={kind}
            options={lifeEventKinds.map((value) => ({ value, label: t(`event.kind.${value}`) }))}
            onChange={(next) => {
              setKind(next);
              setYearly(!once.includes(next));
            }}
          />
        </label>
        <label>
          <span>{t('event.day')}</span>
          <DatePicker aria-label={t('event.day')} placeholder={t('event.day')} value={pickerDay(day)} onChange={(d) => setDay(d?.format('YYYY-MM-DD') ?? null)} />
        </label>
        <label className="is-wide">
          <span>{t('event.note')}</span>
          <Input maxLength={100} aria-label={t('event.note')} placeholder={t('event.noteHint')} value={note} onChange={(e) => setNote(e.target.value)} />
        </label>
        <Checkbox className="is-wide" checked={yearly} onChange={(e) => setYearly(e.target.checked)}>
          {t('event.everyYear')}
        </Checkbox>
        <Checkbox className="is-wide" checked={agreed} onChange={(e) => setAgreed(e.target.checked)}>
          {t('event.agreed')}
        </Checkbox>
      </div>
      {tooPrivate ? (
        <p className="harm" role="alert">
          {t('event.tooPrivate')}
        </p>
      ) : (
        <Failure error={save.error} onClose={save.clearError} />
      )}
    </Modal>
  );
}
