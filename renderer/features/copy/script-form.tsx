import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallScript } from '../../../shared/contract/talks.ts';
import { callOutcomes, scriptProblems, type CallAnswer, type CallStep } from '../../../shared/domain/call-script.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { useTextInserts } from '../../lib/text-inserts.ts';
import { InsertTextArea } from '../../ui/insert-text-area.tsx';

export type ScriptDraft = Pick<CallScript, 'name' | 'steps'> & { scriptId?: number };
export const blankScript: ScriptDraft = { name: '', steps: [{ key: '1', say: '', answers: [] }] };

const MOST_STEPS = 30;
const MOST_ANSWERS = 6;

/** One to begin with, in the language in use. */
export function useSampleScript(): ScriptDraft {
  const { t } = useTranslation('copy');
  const to = (label: string, next: string): CallAnswer => ({ label, next, outcome: null });
  const end = (label: string, outcome: NonNullable<CallAnswer['outcome']>): CallAnswer => ({ label, next: null, outcome });
  const name = '{{ customer.name | default: "" }}';
  const product = `{{ customer.last_product | default: "${t('fallback.customer.last_product')}" }}`;
  return {
    name: t('call.example.name'),
    steps: [
      { key: '1', say: t('call.example.say1', { name, product }), answers: [to(t('call.example.yes'), '2'), end(t('call.example.later'), 'call_back'), end(t('call.example.never'), 'refused')] },
      { key: '2', say: t('call.example.say2', { product }), answers: [to(t('call.example.good'), '4'), to(t('call.example.bad'), '3')] },
      { key: '3', say: t('call.example.say3'), answers: [end(t('call.example.exchange'), 'call_back'), to(t('call.example.settled'), '4')] },
      { key: '4', say: t('call.example.say4'), answers: [end(t('call.example.order'), 'bought'), end(t('call.example.look'), 'interested'), end(t('call.example.notNow'), 'not_now')] },
    ],
  };
}

/** Steps with their answers; what keeps the script from being called through is said beside the step. */
export function ScriptForm({ initial, onClose }: { initial: ScriptDraft; onClose: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const { message } = App.useApp();
  const save = useCommand(api.copy.saveCallScript);
  const [{ name, steps, scriptId }, setDraft] = useState(initial);
  const change = (next: CallStep[]) => setDraft({ name, steps: next, ...(scriptId === undefined ? {} : { scriptId }) });
  const problems = scriptProblems(steps);
  const complete = name.trim() !== '' && problems.length === 0 && steps.every((s) => s.say.trim() !== '' && s.answers.every((a) => a.label.trim() !== ''));
  const freeKey = () => String(Math.max(0, ...steps.map((s) => Number(s.key) || 0)) + 1);
  const onSave = async () => {
    if (!(await save.run({ ...(scriptId === undefined ? {} : { scriptId }), name, steps }))) return;
    void message.success(t('common:saved'));
    onClose();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={760}
      title={name.trim() || t('call.new')}
      extra={
        <Button type="primary" disabled={!complete} loading={save.busy} onClick={() => void onSave()}>
          {t('common:save')}
        </Button>
      }
    >
      <Failure error={save.error} onClose={save.clearError} />
      <Form layout="vertical" component={false}>
        <Form.Item label={t('field.name')} htmlFor="script-name">
          <Input id="script-name" value={name} maxLength={60} onChange={(e) => setDraft({ name: e.target.value, steps, ...(scriptId === undefined ? {} : { scriptId }) })} />
        </Form.Item>
      </Form>
      {steps.map((step, i) => (
        <StepCard
          key={step.key}
          step={step}
          place={i + 1}
          steps={steps}
          problems={problems.filter((p) => p.step === step.key).map((p) => t(`call.problem.${p.code}`))}
          onChange={(next) => change(steps.with(i, next))}
          onDelete={i === 0 ? undefined : () => change(steps.toSpliced(i, 1).map((s) => ({ ...s, answers: s.answers.map((a) => (a.next === step.key ? { ...a, next: null } : a)) })))}
        />
      ))}
      <Button icon={<PlusOutlined />} disabled={steps.length >= MOST_STEPS} onClick={() => change([...steps, { key: freeKey(), say: '', answers: [] }])}>
        {t('call.addStep')}
      </Button>
    </Drawer>
  );
}

interface StepCardProps {
  step: CallStep;
  place: number;
  steps: CallStep[];
  problems: string[];
  onChange: (step: CallStep) => void;
  onDelete: (() => void) | undefined;
}

function StepCard({ step, place, steps, problems, onChange, onDelete }: StepCardProps) {
  const { t } = useTranslation('copy');
  const inserts = useTextInserts();
  const leads = [
    { label: t('call.thenStep'), options: steps.map((s, i) => ({ value: `step:${s.key}`, label: t('call.stepName', { n: i + 1, say: s.say.slice(0, 12) }) })) },
    { label: t('call.thenEnd'), options: callOutcomes.map((o) => ({ value: `end:${o}`, label: t(`outcome.${o}`) })) },
  ];
  const put = (i: number, answer: CallAnswer) => onChange({ ...step, answers: step.answers.with(i, answer) });
  return (
    <section className="call-step" aria-label={t('call.step', { n: place })}>
      <header>
        <strong>{t('call.step', { n: place })}</strong>
        {onDelete && <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('call.removeStep', { n: place })} onClick={onDelete} />}
      </header>
      <InsertTextArea label={t('call.say', { n: place })} value={step.say} onChange={(say) => onChange({ ...step, say: say.slice(0, 1000) })} insertLabel={t('insert')} inserts={inserts} minRows={2} />
      <div className="talk-rows">
        {step.answers.map((answer, i) => (
          <div key={i} className="talk-row">
            <Input aria-label={t('call.answer', { n: i + 1 })} placeholder={t('call.answerHint')} value={answer.label} maxLength={40} onChange={(e) => put(i, { ...answer, label: e.target.value })} />
            <Select<string | null>
              aria-label={t('call.then')}
              placeholder={t('call.then')}
              value={answer.next !== null ? `step:${answer.next}` : answer.outcome !== null ? `end:${answer.outcome}` : null}
              onChange={(value) => {
                const to = (value ?? '').slice((value ?? '').indexOf(':') + 1);
                put(i, value?.startsWith('step:') ? { ...answer, next: to, outcome: null } : { ...answer, next: null, outcome: callOutcomes.find((o) => o === to) ?? null });
              }}
              options={leads}
            />
            <Button type="text" icon={<DeleteOutlined />} aria-label={t('talk.remove')} onClick={() => onChange({ ...step, answers: step.answers.toSpliced(i, 1) })} />
          </div>
        ))}
        <Button size="small" icon={<PlusOutlined />} disabled={step.answers.length >= MOST_ANSWERS} onClick={() => onChange({ ...step, answers: [...step.answers, { label: '', next: null, outcome: null }] })}>
          {t('call.addAnswer')}
        </Button>
      </div>
      {problems.map((p) => (
        <p key={p} className="call-problem">
          {p}
        </p>
      ))}
    </section>
  );
}
