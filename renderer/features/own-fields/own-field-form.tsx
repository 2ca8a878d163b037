import { App, Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { ownKinds, ownSections, type OwnKind } from '../../../shared/domain/own-fields.ts';
import type { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { KindChange } from './kind-change.tsx';
import { OptionsEditor, type OptionDraft } from './options-editor.tsx';

const isChoice = (kind: OwnKind) => kind === 'choice' || kind === 'multi';

/** What a field is called, in which group, and of which type. */
export function OwnFieldForm({ field }: { field: OwnField | null }) {
  const { t, i18n } = useTranslation(['fields', 'common']);
  const { message } = App.useApp();
  const save = useCommand(api.customers.saveField);
  const [name, setName] = useState(field?.name ?? '');
  const [section, setSection] = useState(field?.section ?? 'person');
  const [kind, setKind] = useState<OwnKind>(field?.kind ?? 'text');
  const [options, setOptions] = useState<OptionDraft[]>(() => (field?.options ?? []).map((option) => ({ name: option, was: option })));
  const [possible, setPossible] = useState(true);
  const changesKind = field !== null && kind !== field.kind;
  // Words that are there already become the options of a field that turns into a choice.
  const needsOptions = isChoice(kind) && !(changesKind && !isChoice(field.kind));
  const written = options.filter((o) => o.name.trim() !== '');
  const complete = name.trim() !== '' && (!needsOptions || written.length > 0) && (!changesKind || possible);
  const submit = async () => {
    const saved = await save.run({ ...(field ? { fieldId: field.fieldId } : {}), name, section, kind, options: isChoice(kind) ? written : [] });
    if (!saved) return;
    void message.success(t('common:saved'));
    setOptions(saved.options.map((option) => ({ name: option, was: option })));
    if (!field) go('customers', 'fields', saved.fieldId);
  };
  const refusal = refusalOf(save.error);
  const examples = refusal ? new Intl.ListFormat(i18n.language).format(refusal.examples) : '';
  return (
    <Form layout="vertical" component={false}>
      <Form.Item label={t('form.name')} htmlFor="own-name">
        <Input id="own-name" autoFocus={field === null} maxLength={30} value={name} placeholder={t('form.nameHint')} onChange={(e) => setName(e.target.value)} />
      </Form.Item>
      <Form.Item label={t('form.section')}>
        <Segmented aria-label={t('form.section')} value={section} options={ownSections.map((value) => ({ value, label: t(`section.${value}`) }))} onChange={setSection} />
      </Form.Item>
      <Form.Item label={t('form.kind')} htmlFor="own-kind" extra={changesKind && <KindChange fieldId={field.fieldId} kind={kind} onPossible={setPossible} />}>
        <Select<OwnKind> id="own-kind" value={kind} options={ownKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={setKind} />
      </Form.Item>
      {needsOptions && (
        <Form.Item label={t('form.options')}>
          <OptionsEditor options={options} onChange={setOptions} />
        </Form.Item>
      )}
      {refusal ? <p className="harm" role="alert">{t(`refused.${refusal.reason}`, { count: refusal.count, limit: refusal.count, examples })}</p> : <Failure error={save.error} onClose={save.clearError} />}
      <Button type="primary" disabled={!complete} loading={save.busy} onClick={() => void submit()}>
        {t('common:save')}
      </Button>
    </Form>
  );
}

/** Refusals that have a sentence of their own here. */
function refusalOf(error: AppError | null): { reason: 'options' | 'twice' | 'no_options' | 'too_many'; count: number; examples: string[] } | null {
  if (error?.code !== 'bad_input') return null;
  const { field, reason, count, limit, examples } = error.detail;
  const known = { count: Number(count ?? limit ?? 0), examples: Array.isArray(examples) ? examples.map(String) : [] };
  if (reason === 'would_lose' && field === 'options') return { reason: 'options', ...known };
  return reason === 'twice' || reason === 'no_options' || reason === 'too_many' ? { reason, ...known } : null;
}
