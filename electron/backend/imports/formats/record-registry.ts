import type { RecordFormat } from '../records/record-format.ts';
import { amazonTrafficByAsin } from './amazon-business-report-asin-csv.ts';
import { amazonTrafficByDate } from './amazon-business-report-date-csv.ts';
import { amazonReturns } from './amazon-fba-returns-txt.ts';
import { costSheet } from './cost-sheet.ts';
import { ebayTraffic } from './ebay-traffic-report-csv.ts';
import { jdSettlement } from './jd-settlement-xlsx.ts';
import { memberList } from './member-list.ts';
import { shopifyCustomers } from './shopify-customers-csv.ts';
import { sycmProductRank } from './sycm-product-rank-xls.ts';
import { sycmShopDaily } from './sycm-shop-daily-xls.ts';
import { wooCustomers } from './woocommerce-analytics-customers-csv.ts';
import { youzanCustomers } from './youzan-customers-csv.ts';

/** All layouts of files that aren't about orders. A platform's own goes before a list of the owner's. */
export const recordFormats: readonly RecordFormat[] = [
  shopifyCustomers,
  wooCustomers,
  youzanCustomers,
  sycmShopDaily,
  sycmProductRank,
  amazonTrafficByDate,
  amazonTrafficByAsin,
  ebayTraffic,
  amazonReturns,
  jdSettlement,
  costSheet,
  memberList,
];
