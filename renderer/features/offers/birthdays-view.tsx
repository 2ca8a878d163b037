import { CalendarOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Select, Skeleton, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { BirthdayList } from '../../../shared/contract/offers-birthdays.ts';
import { birthdayCalendars, type BirthdayCalendar, type BirthdayTerms } from '../../../shared/domain/birthdays.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FormModal, Labelled, Whole } from './fields.tsx';
import { FreezeIds } from './freeze-ids.tsx';
import { PersonName } from './person-name.tsx';

/** Whose birthday is near, and what is done about it. */
export function BirthdaysView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('offers');
  const list = useQuery(api.offers.birthdays, {});
  const [changing, setChanging] = useState(false);
  const data = list.data;
  const left = data ? data.minors + data.optedOut + data.lunarUnknown : 0;
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={data && data.known > 0 && <Trans t={t} i18nKey="birthday.sentence" count={data.due.length} values={{ days: data.terms.daysAhead, known: data.known }} components={{ b: <strong /> }} />}
    >
      <Failure error={list.error} />
      {!data && !list.error && <Skeleton active />}
      {data?.known === 0 && (
        <EmptyState icon={<CalendarOutlined />} title={t('birthday.emptyTitle')} text={t('birthday.emptyText')}>
          <Button type="primary" onClick={() => go('data', 'import')}>
            {t('birthday.toImport')}
          </Button>
        </EmptyState>
      )}
      {data && data.known > 0 && (
        <div className="offer-columns">
          <Panel title={t('birthday.due')} extra={data.due.length > 0 && <FreezeIds customerIds={data.due.map((r) => r.customerId)} name={t('birthday.segment')} />}>
            <Due list={data} />
            {left > 0 && <p className="offer-rest">{t('birthday.leftOut', { minors: data.minors, optedOut: data.optedOut, lunarUnknown: data.lunarUnknown })}</p>}
          </Panel>
          <div className="offer-side">
            <Panel
              title={t('birthday.terms')}
              extra={
                <Button size="small" onClick={() => setChanging(true)}>
                  {t('referral.change')}
                </Button>
              }
            >
              <Terms terms={data.terms} />
            </Panel>
            <Done list={data} />
          </div>
        </div>
      )}
      {changing && data && <TermsForm terms={data.terms} onDone={() => setChanging(false)} />}
    </Page>
  );
}

const SHOWN = 200;

