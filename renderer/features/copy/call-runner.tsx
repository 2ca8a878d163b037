import { App, Alert, Button, Drawer, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallScript } from '../../../shared/contract/talks.ts';
import { callOutcomes, type CallAnswer, type CallOutcome } from '../../../shared/domain/call-script.ts';
import { api } from '../../lib/api.ts';
import { CustomerChoice } from '../../lib/customer-choice.tsx';
import { Failure } from '../../lib/failure.tsx';
import { showPhone, usePrivacy } from '../../lib/privacy.ts';
import { maskNames } from '../../lib/text-preview.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';

interface Way {
  /** Where the call stands. */
  step: string;
  path: string[];
  outcome: CallOutcome | null;
}

/** Leads through a call: what to say now, and a button for each answer; at its end it is written down. */
export function CallRunner({ script, whom = null, onClose }: { script: CallScript; whom?: number | null; onClose: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const { message } = App.useApp();
  const { revealed } = usePrivacy();
  const first: Way = { step: script.steps[0]!.key, path: [], outcome: null };
  const [customerId, setCustomerId] = useState(whom);
  const [ways, setWays] = useState<Way[]>([first]);
  const [note, setNote] = useState('');
  const text = useQuery(api.copy.callText, { scriptId: script.scriptId, customerId: customerId ?? 1 }, { enabled: customerId !== null });
  const log = useCommand(api.copy.logCall);
  const way = ways.at(-1)!;
  const step = script.steps.find((s) => s.key === way.step)!;
  const facts = customerId === null ? undefined : text.data;
  const said = facts?.say[step.key] ?? step.say;
  const choose = ({ label, next, outcome }: CallAnswer) => setWays([...ways, { step: next ?? way.step, path: [...way.path, label], outcome }]);
  const end = (outcome: CallOutcome) => setWays([...ways, { ...way, outcome }]);
  const onLog = async () => {
    if (customerId === null || way.outcome === null) return;
    if (!(await log.run({ scriptId: script.scriptId, customerId, outcome: way.outcome, path: way.path.slice(0, 100), note }))) return;
    void message.success(t('call.logged'));
    onClose();
  };
  return (
    <Drawer open onClose={onClose} size={560} title={script.name}>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('call.whom')} htmlFor="call-customer">
          <CustomerChoice
            id="call-customer"
            value={customerId}
            onChange={(id) => {
              setCustomerId(id);
              setWays([first]);
            }}
          />
        </Form.Item>
      </Form>
      <Failure error={customerId === null ? null : text.error} />
      {facts && (
        <>
          {facts.optedOut && <Alert type="warning" showIcon title={t('call.optedOut')} />}
          <p className="soft number">{facts.phone === null ? t('call.noPhone') : showPhone(facts.phone, revealed)}</p>
          {way.outcome === null ? (
            <>
              <p className="message-text call-say" aria-live="polite">
                {revealed ? said : maskNames({ text: said, names: facts.names })}
              </p>
              <div className="call-answers">
                {step.answers.map((answer, i) => (
                  <Button key={i} block onClick={() => choose(answer)}>
                    {answer.label}
                  </Button>
                ))}
              </div>
              <Space wrap className="call-foot">
                {ways.length > 1 && <Button onClick={() => setWays(ways.slice(0, -1))}>{t('call.stepBack')}</Button>}
                <Button onClick={() => end('no_answer')}>{t('outcome.no_answer')}</Button>
                <Button onClick={() => end('refused')}>{t('outcome.refused')}</Button>
              </Space>
            </>
          ) : (
            <Form layout="vertical" component={false}>
              <Form.Item label={t('call.outcome')} htmlFor="call-outcome">
                <Select<CallOutcome> id="call-outcome" value={way.outcome} onChange={(outcome) => setWays(ways.with(-1, { ...way, outcome }))} options={callOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
              </Form.Item>
              {way.outcome === 'refused' && <Alert type="info" showIcon title={t('call.willOptOut')} />}
              <Form.Item label={t('call.note')} htmlFor="call-note">
                <Input.TextArea id="call-note" value={note} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(e) => setNote(e.target.value)} />
              </Form.Item>
              <Failure error={log.error} onClose={log.clearError} />
              <Space>
                <Button onClick={() => setWays(ways.slice(0, -1))}>{t('call.stepBack')}</Button>
                <Button type="primary" loading={log.busy} onClick={() => void onLog()}>
                  {t('call.write')}
                </Button>
              </Space>
            </Form>
          )}
        </>
      )}
    </Drawer>
  );
}
