import { Button, Input, Popconfirm, Space, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../shared/contract/service.ts';
import { AnswerClock } from './answer-clock.tsx';
import { api } from './api.ts';
import { CaseForm } from './case-form.tsx';
import './cases.css';
import { CloseCase } from './close-case.tsx';
import { Failure } from './failure.tsx';
import { useFormat } from './format.ts';
import { useCommand } from './query.ts';

export const isOverdue = ({ closedDay, dueDay }: Case): boolean => closedDay === null && dueDay !== null && dueDay < dayjs().format('YYYY-MM-DD');

/** One case: what it is about, what was done step by step, and what can be done now. */
export function CaseCard({ entry, orders }: { entry: Case; orders?: readonly string[] }) {
  const { t } = useTranslation('service');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [doing, setDoing] = useState<'edit' | 'close' | null>(null);
  const reopen = useCommand(api.service.reopenCase);
  const remove = useCommand(api.service.deleteCase);
  const { caseId, kind, text, orderNo, openedDay, dueDay, closedDay, outcome, costMinor, currency, steps } = entry;
  const isOpen = closedDay === null;
  return (
    <article className="case">
      <header>
        <Tag color={isOverdue(entry) ? 'red' : isOpen ? 'green' : 'default'}>{t(isOverdue(entry) ? 'status.overdue' : isOpen ? 'status.open' : 'status.closed')}</Tag>
        {entry.priority && <Tag color="gold">{t('answer.tag')}</Tag>}
        <strong>{t(`kind.${kind}`)}</strong>
        <span className="soft number">
          {format.day(openedDay)}
          {orderNo !== null && ` · ${orderNo}`}
        </span>
        {isOpen && dueDay !== null && <span className="soft number">{t('case.dueOn', { day: format.day(dueDay) })}</span>}
        {(isOpen || entry.answeredAt !== null) && <AnswerClock entry={entry} />}
      </header>
      <p className="case-text">{text}</p>
      {steps.length > 0 && (
        <ol>
          {steps.map((s) => (
            <li key={s.stepId}>
              <span className="soft number">{format.time(s.at)}</span> {s.text}
            </li>
          ))}
        </ol>
      )}
      {closedDay !== null && (
        <p className="case-outcome">
          {t('case.closedOn', { day: format.day(closedDay), outcome })}
          {costMinor !== null && ` · ${t('case.costWas', { money: format.money(costMinor, currency) })}`}
        </p>
      )}
      {isOpen && <AddStep caseId={caseId} />}
      <Space wrap>
        {isOpen ? (
          <>
            <Button size="small" type="primary" onClick={() => setDoing('close')}>
              {t('case.close')}
            </Button>
            <Button size="small" onClick={() => setDoing('edit')}>
              {common('edit')}
            </Button>
          </>
        ) : (
          <Button size="small" loading={reopen.busy} onClick={() => void reopen.run({ caseId })}>
            {t('case.reopen')}
          </Button>
        )}
        <Popconfirm title={t('case.deleteAsk')} okText={common('delete')} onConfirm={() => void remove.run({ caseId })}>
          <Button size="small" type="text">
            {common('delete')}
          </Button>
        </Popconfirm>
      </Space>
      <Failure error={reopen.error ?? remove.error} onClose={() => (reopen.error ? reopen.clearError() : remove.clearError())} />
      {doing === 'edit' && <CaseForm customerId={entry.customerId} open={entry} {...(orders ? { orders } : {})} onDone={() => setDoing(null)} />}
      {doing === 'close' && <CloseCase open={entry} onDone={() => setDoing(null)} />}
    </article>
  );
}

function AddStep({ caseId }: { caseId: number }) {
  const { t } = useTranslation('service');
  const add = useCommand(api.service.addCaseStep);
  const [text, setText] = useState('');
  const submit = async () => {
    if (text.trim() !== '' && (await add.run({ caseId, text: text.trim() }))) setText('');
  };
  return (
    <>
      <Space.Compact className="case-step">
        <Input maxLength={1000} aria-label={t('case.step')} placeholder={t('case.stepHint')} value={text} onChange={(e) => setText(e.target.value)} onPressEnter={() => void submit()} />
        <Button disabled={text.trim() === ''} loading={add.busy} onClick={() => void submit()}>
          {t('case.step')}
        </Button>
      </Space.Compact>
      <Failure error={add.error} onClose={add.clearError} />
    </>
  );
}
