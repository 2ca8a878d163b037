import type { Format, Piece } from './format.ts';

/** Blocks that begin with 【n】 and the title; what is told of the item follows in brackets. */
function itemsOf(cells: readonly string[]): Piece[] {
  return cells.flatMap((cell) => cell.split(/【\d+】/).slice(1)).map((block) => {
    const told = (name: string): string => new RegExp(`\\(${name}:([^\\n]*?)\\)\\s*(?:\\n|$)`).exec(block)?.[1]?.trim() ?? '';
    const title = /^\s*([^\n]*?)\s*(?=\n|\((?:产品属性|商家编码|产品数量|物流等级)|$)/.exec(block)?.[1] ?? '';
    return { title, sku: told('产品属性'), skuCode: told('商家编码'), quantity: /^\d+/.exec(told('产品数量'))?.[0] ?? '' };
  });
}

/** AliExpress orders of 2014–2018: one row an order, all its items in one cell of several lines, `【1】title (商家编码:…) (产品数量:2 piece)`. */
export const aliexpressOrders: Format = {
  id: 'aliexpress-orders-xls-legacy',
  platform: 'aliexpress',
  rows: 'order-with-item',
  currency: 'USD',
  timeZone: 'America/Los_Angeles',
  columns: {
    orderNo: ['订单号'],
    shippedAt: ['发货时间'],
    waybill: ['实际发货物流:运单号'],
    status: ['订单状态'],
    createdAt: ['下单时间'],
    paidAt: ['付款时间'],
    paid: ['订单金额'],
    discount: ['满立减'],
    buyerMemo: ['订单备注'],
    buyerNick: ['买家名称'],
    buyerEmail: ['买家邮箱'],
    receiver: ['收货人名称'],
    phone: ['手机', '联系电话'],
    country: ['收货国家'],
    province: ['州/省'],
    city: ['城市'],
    street: ['地址', '收货地址'],
    items: ['产品信息 （双击单元格展开所有产品信息！）', '产品信息_（双击单元格展开所有产品信息！）', '产品信息'],
  },
  needs: ['orderNo', 'status', 'paid', 'items'],
  statuses: { 等待买家付款: 'unpaid', 等待您发货: 'paid', 等待买家收货: 'shipped', 订单完成: 'completed', 订单关闭: 'closed' },
  currencyInMoney: true,
  pieces: itemsOf,
  orderNumber: /^\d{8,20}$/,
  buyersOffered: true,
  unused:
    '负责人(业务员)|产品总金额|物流费用|邮编|买家选择物流|发货期限|确认收货时间',
};
