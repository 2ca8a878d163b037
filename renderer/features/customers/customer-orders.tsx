import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Customer, CustomerOrder } from '../../../shared/contract/customers.ts';
import type { OrderStatus } from '../../../shared/domain/order-status.ts';
import { useFormat } from '../../lib/format.ts';
import { useShopName } from '../../lib/platform-name.ts';
import { OrderParcels } from './order-parcels.tsx';
import { SourceRows } from './source-rows.tsx';

/** Every order with its items, and the rows of files that they come from. */
export function CustomerOrders({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  return (
    <section>
      <h3>{t('orders.title', { count: customer.orderList.length })}</h3>
      <div className="orders">
        {customer.orderList.map((order, i) => (
          <Order key={order.orderId} order={order} open={i === 0} />
        ))}
      </div>
    </section>
  );
}

function Order({ order, open }: { order: CustomerOrder; open: boolean }) {
  const { t } = useTranslation('customers');
  const shopName = useShopName();
  const format = useFormat();
  return (
    <details className={order.isValid ? 'order' : 'order is-void'} open={open}>
      <summary>
        <span className="number">{format.day(order.day)}</span>
        <Tag>{t(`status.${order.status as OrderStatus}`)}</Tag>
        {order.excluded !== null && <Tag>{t(`orders.excluded.${order.excluded}`)}</Tag>}
        {order.noGoods && <Tag>{t('orders.noGoods')}</Tag>}
        <span className="order-net number">{format.money(order.netMinor, order.currency)}</span>
      </summary>
      <dl>
        <dt>{t('orders.number')}</dt>
        <dd className="number">{order.orderNo}</dd>
        <dt>{t('orders.shop')}</dt>
        <dd>{shopName(order.shopName, order.platform)}</dd>
        {order.paidAt !== null && (
          <>
            <dt>{t('orders.paidAt')}</dt>
            <dd className="number">{format.time(order.paidAt)}</dd>
          </>
        )}
        <dt>{t('orders.paid')}</dt>
        <dd className="number">{format.money(order.paidMinor, order.currency)}</dd>
        {order.refundMinor > 0 && (
          <>
            <dt>{t('orders.refund')}</dt>
            <dd className="number">{format.money(order.refundMinor, order.currency)}</dd>
          </>
        )}
        <OrderParcels order={order} />
        {order.buyerMemo && (
          <>
            <dt>{t('orders.buyerMemo')}</dt>
            <dd>{order.buyerMemo}</dd>
          </>
        )}
        {order.sellerMemo && (
          <>
            <dt>{t('orders.sellerMemo')}</dt>
            <dd>{order.sellerMemo}</dd>
          </>
        )}
        <dt>{t('orders.source')}</dt>
        <dd>
          <SourceRows sources={order.sources} />
        </dd>
      </dl>
      {order.items.length > 0 && (
        <ul className="items">
          {order.items.map((item) => (
            <li key={item.lineId}>
              <div className="item-line">
                <span>
                  {item.title} {item.sku && <small className="soft">{item.sku}</small>}
                </span>
                <span className="number">{t('orders.quantity', { quantity: item.quantity, money: format.money(item.paidMinor ?? item.unitPriceMinor, order.currency) })}</span>
              </div>
              <SourceRows sources={item.sources} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
