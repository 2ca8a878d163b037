import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LifeEvent } from '../../../shared/contract/service.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { LifeEventForm } from './life-event-form.tsx';

/** Days in their life that they told the owner of. */
export function CustomerLifeEvents({ customerId }: { customerId: number }) {
  const { t } = useTranslation('service');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const events = useQuery(api.service.lifeEvents, { customerId });
  const remove = useCommand(api.service.deleteLifeEvent);
  const [editing, setEditing] = useState<LifeEvent | 'new' | null>(null);
  return (
    <section aria-label={t('event.title')}>
      <h3>{t('event.title')}</h3>
      <Failure error={events.error ?? remove.error} />
      {events.data && events.data.length > 0 && (
        <ul className="plain-list">
          {events.data.map((e) => (
            <li key={e.eventId} className="item-line">
              <span>
                {t(`event.kind.${e.kind}`)}
                {e.note !== '' && ` · ${e.note}`}{' '}
                <span className="soft number">
                  {format.day(e.day)}
                  {e.yearly && ` · ${t('event.everyYear')}`}
                  {e.nextDay !== null && e.nextDay !== e.day && ` · ${t('event.next', { day: format.day(e.nextDay) })}`}
                </span>
              </span>
              <span>
                <Button size="small" type="text" onClick={() => setEditing(e)}>
                  {common('edit')}
                </Button>
                <AskButton label={common('delete')} ask={t('event.deleteAsk')} onConfirm={() => void remove.run({ eventId: e.eventId })} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('event.new')}
        </Button>
      </p>
      {editing !== null && <LifeEventForm customerId={customerId} event={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
    </section>
  );
}
