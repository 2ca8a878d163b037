import type { Format } from './format.ts';

/** Youzan (有赞) order items: one row an item; its order comes in the orders file. */
export const youzanItems: Format = {
  id: 'youzan-order-items',
  platform: 'youzan',
  rows: 'item',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  country: 'CN',
  columns: {
    orderNo: ['订单号'],
    shippedAt: ['商品发货时间'],
    carrier: ['商品发货物流公司'],
    waybill: ['商品发货物流单号'],
    buyerMemo: ['买家备注'],
    sellerMemo: ['商家订单备注'],
    title: ['商品名称'],
    category: ['商品目录'],
    sku: ['商品规格'],
    skuCode: ['规格编码', '商品编码'],
    quantity: ['商品数量'],
    unitPrice: ['商品单价'],
    linePaid: ['商品实际成交金额'],
    lineDiscount: ['店铺优惠（分摊）'],
    lineRefund: ['商品已退款金额'],
    lineStatus: ['订单商品状态'],
    lineRefundStatus: ['商品退款状态'],
  },
  needs: ['orderNo', 'title', 'quantity', 'linePaid'],
  marks: ['订单商品状态'],
  statuses: { 待付款: 'unpaid', 待发货: 'paid', 已发货: 'shipped', 交易完成: 'completed', 交易关闭: 'closed' },
  refunds: { 全额退款完成: 'refunded', 部分退款完成: 'refunded', 退款完成: 'refunded' },
  orderNumber: /^E\d{14,34}$/,
  buyersOffered: false,
  companion: 'orders',
  unused:
    '外部订单号|交易成功时间|商品类型|商品优惠方式|商品优惠后价格|商品金额小计|商品抵用积分数|商品留言|收货人/提货人|收货人手机号/提货人手机号|收货人省份|收货人城市|收货人地区|详细收货地址/提货地址|商品发货状态|商品发货方式|发货员工|周期购信息',
};
