import { App, Button, DatePicker, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../shared/contract/customers.ts';
import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { MOST_OWN_VALUE, ownSections } from '../../../shared/domain/own-fields.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useOwnFields } from '../../lib/own-fields.ts';
import { pickerDay } from '../../lib/picker-days.ts';
import { useCommand } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';

const same = (a: string[], b: string[]) => a.length === b.length && a.every((x, i) => x === b[i]);

/** What the owner's own fields say of somebody, by group; typed in where it stands. */
export function CustomerOwn({ customer: c }: { customer: Customer }) {
  const { t } = useTranslation(['fields', 'common']);
  const { message } = App.useApp();
  const { fields } = useOwnFields();
  const save = useCommand(api.customers.setValues);
  const [draft, setDraft] = useState<Record<number, string[]>>({});
  const stored = (fieldId: number) => c.own.find((o) => o.fieldId === fieldId)?.values ?? [];
  const changed = fields.filter(({ fieldId }) => draft[fieldId] !== undefined && !same(draft[fieldId], stored(fieldId)));
  const submit = async () => {
    const done = await save.run({ customerId: c.customerId, values: changed.map(({ fieldId }) => ({ fieldId, values: draft[fieldId]! })) });
    if (!done) return;
    setDraft({});
    void message.success(t('common:saved'));
  };
  return (
    <section>
      <div className="item-line">
        <h3>{t('record.title')}</h3>
        <a href={address('customers', 'fields')}>{t('record.setup')}</a>
      </div>
      {fields.length === 0 && <p className="soft">{t('record.none')}</p>}
      {ownSections.map((section) => {
        const of = fields.filter((f) => f.section === section);
        if (of.length === 0) return null;
        return (
          <div key={section} className="own-section">
            <h4>{t(`section.${section}`)}</h4>
            <div className="customer-edit">
              {of.map((field) => (
                <OwnInput key={field.fieldId} field={field} told={c.own.find((o) => o.fieldId === field.fieldId)?.from === 'file'} values={draft[field.fieldId] ?? stored(field.fieldId)} onChange={(values) => setDraft({ ...draft, [field.fieldId]: values })} />
              ))}
            </div>
          </div>
        );
      })}
      <Failure error={save.error} onClose={save.clearError} />
      {fields.length > 0 && (
        <Button type="primary" ghost disabled={changed.length === 0} loading={save.busy} onClick={() => void submit()}>
          {t('common:save')}
        </Button>
      )}
    </section>
  );
}

interface OwnInputProps {
  field: OwnField;
  /** A file says it. */
  told: boolean;
  values: string[];
  onChange: (values: string[]) => void;
}

function OwnInput({ field, told, values, onChange }: OwnInputProps) {
  const { t } = useTranslation('fields');
  const id = `own-${field.fieldId}`;
  return (
    <>
      <label htmlFor={id}>{field.name}</label>
      <div>
        <OwnControl id={id} field={field} values={values} onChange={onChange} />
        {told && <small className="soft">{t('record.fromFile')}</small>}
      </div>
    </>
  );
}

function OwnControl({ id, field, values, onChange }: Omit<OwnInputProps, 'told'> & { id: string }) {
  const { t } = useTranslation('fields');
  const [first = null] = values;
  const one = (value: string | null | undefined) => onChange(value === null || value === undefined || value.trim() === '' ? [] : [value]);
  const options = field.options.map((value) => ({ value, label: value }));
  switch (field.kind) {
    case 'number':
      return <InputNumber<string> id={id} className="own-control" stringMode value={first} onChange={(value) => one(value)} />;
    case 'date':
      return <DatePicker id={id} className="own-control" placeholder={t('record.day')} value={pickerDay(first)} onChange={(day) => one(day?.format('YYYY-MM-DD'))} />;
    case 'choice':
      return <Select<string | null> id={id} className="own-control" allowClear placeholder={t('record.pick')} value={first} options={options} onChange={one} />;
    case 'multi':
      return <Select<string[]> id={id} className="own-control" mode="multiple" placeholder={t('record.pick')} value={values} options={options} onChange={onChange} />;
    default:
      return <Input id={id} maxLength={MOST_OWN_VALUE} value={first ?? ''} onChange={(e) => onChange(e.target.value.trim() === '' ? [] : [e.target.value])} />;
  }
}
