import { Button, Popconfirm, Segmented, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { feedbackStatuses, type Feedback, type FeedbackStatus } from '../../../shared/contract/feedback.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { usePrivacy } from '../../lib/privacy.ts';
import { useCommand } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { FeedbackForm } from './feedback-form.tsx';

const SHOWN = 3;

/** One of them, whole, and how far it has come. */
export function FeedbackCard({ entry }: { entry: Feedback }) {
  const { t } = useTranslation('feedback');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const status = useCommand(api.feedback.setStatus);
  const remove = useCommand(api.feedback.delete);
  const [editing, setEditing] = useState(false);
  const { feedbackId, customerId, who } = entry;
  return (
    <>
      <Space wrap>
        <Tag className={`feedback-kind is-${entry.kind}`}>{t(`kind.${entry.kind}`)}</Tag>
        {entry.rating !== null && <Tag>{t('stars', { count: entry.rating })}</Tag>}
        <span className="soft">{t('told', { day: format.day(entry.day), channel: t(`channel.${entry.channel}`) })}</span>
      </Space>
      {entry.text !== '' && <p className="message-text">{entry.text}</p>}
      {entry.campaignId !== null && <p>{t('of')} <a href={address('results', 'campaign', entry.campaignId)}>{entry.campaignName}</a></p>}
      {customerId === null ? <p className="soft">{t('nobodyText', { who: revealed ? who || '–' : `${who.slice(0, SHOWN)}***` })}</p> : <p><a href={address('customers', 'list', customerId)}>{t('openCustomer')}</a></p>}
      <Segmented<FeedbackStatus> aria-label={t('column.status')} value={entry.status} options={feedbackStatuses.map((value) => ({ value, label: t(`status.${value}`) }))} onChange={(value) => void status.run({ feedbackId, status: value })} />
      <Space>
        <Button onClick={() => setEditing(true)}>{t(customerId === null ? 'link' : 'change')}</Button>
        <Popconfirm title={t('deleteAsk')} okText={common('delete')} cancelText={common('cancel')} onConfirm={() => void remove.run({ feedbackId })}>
          <Button type="text" loading={remove.busy}>
            {common('delete')}
          </Button>
        </Popconfirm>
      </Space>
      <Failure error={status.error ?? remove.error} />
      {editing && <FeedbackForm open={entry} onDone={() => setEditing(false)} />}
    </>
  );
}
