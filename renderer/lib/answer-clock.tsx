import { Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../shared/contract/service.ts';

const MINUTE = 60_000;

/** A stretch of time in words, rounded: 35 minutes, 3 hours, 2 days. */
export function useSpan(): (ms: number) => string {
  const { t } = useTranslation('service');
  return (ms) => {
    const minutes = Math.max(1, Math.round(ms / MINUTE));
    if (minutes < 60) return t('span.minutes', { count: minutes });
    if (minutes < 48 * 60) return t('span.hours', { count: Math.round(minutes / 60) });
    return t('span.days', { count: Math.round(minutes / 60 / 24) });
  };
}

/** How long there still is for the first answer, by how much it is late, or how long it took. */
export function AnswerClock({ entry: { openedAt, answerBy, answeredAt } }: { entry: Case }) {
  const { t } = useTranslation('service');
  const span = useSpan();
  const now = useMinute();
  if (answeredAt !== null) return <span className="soft number">{t('answer.took', { span: span(Math.max(0, answeredAt - openedAt)) })}</span>;
  return now > answerBy ? <Tag color="red">{t('answer.late', { span: span(now - answerBy) })}</Tag> : <Tag color="orange">{t('answer.left', { span: span(answerBy - now) })}</Tag>;
}

function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}
