import type { Format } from './format.ts';
import { orders1688 } from './1688-orders-xlsx.ts';
import { aliexpressOrders } from './aliexpress-orders-xls-legacy.ts';
import { amazonAllOrders } from './amazon-all-orders-txt.ts';
import { amazonNewOrders } from './amazon-fbm-new-orders-txt.ts';
import { amazonUnshipped } from './amazon-fbm-unshipped-txt.ts';
import { douyinOrders } from './douyin-orders-csv.ts';
import { ebayOrders } from './ebay-orders-csv.ts';
import { ebayOrdersLegacy } from './ebay-orders-legacy.ts';
import { logisticsList } from './logistics-list.ts';
import { jdOrders } from './jd-orders-csv-2016.ts';
import { kuaishouOrders } from './kuaishou-orders-xlsx.ts';
import { pddOrders } from './pdd-orders-csv.ts';
import { posSales } from './pos-sales.ts';
import { shopifyOrders } from './shopify-orders-csv.ts';
import { taobaoItemsCsv2017 } from './taobao-items-csv-2017.ts';
import { taobaoItemsCsv2021 } from './taobao-items-csv-2021.ts';
import { taobaoItemsXlsx2024 } from './taobao-items-xlsx-2024.ts';
import { taobaoOrdersCsv2017 } from './taobao-orders-csv-2017.ts';
import { taobaoOrdersCsv2018 } from './taobao-orders-csv-2018.ts';
import { taobaoOrdersXlsx2019 } from './taobao-orders-xlsx-2019.ts';
import { taobaoOrdersXlsx2025 } from './taobao-orders-xlsx-2025.ts';
import { tiktokOrders } from './tiktok-shop-orders-csv.ts';
import { wechatOrders } from './wechat-shop-orders-xlsx.ts';
import { wooAnalyticsOrders } from './woocommerce-analytics-orders-csv.ts';
import { wooWebtoffeeOrders } from './woocommerce-webtoffee-orders-csv.ts';
import { xiaohongshuOrders } from './xiaohongshu-orders-xlsx.ts';
import { youzanItems } from './youzan-order-items.ts';
import { youzanOrders } from './youzan-orders-csv.ts';

/** All layouts that are known. Where several fit a file, the one that asks for most is taken. */
export const formats: readonly Format[] = [
  taobaoOrdersXlsx2019,
  taobaoOrdersCsv2018,
  taobaoOrdersXlsx2025,
  taobaoOrdersCsv2017,
  taobaoItemsXlsx2024,
  taobaoItemsCsv2021,
  taobaoItemsCsv2017,
  pddOrders,
  shopifyOrders,
  orders1688,
  jdOrders,
  douyinOrders,
  xiaohongshuOrders,
  wechatOrders,
  kuaishouOrders,
  youzanOrders,
  youzanItems,
  aliexpressOrders,
  amazonAllOrders,
  amazonNewOrders,
  amazonUnshipped,
  ebayOrders,
  ebayOrdersLegacy,
  wooAnalyticsOrders,
  wooWebtoffeeOrders,
  tiktokOrders,
  posSales,
  logisticsList,
];
