import type { Format } from './format.ts';
import { taobao } from './taobao.ts';

/** What the item exports since 2020 share: one row a 子订单, with its money, refund and the order's times. */
export const taobaoItems = {
  ...taobao,
  rows: 'item',
  columns: {
    orderNo: ['主订单编号'],
    shippedAt: ['发货时间'],
    carrier: ['物流公司'],
    waybill: ['物流单号'],
    createdAt: ['订单创建时间'],
    paidAt: ['订单付款时间'],
    buyerMemo: ['主订单买家留言'],
    sellerMemo: ['主订单备注', '商家备注'],
    lineNo: ['子订单编号'],
    productId: ['商品id'],
    title: ['标题', '商品标题'],
    sku: ['商品属性'],
    skuCode: ['商家编码', '外部系统编号'],
    quantity: ['购买数量'],
    unitPrice: ['价格', '商品价格'],
    linePaid: ['买家实际支付金额', '买家实付金额'],
    lineRefund: ['退款金额'],
    lineStatus: ['订单状态'],
    lineRefundStatus: ['退款状态'],
  },
  foreign: ['选购商品'],
  companion: 'orders',
  unused:
    '套餐信息|备注|联系方式备注|支付单号|买家应付货款|分阶段订单信息|分阶段信息|是否赔付|赔付金额|赔付出账时间|淘鲜达渠道|备注标签|是否主动赔付|主动赔付金额|主动赔付出账时间',
} satisfies Partial<Format>;
