import { App, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Benefit } from '../../../shared/contract/offers-benefits.ts';
import { hasAmount } from '../../../shared/domain/benefits.ts';
import { api } from '../../lib/api.ts';
import { CustomerChoice } from '../../lib/customer-choice.tsx';
import { useCommand } from '../../lib/query.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { FormModal, Labelled, SegmentSelect, Whole } from './fields.tsx';

/** Gives a benefit to one person or to a segment: it then waits on the board until it is sent. */
export function PromiseForm({ benefit, onDone }: { benefit: Benefit; onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { message } = App.useApp();
  const promise = useCommand(api.offers.promise);
  const [to, setTo] = useState<'one' | 'segment'>('one');
  const [customerId, setCustomerId] = useState<number | null>(null);
  const [segmentId, setSegmentId] = useState<number | null>(null);
  const [quantity, setQuantity] = useState(1);
  const [amountMinor, setAmountMinor] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const money = hasAmount(benefit.kind);
  const ready = (to === 'one' ? customerId !== null : segmentId !== null) && (!money || amountMinor !== null);
  const ok = async () => {
    const who = to === 'segment' ? (segmentId === null ? null : { segmentId }) : customerId === null ? null : { customerIds: [customerId] };
    if (!who) return;
    const done = await promise.run({ benefitId: benefit.benefitId, who, quantity, amountMinor: money ? amountMinor : null, note });
    if (!done) return;
    void message.success(t('promise.done', { count: done.promised }));
    onDone();
  };
  return (
    <FormModal title={t('promise.title', { name: benefit.name })} okText={t('promise.ok')} ready={ready} busy={promise.busy} error={promise.error} onOk={() => void ok()} onCancel={onDone}>
      <div className="is-wide">
        <Segmented<'one' | 'segment'> aria-label={t('promise.to')} value={to} onChange={setTo} options={[{ value: 'one', label: t('promise.one') }, { value: 'segment', label: t('promise.segment') }]} />
      </div>
      <Labelled label={t(to === 'one' ? 'promise.person' : 'segment')} wide>
        {to === 'one' ? <CustomerChoice id="promise-person" value={customerId} onChange={setCustomerId} /> : <SegmentSelect value={segmentId} onValue={setSegmentId} />}
      </Labelled>
      {money ? (
        <Labelled label={t('promise.amount')} help={t('promise.amountHelp')}>
          <AmountField label={t('promise.amount')} currency={benefit.currency} minor={amountMinor} least={1} onMinor={setAmountMinor} />
        </Labelled>
      ) : (
        <Labelled label={t('promise.quantity')}>
          <Whole label={t('promise.quantity')} least={1} most={1000} value={quantity} onValue={(n) => n !== null && setQuantity(n)} />
        </Labelled>
      )}
      <Labelled label={t('promise.note')} wide>
        <Input maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
      </Labelled>
    </FormModal>
  );
}
