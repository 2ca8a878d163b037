import { Button, Checkbox, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { MemberTask, MemberTasks, Procedure } from '../../../shared/contract/membership-care.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProcedureForm } from './procedure-form.tsx';

/** What is to be done for members when something happens to them: the steps that are due, and the checklists behind them. */
export function CareView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('membership');
  const tasks = useQuery(api.membership.memberTasks, {});
  const procedures = useQuery(api.membership.procedures, {});
  const data = tasks.data;
  const none = procedures.data?.every((p) => p.steps.length === 0) === true;
  return (
    <Page title={t('title')} filters={choice} sentence={data && (none ? t('care.none') : <Trans t={t} i18nKey="care.sentence" count={data.due} values={{ overdue: data.overdue }} components={{ b: <strong /> }} />)}>
      <Failure error={tasks.error ?? procedures.error} />
      {!data && !tasks.error && <Skeleton active />}
      <div className="programme">
        {data && <Tasks tasks={data} />}
        <div className="programme-side">{procedures.data && <Procedures procedures={procedures.data} />}</div>
      </div>
    </Page>
  );
}

function Tasks({ tasks: { rows, done, today } }: { tasks: MemberTasks }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const tick = useCommand(api.membership.tickTask);
  const line = ({ key, event, stepId, text, customerId, nick, name, eventDay, dueDay }: MemberTask) => (
    <li key={`${key}/${stepId}`}>
      <Checkbox checked={false} onChange={() => void tick.run({ key, stepId, done: true })}>
        {text}
      </Checkbox>
      <span className="soft">
        <a href={address('customers', 'members', customerId)}>{showName(nick ?? name, revealed)}</a> · {t('care.happened', { event: t(`care.event.${event}`), day: format.day(eventDay) })}
      </span>
      <span className={dueDay < today ? 'points-owed number' : 'number'}>{dueDay < today ? t('care.late', { day: format.day(dueDay) }) : dueDay === today ? t('care.today') : format.day(dueDay)}</span>
    </li>
  );
  return (
    <Panel title={t('care.tasks')}>
      <Failure error={tick.error} onClose={tick.clearError} />
      {rows.length === 0 ? <p className="soft">{t('care.nothing')}</p> : <ul className="care-tasks">{rows.map(line)}</ul>}
      {done.length > 0 && (
        <details>
          <summary>{t('care.done', { count: done.length })}</summary>
          <ul className="care-tasks">
            {done.map((d) => (
              <li key={`${d.key}/${d.stepId}`}>
                <Checkbox checked onChange={() => void tick.run({ key: d.key, stepId: d.stepId, done: false })}>
                  {d.text === '' ? t('care.goneStep') : d.text}
                </Checkbox>
                <span className="soft">{t(`care.event.${d.event}`)}</span>
                <span className="number">{format.day(d.day)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Procedures({ procedures }: { procedures: Procedure[] }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [editing, setEditing] = useState<Procedure | null>(null);
  const when = (days: number) => (days === 0 ? t('care.sameDay') : days < 0 ? t('care.before', { count: -days }) : t('care.after', { count: days }));
  return (
    <>
      {procedures.map((p) => (
        <Panel
          key={p.event}
          title={t(`care.event.${p.event}`)}
          extra={
            <Button size="small" onClick={() => setEditing(p)}>
              {p.steps.length === 0 ? t('care.set') : common('edit')}
            </Button>
          }
        >
          {p.steps.length === 0 ? (
            <p className="soft">{t(`care.hint.${p.event}`)}</p>
          ) : (
            <>
              <ol className="versions">
                {p.steps.map((step) => (
                  <li key={step.stepId}>
                    {step.text} <span className="soft">· {when(step.days)}</span>
                  </li>
                ))}
              </ol>
              <p className="soft">{t('care.since', { day: format.day(p.fromDay) })}</p>
            </>
          )}
        </Panel>
      ))}
      {editing && <ProcedureForm procedure={editing} onDone={() => setEditing(null)} />}
    </>
  );
}
