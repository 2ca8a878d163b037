import type { Format } from './format.ts';

const words = { 等待付款: 'unpaid', 等待出库: 'paid', 等待确认收货: 'shipped', 完成: 'completed' } as const;

/** JD (京东) orders of 2016 and later, 30 or 35 columns: one row an item, the order repeats on each. `(删除)` and `(锁定)` stand before the status. */
export const jdOrders: Format = {
  id: 'jd-orders-csv-2016',
  platform: 'jd',
  rows: 'order-with-item',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  country: 'CN',
  columns: {
    orderNo: ['订单号'],
    status: ['订单状态'],
    createdAt: ['下单时间'],
    paidAt: ['付款确认时间'],
    total: ['订单金额'],
    paid: ['应付金额'],
    buyerMemo: ['订单备注'],
    sellerMemo: ['商家备注'],
    buyerNick: ['下单帐号'],
    receiver: ['客户姓名'],
    phone: ['联系电话'],
    address: ['客户地址'],
    lineNo: ['商品ID'],
    title: ['商品名称'],
    skuCode: ['货号'],
    quantity: ['订购数量'],
    unitPrice: ['京东价'],
  },
  needs: ['orderNo', 'status', 'paid', 'quantity'],
  marks: ['京东价', '下单帐号'],
  statuses: {
    ...words,
    已取消: 'closed',
    锁定: 'refunding',
    ...Object.fromEntries(Object.keys(words).map((word) => [`(删除)${word}`, 'closed' as const])),
    // On hold, mostly for a refund; what was never paid stays so.
    ...Object.fromEntries(Object.entries(words).map(([word, status]) => [`(锁定)${word}`, status === 'unpaid' ? status : ('refunding' as const)])),
  },
  // 订单拆分为 A B: the parts come as orders of their own.
  splitMemo: /^订单拆分/,
  hasBreaks: true,
  discountFromTotal: true,
  orderNumber: /^\d{9,18}$/,
  buyersOffered: true,
  unused:
    '支付方式|结算金额|余额支付|订单类型|发票类型|发票抬头|发票内容|商家备注等级（等级1-5为由高到低）|运费金额|增值税发票|订单完成时间|订单来源|订单渠道|送装服务|服务费|仓库id|仓库名称|普通发票纳税编号',
};
