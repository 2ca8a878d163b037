import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupTopic } from '../../../shared/contract/outreach-groups.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DayField } from './day-field.tsx';
import { FormModal } from './form-modal.tsx';

interface Draft {
  topicId: number | null;
  day: string | null;
  topic: string;
  outcome: string;
}

/** What is to be talked about, and what came of it. */
export function GroupTopics({ groupId, topics }: { groupId: number; topics: GroupTopic[] }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const remove = useCommand(api.outreach.deleteTopic);
  const [draft, setDraft] = useState<Draft | null>(null);
  return (
    <Panel
      title={t('topic.title')}
      extra={
        <Button size="small" onClick={() => setDraft({ topicId: null, day: null, topic: '', outcome: '' })}>
          {t('topic.new')}
        </Button>
      }
    >
      <Failure error={remove.error} />
      {topics.length === 0 && <p className="soft">{t('topic.none')}</p>}
      {topics.map((topic) => (
        <div key={topic.topicId} className="outreach-row">
          <span>
            <span className="number">{format.day(topic.day)}</span> {topic.topic}
            {topic.outcome !== null && <div className="soft">{topic.outcome}</div>}
          </span>
          <span className="desk-later">
            <Button size="small" type="text" onClick={() => setDraft({ ...topic, outcome: topic.outcome ?? '' })}>
              {t(topic.outcome === null ? 'topic.done' : 'topic.change')}
            </Button>
            <AskButton label={t('topic.delete')} ask={t('topic.deleteAsk')} onConfirm={() => void remove.run({ topicId: topic.topicId })} />
          </span>
        </div>
      ))}
      {draft && <TopicForm groupId={groupId} draft={draft} onDone={() => setDraft(null)} />}
    </Panel>
  );
}

function TopicForm({ groupId, draft, onDone }: { groupId: number; draft: Draft; onDone: () => void }) {
  const { t } = useTranslation('outreach');
  const save = useCommand(api.outreach.saveTopic);
  const [day, setDay] = useState(draft.day);
  const [topic, setTopic] = useState(draft.topic);
  const [outcome, setOutcome] = useState(draft.outcome);
  const onOk = async () => {
    if (day === null) return;
    const done = await save.run({ groupId, day, topic, outcome: outcome.trim() === '' ? null : outcome, ...(draft.topicId === null ? {} : { topicId: draft.topicId }) });
    if (done) onDone();
  };
  return (
    <FormModal title={t('topic.new')} okText={t('save')} ready={day !== null && topic.trim() !== ''} busy={save.busy} error={save.error} onOk={() => void onOk()} onCancel={onDone}>
      <Form.Item label={t('topic.day')} htmlFor="topic-day">
        <DayField id="topic-day" label={t('topic.day')} value={day} future onDay={setDay} />
      </Form.Item>
      <Form.Item label={t('topic.topic')} htmlFor="topic-topic">
        <Input id="topic-topic" value={topic} maxLength={200} onChange={(e) => setTopic(e.target.value)} />
      </Form.Item>
      <Form.Item label={t('topic.outcome')} htmlFor="topic-outcome" help={t('topic.outcomeHelp')}>
        <Input.TextArea id="topic-outcome" value={outcome} maxLength={500} onChange={(e) => setOutcome(e.target.value)} />
      </Form.Item>
    </FormModal>
  );
}
