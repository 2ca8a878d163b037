import type { Format } from './format.ts';

/**
 * A list of parcels from an ERP, a printing tool or a carrier: which order went out when, by whom, and when it was signed
 * for. It may name the receivers; it tells neither the order's state nor its money. It belongs where its orders are.
 */
export const logisticsList: Format = {
  id: 'logistics-list',
  platform: 'other',
  rows: 'order',
  tellsAside: true,
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  country: 'CN',
  columns: {
    orderNo: ['订单号', '订单编号', '平台订单号', '主订单编号', '原始单号', '交易编号', 'Order ID', 'Order Number', 'Order No'],
    paidAt: ['付款时间', '支付时间', '订单付款时间', 'Paid At'],
    shippedAt: ['发货时间', '发货日期', '出库时间', '揽收时间', '寄件时间', 'Shipped At', 'Ship Date', 'Shipped Date', 'Shipped Time'],
    signedAt: ['签收时间', '签收日期', '妥投时间', '送达时间', 'Delivered At', 'Delivery Date', 'Delivered Date', 'Delivered Time', 'Signed At'],
    carrier: ['快递公司', '物流公司', '承运商', '快递', '物流', 'Carrier', 'Courier', 'Shipping Provider'],
    waybill: ['运单号', '快递单号', '物流单号', '运单编号', 'Tracking Number', 'Waybill', 'Tracking No'],
    buyerNick: ['买家会员名', '买家昵称', '旺旺名'],
    receiver: ['收件人', '收货人', '收件人姓名', '收货人姓名', 'Recipient'],
    phone: ['收件人手机', '收件人电话', '收货人手机', '收货人电话', '手机', '手机号', '联系电话', '电话', 'Phone'],
    province: ['省', '省份', '收件省', 'Province'],
    city: ['市', '城市', '收件市', 'City'],
    district: ['区', '区县', '收件区', 'District'],
    address: ['收件地址', '收货地址', '详细地址', '地址', 'Address'],
  },
  needs: ['orderNo', 'waybill', 'shippedAt'],
  // With money or a state it is a list of orders, whatever else it tells.
  foreign: ['实付金额', '支付金额', '订单金额', '金额', '应付金额', '实收金额', '商品总价', '订单状态', '交易状态', '退款金额', 'Order Status', 'Total', 'Total Price', 'Amount', 'Paid'],
  hasEverydayWords: true,
  statuses: {},
  orderNumber: /^\S.{0,59}$/,
  buyersOffered: false,
  unused: '序号|重量|运费|备注|仓库|店铺|店铺名称|网点|签收人|物流状态|快递状态|打印时间|寄件人|寄件地址|商品|商品名称|数量|件数|No|Weight|Warehouse|Signed By',
};
