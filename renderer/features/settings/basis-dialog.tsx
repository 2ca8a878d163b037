import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { basis, type Basis, type ContactBasis } from '../../../shared/contract/settings.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';

/** The question with both counts; the answer is logged with them. */
export function BasisDialog({ state, onDone }: { state: ContactBasis; onDone: () => void }) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const [chosen, setChosen] = useState<Basis | null>(null);
  const [words, setWords] = useState('');
  const choose = useCommand(api.settings.chooseBasis);
  const submit = async () => {
    if (chosen === null) return;
    if (await choose.run({ basis: chosen, words: words.trim(), consentCount: state.counts.consent, customersCount: state.counts.customers })) onDone();
  };
  return (
    <Modal open title={t('basis.ask')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: chosen === null }} confirmLoading={choose.busy} onOk={() => void submit()} onCancel={onDone}>
      <p>{t('basis.askText')}</p>
      <Failure error={choose.error} />
      <Radio.Group className="basis-options" value={chosen} onChange={(e) => setChosen(e.target.value as Basis)}>
        {basis.options.map((value) => (
          <Radio key={value} value={value}>
            <strong>{t(`basis.${value}`)}</strong> <span className="number">{common('people', { count: state.counts[value] })}</span>
            <div className="soft">{t(`basis.${value}Help`)}</div>
          </Radio>
        ))}
      </Radio.Group>
      <Input maxLength={500} value={words} placeholder={t('basis.words')} aria-label={t('basis.words')} onChange={(e) => setWords(e.target.value)} />
    </Modal>
  );
}
