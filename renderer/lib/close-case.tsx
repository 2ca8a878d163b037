import { Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../shared/contract/service.ts';
import { minorPerUnit } from '../../shared/lib/money.ts';
import { api } from './api.ts';
import './cases.css';
import { Failure } from './failure.tsx';
import { useCommand, useQuery } from './query.ts';

/** How it was settled, and what that cost. */
export function CloseCase({ open, onDone }: { open: Case; onDone: () => void }) {
  const { t } = useTranslation('service');
  const { t: common } = useTranslation('common');
  const settings = useQuery(api.settings.get, {});
  const close = useCommand(api.service.closeCase);
  const [outcome, setOutcome] = useState(open.outcome ?? '');
  const [costMinor, setCostMinor] = useState<number | null>(open.costMinor);
  const currency = settings.data?.baseCurrency ?? open.currency;
  const unit = minorPerUnit(currency);
  const ok = async () => {
    if (await close.run({ caseId: open.caseId, outcome: outcome.trim(), costMinor })) onDone();
  };
  return (
    <Modal open title={t('case.close')} okText={t('case.close')} cancelText={common('cancel')} okButtonProps={{ disabled: outcome.trim() === '', loading: close.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="case-fields">
        <label className="is-wide">
          <span>{t('case.outcome')}</span>
          <Input.TextArea autoFocus aria-label={t('case.outcome')} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} placeholder={t('case.outcomeHint')} value={outcome} onChange={(e) => setOutcome(e.target.value)} />
        </label>
        <label>
          <span>{t('case.cost')}</span>
          <InputNumber<number> aria-label={t('case.cost')} min={0} max={10_000_000} precision={String(unit).length - 1} suffix={currency} placeholder={t('case.noCost')} value={costMinor === null ? null : costMinor / unit} onChange={(n) => setCostMinor(n === null ? null : Math.round(n * unit))} />
        </label>
      </div>
      <Failure error={close.error} onClose={close.clearError} />
    </Modal>
  );
}
