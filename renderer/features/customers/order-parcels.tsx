import { useTranslation } from 'react-i18next';
import type { CustomerOrder } from '../../../shared/contract/customers.ts';
import { useFormat } from '../../lib/format.ts';

const DAY = 86_400_000;

/** When the parcels of an order went out and came, and how long that took. */
export function OrderParcels({ order }: { order: CustomerOrder }) {
  const { t, i18n } = useTranslation('customers');
  const format = useFormat();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const said = (at: number, since: number | null, key: 'orders.parcel' | 'orders.parcelSigned') => (since === null || at < since ? format.time(at) : t(key, { time: format.time(at), days: number.format((at - since) / DAY) }));
  return order.parcels.map(({ waybill, carrier, shippedAt, signedAt }) => (
    <div key={waybill} className="order-parcel">
      {shippedAt !== null && (
        <>
          <dt>{t('orders.shipped')}</dt>
          <dd className="number">{said(shippedAt, order.paidAt, 'orders.parcel')}</dd>
        </>
      )}
      {signedAt !== null && (
        <>
          <dt>{t('orders.signed')}</dt>
          <dd className="number">{said(signedAt, shippedAt, 'orders.parcelSigned')}</dd>
        </>
      )}
      {(waybill !== '' || carrier !== null) && (
        <>
          <dt>{t('orders.waybill')}</dt>
          <dd className="number">{[carrier, waybill].filter((text) => text !== null && text !== '').join(' ')}</dd>
        </>
      )}
    </div>
  ));
}
