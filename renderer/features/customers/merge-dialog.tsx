import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { MergePreviewBody } from './merge-preview.tsx';
import { useMerge } from './use-merge.tsx';

interface MergeDialogProps {
  customerId: number;
  /** Null: the owner looks for them first. */
  otherId: number | null;
  onClose: () => void;
}

/** Finds the other record, shows both and what they would be, and merges. */
export function MergeDialog({ customerId, otherId, onClose }: MergeDialogProps) {
  const { t } = useTranslation('people');
  const [other, setOther] = useState(otherId);
  const merge = useMerge();
  return (
    <Modal open width={760} title={t('merge.title')} onCancel={onClose} footer={null} destroyOnHidden>
      {other === null ? (
        <FindOther customerId={customerId} onFound={setOther} />
      ) : (
        <MergePreviewBody customerId={customerId} otherId={other} merge={merge} onMerged={onClose} onBack={otherId === null ? () => setOther(null) : null} />
      )}
    </Modal>
  );
}

function FindOther({ customerId, onFound }: { customerId: number; onFound: (id: number) => void }) {
  const { t } = useTranslation('people');
  const { revealed } = usePrivacy();
  const format = useFormat();
  const [text, setText] = useState('');
  const search = useDebounced(text.trim(), 200);
  const found = useQuery(api.customers.list, { search, limit: 9 }, { enabled: search.length > 0 });
  const rows = search === '' ? [] : (found.data?.rows ?? []).filter((r) => r.customerId !== customerId);
  return (
    <div className="merge-find">
      <p className="soft">{t('merge.searchHint')}</p>
      <Input.Search autoFocus allowClear value={text} placeholder={t('merge.search')} aria-label={t('merge.search')} onChange={(e) => setText(e.target.value)} onPressEnter={() => rows[0] && onFound(rows[0].customerId)} />
      {search !== '' && found.data && rows.length === 0 && <p className="soft">{t('merge.nobody')}</p>}
      <ul className="plain-list">
        {rows.map((r) => (
          <li key={r.customerId}>
            <Button block className="merge-hit" onClick={() => onFound(r.customerId)}>
              <span>{[r.nick, r.name].filter((n) => n !== null).map((n) => showName(n, revealed)).join(' · ')}</span>
              <span className="number soft">{showPhone(r.phone, revealed)}</span>
              <span className="soft">{[r.province, r.city].filter(Boolean).join(' ')}</span>
              <span className="number">{format.money(r.netTotalMinor, found.data!.currency)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
