import { CopyOutlined } from '@ant-design/icons';
import { App, Button, DatePicker, Input, Modal, Space } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import { awarenessGroups, type AwarenessGroup, type AwarenessShare } from '../../../shared/contract/membership-awareness.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import { LEAST_PEOPLE } from '../../../shared/domain/lift.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { readAnswerRows } from './awareness-rows.ts';
import { PeopleDrawer } from './people-drawer.tsx';
import { Labelled } from './points-fields.tsx';

/** Do members say that they know: the question to ask, the answers noted, and what share knows. */
export function AwarenessPanel() {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const awareness = useQuery(api.membership.awareness, {}).data;
  const [noting, setNoting] = useState(false);
  const [group, setGroup] = useState<AwarenessGroup | null>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(t('awareness.question'));
    void message.success(common('copied'));
  };
  return (
    <Panel title={t('awareness.title')} extra={<Definition label={common('definition')} text={t('awareness.definition')} />}>
      {awareness?.member.n === 0 && <p className="soft">{t('awareness.none')}</p>}
      {awareness && awareness.member.n > 0 && (
        <>
          <Share share={awareness.member} what="member" />
          <Share share={awareness.benefits} what="benefits" />
          {awareness.member.n < LEAST_PEOPLE && <p className="soft">{t('awareness.few')}</p>}
          <Space wrap size={4}>
            {awarenessGroups.map((g) => (
              <Button key={g} size="small" onClick={() => setGroup(g)}>
                {t(`awareness.group.${g}`)}
              </Button>
            ))}
          </Space>
        </>
      )}
      <blockquote className="awareness-question">{t('awareness.question')}</blockquote>
      <Space wrap>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('awareness.copy')}
        </Button>
        <Button onClick={() => setNoting(true)}>{t('awareness.note')}</Button>
      </Space>
      {noting && <AnswersForm onClose={() => setNoting(false)} />}
      {group && <AnsweredPeople group={group} onClose={() => setGroup(null)} />}
    </Panel>
  );
}

function Share({ share: { yes, n, interval }, what }: { share: AwarenessShare; what: 'member' | 'benefits' }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  if (interval === null) return null;
  return (
    <p>
      <Trans t={t} i18nKey={`awareness.${what}`} values={{ yes, n, share: format.share(yes / n), low: format.share(interval.low), high: format.share(interval.high) }} components={{ b: <strong /> }} />
    </p>
  );
}

function AnsweredPeople({ group, onClose }: { group: AwarenessGroup; onClose: () => void }) {
  const { t } = useTranslation('membership');
  const list = usePagedRows(api.membership.awarenessPeople, { group });
  return <PeopleDrawer title={t(`awareness.group.${group}`)} list={list} onClose={onClose} />;
}

const MOST = 5000;

function AnswersForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const take = useCommand(api.membership.takeAnswers);
  const [text, setText] = useState('');
  const [day, setDay] = useState(() => dayjs());
  const [told, setTold] = useState<Output<typeof membership.takeAnswers> | null>(null);
  const { rows, bad } = useMemo(() => readAnswerRows(text), [text]);
  const ok = async () => {
    const done = await take.run({ rows, day: day.format('YYYY-MM-DD') });
    if (!done) return;
    setTold(done);
    setText('');
  };
  return (
    <Modal open width={560} title={t('awareness.note')} okText={t('awareness.ok', { count: rows.length })} cancelText={common('close')} okButtonProps={{ disabled: rows.length === 0 || rows.length > MOST, loading: take.busy }} onOk={() => void ok()} onCancel={onClose}>
      <p>{t('awareness.text')}</p>
      <div className="programme-fields">
        <Labelled label={t('awareness.list')} {...(text === '' ? {} : { help: t('awareness.read', { count: rows.length, bad }) })} wide>
          <Input.TextArea autoFocus rows={8} placeholder={t('awareness.hint')} value={text} onChange={(e) => setText(e.target.value)} />
        </Labelled>
        <Labelled label={t('awareness.day')}>
          <DatePicker aria-label={t('awareness.day')} allowClear={false} maxDate={dayjs()} value={day} onChange={(d) => d && setDay(d)} />
        </Labelled>
      </div>
      {told && (
        <div role="status">
          <p>{t('awareness.told', { count: told.taken })}</p>
          <ul className="opening-refused">
            {told.refused.slice(0, 50).map((r) => (
              <li key={r.row}>{t('awareness.refused', { row: r.row, why: t(`awareness.why.${r.reason}`) })}</li>
            ))}
          </ul>
        </div>
      )}
      <Failure error={take.error} />
    </Modal>
  );
}
