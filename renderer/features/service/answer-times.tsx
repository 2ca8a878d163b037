import { Button, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../../shared/contract/service.ts';
import { useSpan } from '../../lib/answer-clock.tsx';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';

/** How fast cases got their first answer, of people with priority and of others, and the hours that are set for it. */
export function AnswerTimes({ answers }: { answers: { priority: Answers; others: Answers } }) {
  const { t } = useTranslation('service');
  const settings = useQuery(api.settings.get, {}).data;
  const span = useSpan();
  const [setting, setSetting] = useState(false);
  if (!settings) return null;
  const { priorityAnswerHours, answerHours } = settings;
  const words = (who: 'priority' | 'others', hours: number) => {
    const { n, inTime, medianMinutes } = answers[who];
    return t(medianMinutes === null ? 'answer.none' : 'answer.figures', { who: t(`answer.${who}`), hours, count: n, inTime, median: span((medianMinutes ?? 0) * 60_000) });
  };
  return (
    <p className="answer-times soft">
      <span>
        {t('answer.line', { priority: words('priority', priorityAnswerHours), others: words('others', answerHours) })}
      </span>
      <Definition label={t('answer.title')} text={t('answer.means')} />
      <Button size="small" onClick={() => setSetting(true)}>
        {t('answer.set')}
      </Button>
      {setting && <HoursForm hours={{ priorityAnswerHours, answerHours }} onDone={() => setSetting(false)} />}
    </p>
  );
}

interface Hours {
  priorityAnswerHours: number;
  answerHours: number;
}

function HoursForm({ hours, onDone }: { hours: Hours; onDone: () => void }) {
  const { t } = useTranslation('service');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.settings.save);
  const [draft, setDraft] = useState(hours);
  const ok = async () => {
    if (await save.run(draft)) onDone();
  };
  const field = (key: keyof Hours, label: string) => (
    <label>
      <span>{label}</span>
      <InputNumber aria-label={label} min={1} max={720} precision={0} suffix={t('answer.unit')} value={draft[key]} onChange={(value) => value !== null && setDraft({ ...draft, [key]: value })} />
    </label>
  );
  return (
    <Modal open title={t('answer.set')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="case-fields">
        {field('priorityAnswerHours', t('answer.priority'))}
        {field('answerHours', t('answer.others'))}
      </div>
      <p className="soft">{t('answer.whose')}</p>
      <Failure error={save.error} onClose={save.clearError} />
    </Modal>
  );
}
