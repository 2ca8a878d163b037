import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { MemberPoints } from '../../lib/member-points.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';

/** A number, a name or a phone typed at the counter: whose card it is, and everything about it in one view. */
export function LookUp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const found = useQuery(api.membership.lookUp, { text: asked || '-' }, { enabled: asked !== '' });
  const people = asked === '' ? [] : (found.data ?? []);
  const one = people.find((p) => p.customerId === chosen) ?? (people.length === 1 ? people[0] : undefined);
  const ask = () => {
    setAsked(typed.trim());
    setChosen(null);
  };
  return (
    <Modal open width={560} title={t('lookUp.title')} footer={null} onCancel={onClose}>
      <div className="look-up">
        <Input size="large" autoFocus allowClear prefix={<SearchOutlined />} maxLength={100} value={typed} placeholder={t('lookUp.hint')} aria-label={t('lookUp.hint')} onChange={(e) => setTyped(e.target.value)} onPressEnter={ask} />
        {asked !== '' && found.data?.length === 0 && <p role="status">{t('lookUp.nobody')}</p>}
        {!one &&
          people.map((m) => (
            <Button key={m.customerId} onClick={() => setChosen(m.customerId)}>
              {`${m.number ?? '–'} · ${showName(m.nick ?? m.name, revealed)} ${showPhone(m.phone, revealed)} · ${format.count(m.balance)} ${t('wizard.pts')}`}
            </Button>
          ))}
        {one && (
          <>
            <h3>{`${showName(one.nick ?? one.name, revealed)} ${showPhone(one.phone, revealed)}`}</h3>
            <MemberPoints customerId={one.customerId} />
          </>
        )}
      </div>
    </Modal>
  );
}
