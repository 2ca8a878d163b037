import { InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriceRegister } from '../../../shared/contract/offers-prices.ts';
import { shortfall } from '../../../shared/domain/price-guard.ts';
import { stackPrice, type Reduction, type Stack } from '../../../shared/domain/stacked-price.ts';
import { useFormat } from '../../lib/format.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Labelled, Whole } from './fields.tsx';
import { pieceOf, useTierName } from './price-warnings.tsx';

interface Drafts {
  reduction: Draft;
  shopCoupon: Draft;
  platformCoupon: Draft;
}
interface Draft {
  thresholdMinor: number | null;
  offMinor: number | null;
}
const none: Draft = { thresholdMinor: null, offMinor: null };
const ruleOf = ({ thresholdMinor, offMinor }: Draft): Reduction | null => (offMinor === null || offMinor === 0 ? null : { thresholdMinor: thresholdMinor ?? 0, offMinor });

/** What is left when discounts meet. */
export function StackPanel({ register }: { register: PriceRegister }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const tierName = useTierName(register);
  const [chosen, setChosen] = useState<number | null>(null);
  const [rank, setRank] = useState<number | null>(null);
  const [quantity, setQuantity] = useState(1);
  const [bars, setBars] = useState<Stack['bars']>('member_price');
  const [shopShare, setShopShare] = useState(0);
  const [repeats, setRepeats] = useState(false);
  const [drafts, setDrafts] = useState<Drafts>({ reduction: none, shopCoupon: none, platformCoupon: none });
  const row = register.rows.find((r) => r.priceId === chosen) ?? register.rows[0];
  if (!row) return null;
  const reduction = ruleOf(drafts.reduction);
  const platform = ruleOf(drafts.platformCoupon);
  const member = row.members.find((m) => m.rank === rank)?.priceMinor ?? null;
  const result = stackPrice({ listMinor: row.listMinor, quantity, memberMinor: member, reduction: reduction && { ...reduction, repeats }, shopCoupon: ruleOf(drafts.shopCoupon), platformCoupon: platform && { ...platform, shopShare }, bars });
  const field = (kind: keyof Drafts) => {
    const edit = (part: Partial<Draft>) => setDrafts({ ...drafts, [kind]: { ...drafts[kind], ...part } });
    return (
      <>
        <Labelled label={t(`price.stack.${kind}`)}>
          <AmountField label={t(`price.stack.${kind}`)} currency={row.currency} minor={drafts[kind].offMinor} onMinor={(offMinor) => edit({ offMinor })} />
        </Labelled>
        <Labelled label={t('price.stack.from')}>
          <AmountField label={t('price.stack.fromOf', { name: t(`price.stack.${kind}`) })} currency={row.currency} minor={drafts[kind].thresholdMinor} onMinor={(thresholdMinor) => edit({ thresholdMinor })} />
        </Labelled>
      </>
    );
  };
  return (
    <Panel title={t('price.stack.title')} extra={<Definition label={common('definition')} text={t('price.stack.definition')} />}>
      <div className="offer-fields price-stack">
        <Labelled label={t('price.product')} wide>
          <Select<number> aria-label={t('price.product')} showSearch={{ optionFilterProp: 'label' }} value={row.priceId} options={register.rows.map((r) => ({ value: r.priceId, label: pieceOf(r) }))} onChange={setChosen} />
        </Labelled>
        <Labelled label={t('price.stack.quantity')}>
          <Whole label={t('price.stack.quantity')} least={1} most={10_000} value={quantity} onValue={(n) => n !== null && setQuantity(n)} />
        </Labelled>
        <Labelled label={t('price.stack.member')}>
          <Select<number> aria-label={t('price.stack.member')} value={member === null ? -1 : (rank ?? -1)} options={[{ value: -1, label: t('price.stack.noMember') }, ...row.members.map((m) => ({ value: m.rank, label: tierName(m.rank) }))]} onChange={(r) => setRank(r < 0 ? null : r)} />
        </Labelled>
        {field('reduction')}
        {field('shopCoupon')}
        {field('platformCoupon')}
        <Labelled label={t('price.stack.repeats')}>
          <Segmented<boolean> aria-label={t('price.stack.repeats')} value={repeats} onChange={setRepeats} options={[{ value: false, label: t('price.stack.once') }, { value: true, label: t('price.stack.each') }]} />
        </Labelled>
        <Labelled label={t('price.stack.shopShare')}>
          <InputNumber<number> aria-label={t('price.stack.shopShare')} min={0} max={100} precision={0} suffix="%" value={Math.round(shopShare * 100)} onChange={(n) => n !== null && setShopShare(n / 100)} />
        </Labelled>
        <Labelled label={t('price.stack.bars')} wide>
          <Segmented<Stack['bars']> aria-label={t('price.stack.bars')} value={bars} onChange={setBars} options={(['member_price', 'step_before'] as const).map((value) => ({ value, label: t(`price.stack.bar.${value}`) }))} />
        </Labelled>
      </div>
      <StackSteps result={result} quantity={quantity} row={row} />
    </Panel>
  );
}

function StackSteps({ result, quantity, row }: { result: ReturnType<typeof stackPrice>; quantity: number; row: PriceRegister['rows'][number] }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const money = (minor: number) => format.money(minor, row.currency);
  const short = shortfall(result.eachMinor, row);
  const marginMinor = row.costMinor === null ? null : result.receivedMinor - row.costMinor * quantity;
  return (
    <div role="status">
      <ul className="offer-steps">
        <li>
          <span>{t('price.stack.list', { count: quantity })}</span>
          <span>{money(result.listMinor)}</span>
        </li>
        {result.steps.map((step) => (
          <li key={step.kind} className={step.missed ? 'soft' : ''}>
            <span>{step.missed ? t('price.stack.missed', { name: t(`price.stack.${step.kind}`) }) : t('price.stack.off', { name: t(`price.stack.${step.kind}`), money: money(step.offMinor) })}</span>
            <span>{money(step.leftMinor)}</span>
          </li>
        ))}
        <li>
          <strong>{t('price.stack.paid')}</strong>
          <strong>{money(result.paidMinor)}</strong>
        </li>
        {result.receivedMinor !== result.paidMinor && (
          <li>
            <span>{t('price.stack.received')}</span>
            <span>{money(result.receivedMinor)}</span>
          </li>
        )}
        <li>
          <span>{t('price.stack.margin')}</span>
          <span>{marginMinor === null ? t('price.stack.noCost') : t('price.stack.marginIs', { money: money(marginMinor), share: format.share(result.receivedMinor === 0 ? null : marginMinor / result.receivedMinor) })}</span>
        </li>
      </ul>
      {short && (
        <p role="alert" className="harm">
          {t(`price.stack.low.${short.against}`, { price: money(result.eachMinor), limit: money(short.limitMinor) })}
        </p>
      )}
    </div>
  );
}
