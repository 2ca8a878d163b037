import { App, Button, Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { birthdayOf, daysInMonth, partsOfBirthday } from './birthday.ts';

const numbers = (to: number) => Array.from({ length: to }, (_, i) => i + 1);

/** What the owner knows and no file says. */
export function CustomerEdit({ customer: c }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const [gender, setGender] = useState(c.gender);
  const [birth, setBirth] = useState(() => partsOfBirthday(c.birthday));
  const [note, setNote] = useState(c.note ?? '');
  const save = useCommand(api.customers.update);
  const birthday = birthdayOf(birth);
  const changed = gender !== c.gender || birthday !== c.birthday || note !== (c.note ?? '');
  const submit = async () => {
    if (birthday === undefined) return;
    if (await save.run({ customerId: c.customerId, gender, birthday, note: note.trim() || null })) void message.success(common('saved'));
  };
  return (
    <section>
      <h3>{t('edit.title')}</h3>
      <div className="customer-edit">
        <label htmlFor="customer-gender">{t('edit.gender')}</label>
        <Select<'unknown' | 'female' | 'male'>
          id="customer-gender"
          value={gender ?? 'unknown'}
          options={(['unknown', 'female', 'male'] as const).map((value) => ({ value, label: t(`edit.genders.${value}`) }))}
          onChange={(value) => setGender(value === 'unknown' ? null : value)}
        />
        <label htmlFor="customer-birth-month">{t('edit.birthday')}</label>
        <Space.Compact>
          <InputNumber aria-label={t('edit.year')} placeholder={t('edit.year')} min={1900} max={2100} controls={false} value={birth.year} onChange={(year) => setBirth({ ...birth, year })} />
          <Select id="customer-birth-month" allowClear placeholder={t('edit.month')} value={birth.month} options={numbers(12).map((n) => ({ value: n, label: t('edit.monthOf', { n }) }))} onChange={(month: number | undefined) => setBirth({ ...birth, month: month ?? null })} />
          <Select
            aria-label={t('edit.day')}
            allowClear
            placeholder={t('edit.day')}
            value={birth.day}
            options={numbers(birth.month === null ? 31 : daysInMonth(birth.month, birth.year)).map((n) => ({ value: n, label: t('edit.dayOf', { n }) }))}
            onChange={(day: number | undefined) => setBirth({ ...birth, day: day ?? null })}
          />
        </Space.Compact>
        <label htmlFor="customer-note">{t('edit.note')}</label>
        <Input.TextArea id="customer-note" autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} value={note} placeholder={t('edit.noteHint')} onChange={(e) => setNote(e.target.value)} />
      </div>
      {birthday === undefined && <p className="harm">{t('edit.birthdayIncomplete')}</p>}
      <Failure error={save.error} onClose={save.clearError} />
      <Button type="primary" ghost disabled={!changed || birthday === undefined} loading={save.busy} onClick={() => void submit()}>
        {common('save')}
      </Button>
    </section>
  );
}
