import { useTranslation } from 'react-i18next';
import type { PriceBreach, PriceRegister, PriceRow } from '../../../shared/contract/offers-prices.ts';
import { priceWithCoupon, lowestPrice, shortfall } from '../../../shared/domain/price-guard.ts';
import { api } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';

/** What a tier is called: by the owner, else every member. */
export function useTierName(register: PriceRegister | undefined): (rank: number) => string {
  const { t } = useTranslation('offers');
  return (rank) => register?.tiers.find((tier) => tier.rank === rank)?.name ?? (rank === 0 ? t('price.everyMember') : t('price.oldTier'));
}

export const pieceOf = ({ product, title, sku }: PriceRow): string => [title ?? product, ...(sku === '' ? [] : [sku])].join(' · ');

/** One breach in a sentence. */
export function useBreachWords(register: PriceRegister | undefined): (breach: PriceBreach) => string {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const tierName = useTierName(register);
  return ({ priceId, by, name, rank, priceMinor, limitMinor, against }) => {
    const row = register?.rows.find((r) => r.priceId === priceId);
    const money = (minor: number) => format.money(minor, row?.currency ?? 'CNY');
    const who = rank === null ? '' : tierName(rank);
    return t(`price.breach.${by === 'coupon' && rank !== null ? 'couponMember' : by}.${against}`, { name: name ?? '', tier: who, price: money(priceMinor), limit: money(limitMinor) });
  };
}

const SHOWN = 5;

/** Where a coupon is set up: the goods of the register that it would bring below their floor or cost. */
export function CouponWarning({ currency, valueMinor, thresholdMinor }: { currency: string; valueMinor: number; thresholdMinor: number }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const register = useQuery(api.offers.prices, {}).data;
  const low = (register?.rows ?? []).filter((row) => row.currency === currency).flatMap((row) => {
    const priceMinor = priceWithCoupon(lowestPrice(row).priceMinor, { valueMinor, thresholdMinor });
    const short = shortfall(priceMinor, row);
    return short === null ? [] : [{ row, priceMinor, short }];
  });
  if (low.length === 0) return null;
  return (
    <div role="alert" className="is-wide harm">
      {t('price.couponWarning', { count: low.length })}
      <ul className="offer-refused">
        {low.slice(0, SHOWN).map(({ row, priceMinor, short }) => (
          <li key={row.priceId}>{t(`price.lowLine.${short.against}`, { piece: pieceOf(row), price: format.money(priceMinor, currency), limit: format.money(short.limitMinor, currency) })}</li>
        ))}
      </ul>
    </div>
  );
}
