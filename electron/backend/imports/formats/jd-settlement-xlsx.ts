import type { RecordFormatOf } from '../records/record-format.ts';

/** JD’s settlement: a title above the header, one row a fee of an order. Goods paid (货款) that go out again are a refund. */
export const jdSettlement: RecordFormatOf<'settlement'> = {
  id: 'jd-settlement-xlsx',
  platform: 'jd',
  kind: 'settlement',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  columns: {
    orderNo: ['订单编号'],
    fee: ['费用名称'],
    direction: ['收支方向'],
    amount: ['应结金额'],
    currency: ['币种'],
    productId: ['商品编号'],
    settledAt: ['到账时间', '预计结算时间', '订单完成时间'],
    bookingNo: ['商户订单号'],
  },
  needs: ['orderNo', 'fee', 'amount', 'direction'],
  refundFee: /^(?:货款|代收配送费)$/,
  unused: '父单号|订单状态|订单下单时间|售后服务单号|售后退款时间|商品名称|商品数量|扣点类型|佣金比例|结算状态|账单生成时间|资金动账备注',
};
