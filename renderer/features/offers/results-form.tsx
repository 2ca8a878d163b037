import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { api } from '../../lib/api.ts';
import { useCommand } from '../../lib/query.ts';
import { FormModal, Labelled } from './fields.tsx';

/** What became of red packets and top-ups that were handed out elsewhere, pasted. */
export function ResultsForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('offers');
  const take = useCommand(api.offers.takeResults);
  const [text, setText] = useState('');
  const [told, setTold] = useState<Output<typeof offers.takeResults> | null>(null);
  const ok = async () => {
    const done = await take.run({ text });
    if (!done) return;
    setTold(done);
    setText('');
  };
  return (
    <FormModal title={t('results.title')} okText={t('results.ok')} ready={text.trim() !== ''} busy={take.busy} error={take.error} onOk={() => void ok()} onCancel={onDone}>
      <Labelled label={t('results.list')} help={t('results.help')} wide>
        <Input.TextArea autoFocus rows={8} maxLength={1_000_000} value={text} onChange={(e) => setText(e.target.value)} />
      </Labelled>
      {told && (
        <div role="status" className="is-wide">
          {t('results.told', { ...told })}
          <ul className="offer-refused">
            {told.first.map((line, i) => (
              <li key={i}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </FormModal>
  );
}
