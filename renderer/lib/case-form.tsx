import { DatePicker, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseKinds, type Case, type CaseKind } from '../../shared/contract/service.ts';
import { api } from './api.ts';
import './cases.css';
import { Failure } from './failure.tsx';
import { pickerDay } from './picker-days.ts';
import { useCommand } from './query.ts';

/** A case of somebody's, new or put otherwise. */
export function CaseForm({ customerId, open, orders = [], onDone }: { customerId: number; open: Case | null; orders?: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation('service');
  const { t: common } = useTranslation('common');
  const save = useCommand(api.service.saveCase);
  const [kind, setKind] = useState<CaseKind>(open?.kind ?? 'question');
  const [text, setText] = useState(open?.text ?? '');
  const [orderNo, setOrderNo] = useState<string | null>(open?.orderNo ?? null);
  const [dueDay, setDueDay] = useState<string | null>(open === null ? dayjs().add(2, 'day').format('YYYY-MM-DD') : open.dueDay);
  const ok = async () => {
    const done = await save.run({ ...(open ? { caseId: open.caseId } : {}), customerId, kind, text: text.trim(), orderNo, dueDay });
    if (done) onDone();
  };
  const numbers = orderNo === null || orders.includes(orderNo) ? orders : [orderNo, ...orders];
  return (
    <Modal open title={t(open ? 'case.edit' : 'case.new')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: text.trim() === '', loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="case-fields">
        <label>
          <span>{t('case.kind')}</span>
          <Select<CaseKind> aria-label={t('case.kind')} value={kind} options={caseKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={setKind} />
        </label>
        <label>
          <span>{t('case.due')}</span>
          <DatePicker aria-label={t('case.due')} placeholder={t('case.noDue')} value={pickerDay(dueDay)} onChange={(d) => setDueDay(d?.format('YYYY-MM-DD') ?? null)} />
        </label>
        {numbers.length > 0 && (
          <label className="is-wide">
            <span>{t('case.order')}</span>
            <Select<string | null> aria-label={t('case.order')} allowClear showSearch placeholder={t('case.noOrder')} value={orderNo} options={numbers.map((value) => ({ value, label: value }))} onChange={(value) => setOrderNo(value ?? null)} />
          </label>
        )}
        <label className="is-wide">
          <span>{t('case.text')}</span>
          <Input.TextArea autoFocus aria-label={t('case.text')} autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} placeholder={t('case.textHint')} value={text} onChange={(e) => setText(e.target.value)} />
        </label>
      </div>
      <p className="soft">{t('case.pauses')}</p>
      <Failure error={save.error} onClose={save.clearError} />
    </Modal>
  );
}
