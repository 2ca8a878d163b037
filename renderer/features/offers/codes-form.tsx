import { App, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { api } from '../../lib/api.ts';
import { useCommand } from '../../lib/query.ts';
import { FormModal, Labelled, Whole } from './fields.tsx';

/** Codes of a batch: made here, or those that the platform has given. */
export function CodesForm({ batchId, onDone }: { batchId: number; onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { message } = App.useApp();
  const make = useCommand(api.offers.makeCodes);
  const paste = useCommand(api.offers.pasteCodes);
  const [way, setWay] = useState<'make' | 'paste'>('make');
  const [count, setCount] = useState(100);
  const [length, setLength] = useState(8);
  const [prefix, setPrefix] = useState('');
  const [text, setText] = useState('');
  const [told, setTold] = useState<Output<typeof offers.pasteCodes> | null>(null);
  const ok = async () => {
    if (way === 'make') {
      const done = await make.run({ batchId, count, length, prefix });
      if (!done) return;
      void message.success(t('coupon.made', { count: done.made }));
      onDone();
      return;
    }
    const done = await paste.run({ batchId, text });
    if (!done) return;
    setTold(done);
    setText('');
    if (done.refused > 0) return;
    void message.success(t('coupon.made', { count: done.taken }));
    onDone();
  };
  const ready = way === 'make' ? /^[A-Za-z0-9]{0,8}$/.test(prefix) : text.trim() !== '';
  return (
    <FormModal title={t('coupon.addCodes')} okText={t(way === 'make' ? 'coupon.make' : 'coupon.paste')} ready={ready} busy={make.busy || paste.busy} error={make.error ?? paste.error} onOk={() => void ok()} onCancel={onDone}>
      <div className="is-wide">
        <Segmented<'make' | 'paste'> aria-label={t('coupon.addCodes')} value={way} onChange={setWay} options={[{ value: 'make', label: t('coupon.make') }, { value: 'paste', label: t('coupon.paste') }]} />
      </div>
      {way === 'make' ? (
        <>
          <Labelled label={t('coupon.count')}>
            <Whole label={t('coupon.count')} least={1} most={20_000} value={count} onValue={(n) => n !== null && setCount(n)} />
          </Labelled>
          <Labelled label={t('coupon.length')} help={t('coupon.lengthHelp')}>
            <Whole label={t('coupon.length')} least={4} most={16} value={length} onValue={(n) => n !== null && setLength(n)} />
          </Labelled>
          <Labelled label={t('coupon.prefix')}>
            <Input maxLength={8} value={prefix} onChange={(e) => setPrefix(e.target.value.trim())} />
          </Labelled>
        </>
      ) : (
        <Labelled label={t('coupon.list')} help={t('coupon.listHelp')} wide>
          <Input.TextArea rows={8} maxLength={2_000_000} value={text} onChange={(e) => setText(e.target.value)} />
        </Labelled>
      )}
      {told && (
        <div role="status" className="is-wide">
          {t('coupon.pasted', { ...told })}
          <ul className="offer-refused">
            {told.first.map(({ code, why }, i) => (
              <li key={i}>{t('coupon.refused', { code, why: t(`coupon.fault.${why}`) })}</li>
            ))}
          </ul>
        </div>
      )}
    </FormModal>
  );
}
