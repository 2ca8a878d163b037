import { mergeOrder, type MergedOrder } from '../../../shared/domain/merge-order.ts';
import { orderStatuses, type OrderStatus } from '../../../shared/domain/order-status.ts';
import type { ParsedRow } from './parse-to-rows.ts';

const indexOf = (status: OrderStatus | null): number | null => (status === null ? null : orderStatuses.indexOf(status));

/** The rows' orders, as the database would have them: order number → what its rows make together. */
export function mergedOrders(rows: ParsedRow[]): Map<string, MergedOrder> {
  const orders = Map.groupBy(rows, ({ orderNo }) => orderNo);
  return new Map(
    [...orders].map(([orderNo, own]) => [
      orderNo,
      mergeOrder(
        own.map((row) => ({
          words: () => row.body,
          order: row.order && ({ ...row.order, status: indexOf(row.order.status), currency: row.currency }),
          item: row.item && ({ ...row.item, status: indexOf(row.item.status), key: row.itemKey, sku: row.itemSku }),
          accountId: null, accountScore: 0, contactId: null, contactScore: 0, productId: null,
        })),
      ),
    ]),
  );
}
