import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Audience } from '../../../shared/contract/campaigns.ts';
import { basis as basisSchema, type Basis } from '../../../shared/contract/settings.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';

/** Whom may I contact? Asked once, with both counts; the answer is logged and can be changed. */
export function BasisPanel({ audience }: { audience: Audience }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const choose = useCommand(api.settings.chooseBasis);
  const [changing, setChanging] = useState(false);
  const [choice, setChoice] = useState<Basis | null>(audience.basis);
  const [words, setWords] = useState('');
  const { consent, customers } = audience.eligibleByBasis;

  if (audience.basis !== null && !changing) {
    return (
      <p className="basis-line">
        {t('basis.chosen', { basis: t(`basis.${audience.basis}`) })}
        <Button type="link" size="small" onClick={() => setChanging(true)}>
          {t('basis.change')}
        </Button>
      </p>
    );
  }
  const onChoose = async () => {
    if (choice === null) return;
    if (await choose.run({ basis: choice, words, consentCount: consent, customersCount: customers })) setChanging(false);
  };
  return (
    <Panel title={t('basis.title')}>
      <p className="soft basis-text">{t('basis.text')}</p>
      <Failure error={choose.error} onClose={choose.clearError} />
      <Radio.Group className="basis-choices" value={choice} onChange={(e) => setChoice(e.target.value as Basis)}>
        {basisSchema.options.map((b) => (
          <Radio key={b} value={b} className="basis-choice">
            <span className="basis-head">
              <strong>{t(`basis.${b}`)}</strong>
              <span className="number">{t('basis.count', { count: audience.eligibleByBasis[b] })}</span>
            </span>
            <span className="soft">{t(`basis.${b}Text`)}</span>
          </Radio>
        ))}
      </Radio.Group>
      <label className="basis-words">
        <span className="soft">{t('basis.words')}</span>
        <Input value={words} maxLength={500} placeholder={t('basis.wordsHint')} onChange={(e) => setWords(e.target.value)} />
      </label>
      <Button type="primary" ghost disabled={choice === null} loading={choose.busy} onClick={() => void onChoose()}>
        {t('basis.choose')}
      </Button>
    </Panel>
  );
}
