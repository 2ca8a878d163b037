import type { Format } from './format.ts';

/** A file that no format fits, read by the owner's own mapping of its columns. */
export const mappedFormat: Format = {
  id: 'mapped',
  platform: 'other',
  rows: 'order-with-item',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  country: 'CN',
  columns: {},
  needs: ['orderNo'],
  statuses: {
    待付款: 'unpaid', 等待买家付款: 'unpaid', unpaid: 'unpaid', pending: 'unpaid',
    待发货: 'paid', 已付款: 'paid', paid: 'paid',
    已发货: 'shipped', shipped: 'shipped',
    已完成: 'completed', 交易成功: 'completed', completed: 'completed',
    已关闭: 'closed', 已取消: 'closed', 交易关闭: 'closed', cancelled: 'closed', canceled: 'closed',
    已退款: 'refunded', 退款成功: 'refunded', refunded: 'refunded',
  },
  refunds: { 退款成功: 'refunded', 已退款: 'refunded', 退款中: 'pending' },
  orderNumber: /^\S.{0,59}$/,
  buyersOffered: true,
};
