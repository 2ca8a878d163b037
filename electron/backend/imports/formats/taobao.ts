import type { Format } from './format.ts';

/** What all exports of Taobao and Tmall (千牛) share. */
export const taobao = {
  platform: 'taobao',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  country: 'CN',
  statuses: {
    等待买家付款: 'unpaid',
    '买家已付款，等待卖家发货': 'paid',
    卖家部分发货: 'paid',
    '卖家已发货，等待买家确认': 'shipped',
    买家已签收: 'shipped',
    交易成功: 'completed',
    交易关闭: 'closed',
  },
  closeReasons: { 订单未关闭: 'open', 买家未付款: 'unpaid', 退款: 'refunded' },
  refunds: {
    没有申请退款: 'none',
    退款关闭: 'none',
    退款成功: 'refunded',
    退款中: 'pending',
    '买家已经申请退款，等待卖家同意': 'pending',
    '卖家已经同意退款，等待买家退货': 'pending',
    '买家已经退货，等待卖家确认收货': 'pending',
    卖家拒绝退款: 'pending',
  },
  orderNumber: /^\d{8,24}$/,
  buyersOffered: true,
} satisfies Partial<Format>;
