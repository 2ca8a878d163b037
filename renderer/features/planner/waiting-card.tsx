import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { TodayReport } from '../../../shared/contract/planner.ts';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';

/** Open cases, days to greet on, drafts, lists to export, receipts to fetch, results to read, and the windows that run. */
export function WaitingCard({ report }: { report: TodayReport }) {
  const { t } = useTranslation('planner');
  const { t: service } = useTranslation('service');
  const { revealed } = usePrivacy();
  const format = useFormat();
  const noReceipts = report.running.filter((c) => !c.hasReceipts);
  const { cases, memberTasks, lifeEvents, dueTrials } = report;
  const rules = useQuery(api.automation.waiting, {}).data;
  const count = (rules && rules.people > 0 ? 1 : 0) + (cases.open > 0 ? 1 : 0) + (memberTasks.due > 0 ? 1 : 0) + lifeEvents.length + dueTrials.length + report.drafts.length + report.waitingForExport.length + noReceipts.length + report.finished.length;
  return (
    <section className="panel waiting">
      <h2>{count === 0 ? t('waiting.none') : <Trans t={t} i18nKey="waiting.title" count={count} components={{ b: <strong /> }} />}</h2>
      {(count > 0 || report.running.length > 0) && <ul className="waiting-list">
        {rules && rules.people > 0 && <Item href={address('marketing', 'rules')} name={t('waiting.rules')} note={t(rules.late > 0 ? 'waiting.rulesLate' : 'waiting.rulesDue', { count: rules.people, late: rules.late })} />}
        {cases.open > 0 && <Item href={address('customers', 'cases')} name={t('waiting.cases')} note={t(cases.overdue > 0 ? 'waiting.casesOverdue' : 'waiting.casesOpen', { count: cases.open, overdue: cases.overdue })} />}
        {memberTasks.due > 0 && <Item href={address('customers', 'members', 'care')} name={t('waiting.members')} note={t(memberTasks.overdue > 0 ? 'waiting.membersOverdue' : 'waiting.membersDue', { count: memberTasks.due, overdue: memberTasks.overdue })} />}
        {lifeEvents.map((e) => (
          <Item key={`event-${e.eventId}`} href={address('customers', 'list', e.customerId)} name={showName(e.nick ?? e.name, revealed)} note={t('waiting.event', { event: service(`event.kind.${e.kind}`), day: format.day(e.nextDay) })} />
        ))}
        {dueTrials.map((trial) => (
          <Item key={`trial-${trial.trialId}`} href={address('results', 'campaign', 'trials')} name={trial.name} note={t('waiting.trial', { day: format.day(trial.reviewDay) })} />
        ))}
        {report.waitingForExport.map((c) => (
          <Item key={c.campaignId} href={address('marketing', 'campaigns', c.campaignId)} name={c.name} note={t('waiting.export', { count: c.treated })} />
        ))}
        {report.finished.map((c) => (
          <Item key={c.campaignId} href={address('results', 'campaign', c.campaignId)} name={c.name} note={t('waiting.finished', { day: format.day(c.finishedOn) })} />
        ))}
        {report.running.map((c) => (
          <Item key={c.campaignId} href={address('results', 'campaign', c.campaignId)} name={c.name} note={c.hasReceipts ? t('waiting.running', { day: c.day, days: c.windowDays }) : t('waiting.noReceipts', { day: c.day, days: c.windowDays })}>
            <Progress percent={Math.min(100, Math.round((c.day / c.windowDays) * 100))} showInfo={false} size="small" aria-label={t('waiting.running', { day: c.day, days: c.windowDays })} />
          </Item>
        ))}
        {report.drafts.map((c) => (
          <Item key={c.campaignId} href={address('marketing', 'campaigns', c.campaignId)} name={c.name} note={t('waiting.draft')} />
        ))}
      </ul>}
      {count === 0 && report.running.length === 0 && <p className="soft">{t('waiting.nothing')}</p>}
    </section>
  );
}

function Item({ href, name, note, children }: { href: string; name: string; note: string; children?: ReactNode }) {
  return (
    <li>
      <div className="waiting-line">
        <a href={href}>{name}</a>
        <span className="soft">{note}</span>
      </div>
      {children}
    </li>
  );
}
