import type zhImports from '../../../shared/locales/zh-CN/imports.json';

type Profile = Exclude<keyof typeof zhImports.profile, 'unknown'>;
type Field = keyof typeof zhImports.field;

/** The layouts that are recognised, newest first; tests/renderer holds them equal to the back end's. */
export const knownProfiles: Profile[] = [
  'taobao-orders-xlsx-2025',
  'taobao-orders-xlsx-2019',
  'taobao-orders-csv-2018',
  'taobao-orders-csv-2017',
  'taobao-items-xlsx-2024',
  'taobao-items-csv-2021',
  'taobao-items-csv-2017',
  'pdd-orders-csv',
  'shopify-orders-csv',
  '1688-orders-xlsx',
  'jd-orders-csv-2016',
  'douyin-orders-csv',
  'xiaohongshu-orders-xlsx',
  'wechat-shop-orders-xlsx',
  'kuaishou-orders-xlsx',
  'youzan-orders-csv',
  'youzan-order-items',
  'aliexpress-orders-xls-legacy',
  'amazon-all-orders-txt',
  'amazon-fbm-new-orders-txt',
  'amazon-fbm-unshipped-txt',
  'ebay-orders-csv',
  'ebay-orders-legacy',
  'woocommerce-analytics-orders-csv',
  'woocommerce-webtoffee-orders-csv',
  'tiktok-shop-orders-csv',
];

/** What an owner may say of a column by hand; the rest can't be told from a heading alone. */
export const mappableFields: Field[] = [
  'orderNo', 'status', 'createdAt', 'paidAt', 'paid', 'refund', 'discount', 'currency',
  'buyerNick', 'buyerEmail', 'receiver', 'phone', 'address', 'province', 'city', 'district', 'buyerMemo', 'sellerMemo',
  'lineNo', 'productId', 'title', 'category', 'sku', 'quantity', 'unitPrice', 'linePaid', 'lineRefund',
];
