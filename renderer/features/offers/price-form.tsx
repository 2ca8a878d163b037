import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriceRegister, PriceRow } from '../../../shared/contract/offers-prices.ts';
import { shortfall } from '../../../shared/domain/price-guard.ts';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { AskButton } from '../../ui/ask-button.tsx';
import { FormModal, Labelled } from './fields.tsx';
import { useTierName } from './price-warnings.tsx';

/** One piece's prices, with a warning while a member price goes below its floor or cost. */
export function PriceForm({ register, row, onDone }: { register: PriceRegister; row: PriceRow | null; onDone: () => void }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const tierName = useTierName(register);
  const save = useCommand(api.offers.savePrice);
  const remove = useCommand(api.offers.removePrice);
  const currency = row?.currency ?? register.currency;
  const [product, setProduct] = useState(row?.product ?? '');
  const [sku, setSku] = useState(row?.sku ?? '');
  const [listMinor, setList] = useState(row?.listMinor ?? null);
  const [floorMinor, setFloor] = useState(row?.floorMinor ?? null);
  const [members, setMembers] = useState(new Map(row?.members.map((m) => [m.rank, m.priceMinor])));
  const ranks = [...new Set([...register.tiers.map((tier) => tier.rank), ...members.keys()])].sort((a, b) => a - b);
  const set = [...members].map(([rank, priceMinor]) => ({ rank, priceMinor }));
  const above = listMinor !== null && ((floorMinor ?? 0) > listMinor || set.some((m) => m.priceMinor > listMinor));
  const warnings = [...(listMinor === null ? [] : [{ name: t('price.list'), priceMinor: listMinor }]), ...set.map((m) => ({ name: tierName(m.rank), priceMinor: m.priceMinor }))].flatMap((p) => {
    const short = shortfall(p.priceMinor, { floorMinor, costMinor: row?.costMinor ?? null });
    return short === null ? [] : [{ ...p, ...short }];
  });
  const ok = async () => {
    if (listMinor === null) return;
    if (await save.run({ ...(row ? { priceId: row.priceId } : {}), product, sku, listMinor, floorMinor, members: set })) onDone();
  };
  const put = (rank: number, minor: number | null) => {
    const next = new Map(members);
    if (minor === null) next.delete(rank);
    else next.set(rank, minor);
    setMembers(next);
  };
  return (
    <FormModal title={row ? t('price.edit') : t('price.new')} okText={common('save')} ready={product.trim() !== '' && listMinor !== null && !above} busy={save.busy} error={save.error ?? remove.error} onOk={() => void ok()} onCancel={onDone}>
      <Labelled label={t('price.product')} help={t('price.productHelp')} wide>
        <Input autoFocus maxLength={400} value={product} onChange={(e) => setProduct(e.target.value)} />
      </Labelled>
      <Labelled label={t('price.sku')} help={t('price.skuHelp')}>
        <Input maxLength={200} value={sku} onChange={(e) => setSku(e.target.value)} />
      </Labelled>
      <Labelled label={t('price.list')}>
        <AmountField label={t('price.list')} currency={currency} minor={listMinor} least={1} onMinor={setList} />
      </Labelled>
      <Labelled label={t('price.floor')} help={t('price.floorHelp')}>
        <AmountField label={t('price.floor')} currency={currency} minor={floorMinor} least={1} onMinor={setFloor} />
      </Labelled>
      {ranks.map((rank) => (
        <Labelled key={rank} label={t('price.memberPrice', { tier: tierName(rank) })}>
          <AmountField label={t('price.memberPrice', { tier: tierName(rank) })} currency={currency} minor={members.get(rank) ?? null} least={1} onMinor={(minor) => put(rank, minor)} />
        </Labelled>
      ))}
      {above && (
        <p role="alert" className="is-wide harm">
          {t('price.aboveList')}
        </p>
      )}
      {warnings.map((w) => (
        <p key={w.name} role="alert" className="is-wide harm">
          {t(`price.lowLine.${w.against}`, { piece: w.name, price: format.money(w.priceMinor, currency), limit: format.money(w.limitMinor, currency) })}
        </p>
      ))}
      {row && (
        <div className="is-wide">
          <AskButton label={t('price.remove')} ask={t('price.removeAsk')} cancelText={common('cancel')} onConfirm={() => void remove.run({ priceId: row.priceId }).then((done) => done && onDone())} />
        </div>
      )}
    </FormModal>
  );
}
