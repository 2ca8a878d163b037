import type { SampleItem, SampleOrder } from './make-orders.ts';

// How Taobao writes its exports: headings as they stand, six of them with a blank at the end; order numbers as a formula, so
// that Excel leaves their digits alone.
const orderHeadings =
  '订单编号,买家会员名,买家支付宝账号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,新零售交易类型,新零售导购门店名称,新零售导购门店id,新零售发货门店名称,新零售发货门店id,退款金额,预约门店,确认收货时间,打款商家金额,含应开票给个人的个人红包'.split(',');
const itemHeadings =
  '子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间,商品id,分阶段订单信息,主订单备注,主订单买家留言,发货时间,物流单号,物流公司,是否赔付,赔付金额,赔付出账时间'.split(',');

const statusWords: Record<SampleOrder['state'], string> = {
  unpaid: '等待买家付款',
  closed_unpaid: '交易关闭',
  paid: '买家已付款，等待卖家发货',
  shipped: '卖家已发货，等待买家确认',
  completed: '交易成功',
  refunded: '交易关闭',
};
const closeWords: Partial<Record<SampleOrder['state'], string>> = { closed_unpaid: '买家未付款', refunded: '退款' };

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const formula = (digits: string) => `="${digits}"`;
const yuan = (minor: number) => (minor / 100).toFixed(2);

export const orderHeader = orderHeadings.map(quoted).join(',');
export const itemHeader = itemHeadings.map(quoted).join(',');

/** A row of the order export of 2018, 56 columns. */
export function orderRow(order: SampleOrder, shopName: string): string {
  const { person } = order;
  const cells: Record<string, string> = {
    买家会员名: person.nick,
    买家支付宝账号: person.alipay,
    支付详情: order.paidAt === null ? '' : `支付${yuan(order.paidMinor)}元`,
    买家应付货款: yuan(order.dueMinor),
    买家应付邮费: '0.00',
    买家支付积分: '0',
    总金额: yuan(order.dueMinor),
    返点积分: '0',
    买家实际支付金额: yuan(order.paidMinor),
    买家实际支付积分: '0',
    订单状态: statusWords[order.state],
    买家留言: order.buyerMemo,
    收货人姓名: person.receiver,
    '收货地址 ': person.address,
    运送方式: '快递',
    联系手机: `'${person.phone}`,
    订单创建时间: order.createdAt,
    '订单付款时间 ': order.paidAt ?? '',
    '宝贝标题 ': order.items.map((item) => item.product.title).join('，'),
    '宝贝种类 ': String(order.items.length),
    订单备注: order.sellerMemo,
    宝贝总数量: String(order.items.reduce((sum, item) => sum + item.quantity, 0)),
    店铺Id: '0',
    店铺名称: shopName,
    订单关闭原因: closeWords[order.state] ?? '订单未关闭',
    卖家服务费: '0',
    买家服务费: '0元',
    是否手机订单: '手机订单',
    是否上传合同照片: '否',
    是否上传小票: '否',
    是否代付: '否',
    退款金额: yuan(order.refundMinor),
    确认收货时间: order.confirmedAt ?? '',
    打款商家金额: order.confirmedAt === null ? '' : yuan(order.paidMinor - order.refundMinor),
  };
  return [formula(order.orderNo), ...orderHeadings.slice(1).map((heading) => quoted(cells[heading] ?? ''))].join(',');
}

/** A row of the item export of 2021, 28 columns. */
export function itemRow(order: SampleOrder, item: SampleItem): string {
  const cells: Record<string, string> = {
    标题: item.product.title,
    价格: item.product.priceYuan.toFixed(2),
    购买数量: String(item.quantity),
    外部系统编号: item.product.code,
    商品属性: item.sku,
    订单状态: statusWords[order.state],
    商家编码: item.product.code,
    买家应付货款: yuan(item.dueMinor),
    买家实际支付金额: yuan(item.paidMinor),
    退款状态: item.refundMinor > 0 ? '退款成功' : '没有申请退款',
    退款金额: yuan(item.refundMinor),
    订单创建时间: order.createdAt,
    订单付款时间: order.paidAt ?? '',
    商品id: item.product.id,
    主订单备注: order.sellerMemo,
    主订单买家留言: order.buyerMemo,
    是否赔付: '否',
  };
  return [formula(item.itemNo), formula(order.orderNo), ...itemHeadings.slice(2).map((heading) => quoted(cells[heading] ?? ''))].join(',');
}
