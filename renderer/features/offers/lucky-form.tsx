import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Benefit } from '../../../shared/contract/offers-benefits.ts';
import { hasAmount, isHandedOut } from '../../../shared/domain/benefits.ts';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { FormModal, Labelled, SegmentSelect, Whole } from './fields.tsx';

const MOST_PRIZES = 6;
interface Draft {
  id: number;
  benefitId: number | null;
  winners: number;
  amountMinor: number | null;
}

/** Prize by prize how many win; what the odds are is said before it is drawn. */
export function LuckyForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { message } = App.useApp();
  const format = useFormat();
  const draw = useCommand(api.offers.drawLuckyBox);
  const benefits = (useQuery(api.offers.benefits, {}).data ?? []).filter((b) => !b.ended && isHandedOut(b.kind));
  const [name, setName] = useState('');
  const [segmentId, setSegmentId] = useState<number | null>(null);
  const [prizes, setPrizes] = useState<Draft[]>([{ id: 0, benefitId: null, winners: 1, amountMinor: null }]);
  const pool = useQuery(api.offers.surprisePool, { segmentId: segmentId ?? 1 }, { enabled: segmentId !== null }).data;
  const wanted = prizes.reduce((n, p) => n + p.winners, 0);
  const few = segmentId !== null && pool !== undefined && pool.people < wanted;
  const benefitOf = (p: Draft): Benefit | undefined => benefits.find((b) => b.benefitId === p.benefitId);
  const edit = (id: number, part: Partial<Draft>) => setPrizes(prizes.map((p) => (p.id === id ? { ...p, ...part } : p)));
  const isWhole = (p: Draft) => {
    const benefit = benefitOf(p);
    return benefit !== undefined && (!hasAmount(benefit.kind) || p.amountMinor !== null);
  };
  const odds = (p: Draft) => (segmentId === null || !pool || pool.people === 0 ? undefined : t('lucky.oddsOf', { share: format.share(Math.min(1, p.winners / pool.people)) }));
  const ok = async () => {
    if (segmentId === null) return;
    const done = await draw.run({ name, segmentId, prizes: prizes.map((p) => ({ benefitId: p.benefitId!, winners: p.winners, amountMinor: p.amountMinor })) });
    if (!done) return;
    void message.success(t('lucky.drawn', { count: done.winners, entered: done.entered }));
    onDone();
  };
  return (
    <FormModal title={t('lucky.new')} okText={t('lucky.draw')} ready={name.trim() !== '' && segmentId !== null && !few && prizes.every(isWhole)} busy={draw.busy} error={draw.error} width={680} onOk={() => void ok()} onCancel={onDone}>
      <Labelled label={t('lucky.name')} wide>
        <Input autoFocus maxLength={40} value={name} onChange={(e) => setName(e.target.value)} />
      </Labelled>
      <Labelled label={t('segment')} help={segmentId !== null && pool ? t('surprise.pool', { count: pool.people, optedOut: pool.optedOut }) : undefined} wide>
        <SegmentSelect value={segmentId} onValue={setSegmentId} />
      </Labelled>
      <div className="is-wide lucky-prizes">
        {prizes.map((p, i) => {
          const benefit = benefitOf(p);
          return (
            <div key={p.id} className="lucky-prize">
              <Labelled label={t('lucky.position', { n: i + 1 })}>
                <Select<number | null> aria-label={t('lucky.position', { n: i + 1 })} placeholder={t('surprise.noGifts')} value={p.benefitId} options={benefits.map((b) => ({ value: b.benefitId, label: b.name }))} onChange={(benefitId) => edit(p.id, { benefitId, amountMinor: null })} />
              </Labelled>
              <Labelled label={t('lucky.winners')} help={odds(p)}>
                <Whole label={t('lucky.winners')} least={1} most={5000} value={p.winners} onValue={(winners) => winners !== null && edit(p.id, { winners })} />
              </Labelled>
              {benefit && hasAmount(benefit.kind) && (
                <Labelled label={t('lucky.amount')}>
                  <AmountField label={t('lucky.amount')} currency={benefit.currency} minor={p.amountMinor} least={1} onMinor={(amountMinor) => edit(p.id, { amountMinor })} />
                </Labelled>
              )}
              {prizes.length > 1 && <Button type="text" aria-label={t('lucky.remove', { n: i + 1 })} icon={<DeleteOutlined />} onClick={() => setPrizes(prizes.filter((o) => o.id !== p.id))} />}
            </div>
          );
        })}
        {prizes.length < MOST_PRIZES && (
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => setPrizes([...prizes, { id: Math.max(...prizes.map((p) => p.id)) + 1, benefitId: null, winners: 1, amountMinor: null }])}>
            {t('lucky.add')}
          </Button>
        )}
      </div>
      {few && (
        <p role="alert" className="is-wide harm">
          {t('lucky.few', { count: wanted })}
        </p>
      )}
    </FormModal>
  );
}
