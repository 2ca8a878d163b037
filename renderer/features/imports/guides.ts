/** How a platform's orders are had: what only that platform's back office knows, as data; words are in locales/guides.json. */
export interface Guide {
  platform: GuidePlatform;
  /** Columns without which little can be told, in the platform's own words. */
  columns: readonly string[];
  /** Columns that name the buyer or reach them, where the platform gives them. */
  buyer: readonly string[];
  /** Months that one file may span; null: as long as the page allows, which differs. 0: no limit. */
  months: number | null;
  extension: string;
}
export type GuidePlatform = 'taobao' | 'pinduoduo' | 'jd' | 'douyin' | '1688' | 'xiaohongshu' | 'wechat' | 'kuaishou' | 'youzan' | 'shopify' | 'woocommerce' | 'amazon' | 'ebay' | 'aliexpress' | 'tiktok';

export const guides: readonly Guide[] = [
  { platform: 'taobao', columns: ['订单编号', '订单状态', '买家实付金额', '退款金额', '订单创建时间', '订单付款时间'], buyer: ['买家会员名', '收货人姓名', '联系手机', '收货地址'], months: 3, extension: 'xlsx' },
  { platform: 'pinduoduo', columns: ['订单号', '订单状态', '商品', '用户实付金额(元)', '商家实收金额(元)', '订单成交时间'], buyer: ['省', '市', '区'], months: null, extension: 'csv' },
  { platform: 'jd', columns: ['订单号', '订单状态', '下单时间', '应付金额', '商品名称', '订购数量'], buyer: ['下单帐号', '客户姓名', '联系电话', '客户地址'], months: null, extension: 'csv' },
  { platform: 'douyin', columns: ['主订单编号', '子订单编号', '选购商品', '订单应付金额', '订单提交时间', '订单状态', '售后状态'], buyer: ['省', '市', '区'], months: null, extension: 'csv' },
  { platform: '1688', columns: ['订单编号', '订单状态', '实付款(元)', '订单创建时间', '订单付款时间', '货品标题', '数量'], buyer: ['买家会员名', '收货人姓名', '联系手机', '收货地址'], months: null, extension: 'xlsx' },
  { platform: 'xiaohongshu', columns: ['订单号', '订单状态', 'SKU件数', '商品名称', '订单创建时间', '用户应付金额(元)', '售后状态'], buyer: ['用户编号', '收件人姓名', '收件人电话'], months: null, extension: 'xlsx' },
  { platform: 'wechat', columns: ['订单号', '订单状态', '订单下单时间', '订单实际支付金额', '商品名称', '商品数量'], buyer: ['收件人姓名', '收件人手机', '收件人地址'], months: null, extension: 'xlsx' },
  { platform: 'kuaishou', columns: ['订单号', '订单状态', '订单创建时间', '实付款', '商品名称', '成交数量'], buyer: ['收货人姓名', '收货人电话', '收货地址'], months: null, extension: 'xlsx' },
  { platform: 'youzan', columns: ['订单号', '订单状态', '订单创建时间', '订单实付金额', '订单已退款金额', '全部商品名称'], buyer: ['买家手机号', '收货人/提货人', '收货人手机号/提货人手机号'], months: null, extension: 'csv' },
  { platform: 'shopify', columns: ['Name', 'Financial Status', 'Total', 'Refunded Amount', 'Created at', 'Lineitem name'], buyer: ['Email', 'Phone', 'Shipping Name', 'Accepts Marketing'], months: 0, extension: 'csv' },
  { platform: 'woocommerce', columns: ['Order #', 'Status', 'Date', 'N. Revenue', 'Product(s)'], buyer: ['Customer'], months: 0, extension: 'csv' },
  { platform: 'amazon', columns: ['amazon-order-id', 'purchase-date', 'order-status', 'product-name', 'quantity', 'item-price'], buyer: ['buyer-email', 'recipient-name', 'ship-state'], months: 1, extension: 'txt' },
  { platform: 'ebay', columns: ['Order Number', 'Sale Date', 'Paid On Date', 'Item Title', 'Quantity', 'Total Price'], buyer: ['Buyer Username', 'Buyer Name'], months: 3, extension: 'csv' },
  { platform: 'aliexpress', columns: ['订单号', '订单状态', '下单时间', '订单金额', '产品信息'], buyer: ['买家名称', '收货人名称', '收货国家'], months: null, extension: 'xls' },
  { platform: 'tiktok', columns: ['Order ID', 'Order Status', 'Created Time', 'Product Name', 'Quantity', 'Order Amount'], buyer: ['Buyer Username', 'Recipient', 'State'], months: null, extension: 'csv' },
];
