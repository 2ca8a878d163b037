import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api.ts';
import { useFormat } from '../../../lib/format.ts';
import { useQuery } from '../../../lib/query.ts';

/** Campaign prices that go below what the price register says: its floors, and costs. */
export function LowPrices({ campaignId }: { campaignId: number }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const register = useQuery(api.offers.prices, {}).data;
  const low = (register?.breaches ?? []).filter((b) => b.by === 'item' && b.refId === campaignId);
  if (low.length === 0) return null;
  return (
    <div role="alert" className="harm">
      {t('price.itemWarning', { count: low.length })}
      <ul>
        {low.map(({ priceId, priceMinor, limitMinor, against }, i) => {
          const row = register?.rows.find((r) => r.priceId === priceId);
          const money = (minor: number) => format.money(minor, row?.currency ?? 'CNY');
          return <li key={i}>{t(`price.lowLine.${against}`, { piece: row?.title ?? row?.product ?? '', price: money(priceMinor), limit: money(limitMinor) })}</li>;
        })}
      </ul>
    </div>
  );
}