function Due({ list }: { list: BirthdayList }) {
  const { t } = useTranslation('offers');
  const { message } = App.useApp();
  const format = useFormat();
  const greet = useCommand(api.offers.greet);
  const calendar = useCommand(api.offers.setCalendar);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const rows = list.due.slice(0, SHOWN);
  const ids = rows.map((r) => r.customerId).filter((id) => chosen.has(id));
  const toggle = (id: number) => setChosen(chosen.has(id) ? new Set([...chosen].filter((c) => c !== id)) : new Set([...chosen, id]));
  const onGreet = async () => {
    const done = await greet.run({ customerIds: ids });
    if (!done) return;
    setChosen(new Set());
    void message.success(t('birthday.greeted', { count: done.greeted }));
  };
  if (rows.length === 0) return <p className="soft">{t('birthday.none')}</p>;
  return (
    <>
      <Failure error={greet.error ?? calendar.error} />
      <div className="offer-bar">
        <Checkbox checked={ids.length === rows.length} indeterminate={ids.length > 0 && ids.length < rows.length} onChange={(e) => setChosen(e.target.checked ? new Set(rows.map((r) => r.customerId)) : new Set())}>
          {t('delivery.chosen', { count: ids.length })}
        </Checkbox>
        <Button type="primary" size="small" disabled={ids.length === 0} loading={greet.busy} onClick={() => void onGreet()}>
          {t(list.terms.benefitId === null ? 'birthday.tick' : 'birthday.tickGift')}
        </Button>
      </div>
      <div className="offer-scroll">
        <table className="plain-table">
          <tbody>
            {rows.map((r) => (
              <tr key={r.customerId}>
                <td>
                  <Checkbox aria-label={t('delivery.choose', { id: r.customerId })} checked={chosen.has(r.customerId)} onChange={() => toggle(r.customerId)} />
                </td>
                <td>
                  <PersonName {...r} />
                </td>
                <td className="number">{format.day(r.day)}</td>
                <td>{r.inDays === 0 ? t('birthday.today') : r.inDays > 0 ? t('birthday.inDays', { count: r.inDays }) : t('birthday.ago', { count: -r.inDays })}</td>
                <td className="soft">{r.age === null ? t('birthday.ageUnknown') : t('birthday.age', { age: r.age })}</td>
                <td className="is-number">
                  <Select<BirthdayCalendar> size="small" variant="borderless" aria-label={t('birthday.calendar')} value={r.calendar} options={birthdayCalendars.map((value) => ({ value, label: t(`birthday.calendars.${value}`) }))} onChange={(value) => void calendar.run({ customerId: r.customerId, calendar: value })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.due.length > SHOWN && <p className="offer-rest">{t('expiring.more', { count: list.due.length - SHOWN })}</p>}
    </>
  );
}

function Terms({ terms }: { terms: BirthdayTerms }) {
  const { t } = useTranslation('offers');
  const benefits = useQuery(api.offers.benefits, {}).data ?? [];
  const templates = useQuery(api.copy.list, {}).data ?? [];
  const gift = benefits.find((b) => b.benefitId === terms.benefitId)?.name;
  const template = templates.find((one) => one.templateId === terms.templateId);
  return (
    <>
      <p>{t('birthday.saysAhead', { days: terms.daysAhead })}</p>
      <p>{terms.minAge === 0 ? t('birthday.saysAllAges') : t('birthday.saysAge', { age: terms.minAge })}</p>
      <p>{t('birthday.saysLeap', { day: t(`birthday.leap.${terms.leapDay}`) })}</p>
      <p>{gift === undefined ? t('birthday.noGift') : t('birthday.saysGift', { name: gift })}</p>
      {template && <a href={address('marketing', 'copy', template.templateId)}>{t('birthday.saysTemplate', { name: template.name })}</a>}
      <p className="soft">{t('birthday.how')}</p>
    </>
  );
}

function TermsForm({ terms, onDone }: { terms: BirthdayTerms; onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.offers.saveBirthdayTerms);
  const benefits = useQuery(api.offers.benefits, {}).data ?? [];
  const templates = useQuery(api.copy.list, {}).data ?? [];
  const [draft, setDraft] = useState(terms);
  const edit = (part: Partial<BirthdayTerms>) => setDraft({ ...draft, ...part });
  const ok = async () => {
    if (await save.run(draft)) onDone();
  };
  return (
    <FormModal title={t('birthday.terms')} okText={common('save')} ready busy={save.busy} error={save.error} onOk={() => void ok()} onCancel={onDone}>
      <Labelled label={t('birthday.ahead')}>
        <Whole label={t('birthday.ahead')} most={60} value={draft.daysAhead} onValue={(n) => n !== null && edit({ daysAhead: n })} />
      </Labelled>
      <Labelled label={t('birthday.minAge')} help={t('birthday.minAgeHelp')}>
        <Whole label={t('birthday.minAge')} most={100} value={draft.minAge} onValue={(n) => n !== null && edit({ minAge: n })} />
      </Labelled>
      <Labelled label={t('birthday.leapDay')}>
        <Select<BirthdayTerms['leapDay']> aria-label={t('birthday.leapDay')} value={draft.leapDay} options={(['02-28', '03-01'] as const).map((value) => ({ value, label: t(`birthday.leap.${value}`) }))} onChange={(leapDay) => edit({ leapDay })} />
      </Labelled>
      <Labelled label={t('birthday.gift')}>
        <Select<number | null> aria-label={t('birthday.gift')} allowClear placeholder={t('referral.noGift')} value={draft.benefitId} options={benefits.filter((b) => !b.ended && b.kind !== 'red_packet' && b.kind !== 'data_pack').map((b) => ({ value: b.benefitId, label: b.name }))} onChange={(id) => edit({ benefitId: id ?? null })} />
      </Labelled>
      <Labelled label={t('birthday.template')} wide>
        <Select<number | null> aria-label={t('birthday.template')} allowClear placeholder={t('referral.noGift')} value={draft.templateId} options={templates.map((one) => ({ value: one.templateId, label: one.name }))} onChange={(id) => edit({ templateId: id ?? null })} />
      </Labelled>
    </FormModal>
  );
}

function Done({ list: { done } }: { list: BirthdayList }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const undo = useCommand(api.offers.undoGreeting);
  if (done.length === 0) return null;
  return (
    <Panel title={t('birthday.done')}>
      <Failure error={undo.error} onClose={undo.clearError} />
      <ul className="offer-steps">
        {done.map((g) => (
          <li key={g.greetingId}>
            <Space size={8} wrap>
              <PersonName {...g} phone={null} />
              <span className="soft">{[format.day(g.day), g.gift].filter((words) => words !== null).join(' · ')}</span>
            </Space>
            <AskButton label={t('referral.undo')} ask={t('birthday.undoAsk')} cancelText={common('cancel')} onConfirm={() => void undo.run({ greetingId: g.greetingId })} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
