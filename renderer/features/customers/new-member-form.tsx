import { App, Button, Checkbox, Input, type InputRef } from 'antd';
import { useRef, useState, type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { isEmail } from '../../../shared/domain/email-check.ts';
import { parseBirthday } from '../../../shared/domain/parse-birthday.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery, useTask } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { useNewMemberDraft } from './new-member-store.ts';
import { PhoneKnown } from './phone-known.tsx';

const empty = { phone: '', name: '', wechat: '', email: '', birthday: '', agreed: false };
const today = () => dayOf(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);

/** An application for membership, typed in without a mouse; saved, the next one can be typed at once. */
export function NewMemberForm({ onOpened }: { onOpened: () => void }) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const format = useFormat();
  const [typed, setTyped] = useState(empty);
  const draft = useNewMemberDraft();
  const first = useRef<InputRef>(null);
  const form = useRef<HTMLFormElement>(null);
  const sources = useQuery(api.customers.memberSources, {});
  const save = useTask(api.customers.addProspect);
  const undo = useTask(api.imports.undo);
  const since = draft.since ?? today();
  const wording = draft.wording ?? t('newMember.wordingPreset');
  const phone = useDebounced(typed.phone.trim(), 150);
  const found = useQuery(api.customers.withPhone, { phone }, { enabled: phone.length > 5 });
  const isChecked = found.data !== undefined && phone.length > 5 && phone === typed.phone.trim();
  const faults = {
    phone: typed.phone.trim() !== '' && !(isChecked && found.data.quality === 'valid') ? t('newMember.incomplete') : null,
    email: typed.email.trim() !== '' && !isEmail(typed.email.trim()) ? t('newMember.badEmail') : null,
    birthday: typed.birthday.trim() !== '' && parseBirthday(typed.birthday) === null ? t('newMember.badBirthday') : null,
  };
  const isSomebody = [typed.phone, typed.wechat, typed.email].some((text) => text.trim() !== '');
  const isReady = isSomebody && since !== '' && Object.values(faults).every((fault) => fault === null) && (!typed.agreed || wording.trim() !== '');

  const takeBack = async (batchId: number) => {
    message.destroy('new-member');
    if (await undo.run({ batchId })) void message.success(t('newMember.undone'));
  };
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    if (!isReady || save.busy) return;
    const { agreed, ...said } = typed;
    const done = await save.run({ ...said, title: t('newMember.batch', { time: format.time(Date.now()) }), since, source: draft.source, staff: draft.staff, wording: agreed ? wording : null });
    if (!done) return;
    setTyped(empty);
    first.current?.focus();
    const content = (
      <>
        {t(done.isNew ? 'newMember.saved' : 'newMember.added')}{' '}
        <Button type="link" size="small" onClick={() => void takeBack(done.batchId)}>
          {t('newMember.undo')}
        </Button>
      </>
    );
    void message.success({ key: 'new-member', duration: 8, content });
  };
  const submitOnEnter = (e: KeyboardEvent) => {
    if (e.key !== 'Enter' || e.shiftKey || e.nativeEvent.isComposing) return;
    e.preventDefault();
    form.current?.requestSubmit();
  };
  const text = (field: 'phone' | 'name' | 'wechat' | 'email' | 'birthday', more: { max: number; hint?: string }) => (
    <Field id={`member-${field}`} label={t(`newMember.${field}`)} fault={field in faults ? faults[field as keyof typeof faults] : null}>
      <Input ref={field === 'phone' ? first : undefined} autoFocus={field === 'phone'} id={`member-${field}`} maxLength={more.max} placeholder={more.hint} autoComplete="off" value={typed[field]} onChange={(e) => setTyped({ ...typed, [field]: e.target.value })} />
    </Field>
  );
  return (
    <form ref={form} className="new-member" onSubmit={(e) => void submit(e)}>
      <p className="soft">{t('newMember.text')}</p>
      {text('phone', { max: 60 })}
      {text('name', { max: 100 })}
      {isChecked && found.data.people.length > 0 && <PhoneKnown people={found.data.people} onOpened={onOpened} />}
      {text('wechat', { max: 100 })}
      {text('email', { max: 200 })}
      {text('birthday', { max: 20, hint: t('newMember.birthdayHint') })}
      <Field id="member-since" label={t('newMember.since')} fault={null}>
        <Input id="member-since" type="date" value={since} onChange={(e) => draft.change({ since: e.target.value })} />
      </Field>
      <Field id="member-source" label={t('newMember.source')} fault={null}>
        <Input id="member-source" list="member-sources" maxLength={100} autoComplete="off" placeholder={t('newMember.sourceHint')} value={draft.source} onChange={(e) => draft.change({ source: e.target.value })} />
        <datalist id="member-sources">
          {sources.data?.map((source) => (
            <option key={source} value={source} />
          ))}
        </datalist>
      </Field>
      <Field id="member-staff" label={t('newMember.staff')} fault={null}>
        <Input id="member-staff" maxLength={40} autoComplete="off" value={draft.staff} onChange={(e) => draft.change({ staff: e.target.value })} />
      </Field>
      <div className="new-member-consent">
        <Checkbox checked={typed.agreed} onChange={(e) => setTyped({ ...typed, agreed: e.target.checked })}>
          {t('newMember.consent')}
        </Checkbox>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} aria-label={t('newMember.wording')} value={wording} onKeyDown={submitOnEnter} onChange={(e) => draft.change({ wording: e.target.value })} />
      </div>
      <Failure error={save.error ?? undo.error} />
      <footer>
        <span className="soft">
          <Trans t={t} i18nKey="newMember.paste" components={{ a: <a href={address('data', 'import')} onClick={onOpened} /> }} />
        </span>
        <Button type="primary" htmlType="submit" loading={save.busy} disabled={!isReady} title={isSomebody ? undefined : t('newMember.identity')}>
          {t('newMember.save')}
        </Button>
      </footer>
    </form>
  );
}

function Field({ id, label, fault, children }: { id: string; label: string; fault: string | null; children: ReactNode }) {
  return (
    <div className="new-member-field">
      <div>
        <label htmlFor={id}>{label}</label>
        <span className="harm" aria-live="polite">
          {fault}
        </span>
      </div>
      {children}
    </div>
  );
}
