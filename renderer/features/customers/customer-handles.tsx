import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Handle } from '../../../shared/contract/outreach-handles.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { HandleForm } from './handle-form.tsx';

/** Where they are on messengers, and what they said to being written to there. */
export function CustomerHandles({ customerId }: { customerId: number }) {
  const { t } = useTranslation('customers');
  const { t: outreach } = useTranslation('outreach');
  const { t: common } = useTranslation('common');
  const { revealed } = usePrivacy();
  const handles = useQuery(api.outreach.handles, { customerId });
  const remove = useCommand(api.outreach.deleteHandle);
  const [editing, setEditing] = useState<Handle | 'new' | null>(null);
  return (
    <section aria-label={t('handles.title')}>
      <h3>{t('handles.title')}</h3>
      <Failure error={handles.error ?? remove.error} />
      {handles.data && handles.data.length > 0 && (
        <ul className="plain-list">
          {handles.data.map((h) => (
            <li key={h.handleId} className="item-line">
              <span>
                {outreach(`channel.${h.kind}`)} <strong className="number">{h.kind === 'whatsapp' ? showPhone(h.handle, revealed) : showName(h.handle, revealed)}</strong>{' '}
                <Tag color={h.consent === 'yes' ? 'green' : h.consent === 'no' ? 'red' : 'default'}>{t(`handles.consent.${h.consent ?? 'unknown'}`)}</Tag>
                {h.source !== '' && <span className="soft">{h.source}</span>}
              </span>
              <span>
                <Button size="small" type="text" onClick={() => setEditing(h)}>
                  {common('edit')}
                </Button>
                <AskButton label={common('delete')} ask={t('handles.deleteAsk')} onConfirm={() => void remove.run({ handleId: h.handleId })} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('handles.new')}
        </Button>
      </p>
      {editing !== null && <HandleForm customerId={customerId} handle={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
    </section>
  );
}
