import type { Format } from './format.ts';
import { pddOrders } from './pdd-orders-csv.ts';
import { shopifyOrders } from './shopify-orders-csv.ts';
import { taobaoItemsCsv2017 } from './taobao-items-csv-2017.ts';
import { taobaoItemsCsv2021 } from './taobao-items-csv-2021.ts';
import { taobaoItemsXlsx2024 } from './taobao-items-xlsx-2024.ts';
import { taobaoOrdersCsv2017 } from './taobao-orders-csv-2017.ts';
import { taobaoOrdersCsv2018 } from './taobao-orders-csv-2018.ts';
import { taobaoOrdersXlsx2019 } from './taobao-orders-xlsx-2019.ts';
import { taobaoOrdersXlsx2025 } from './taobao-orders-xlsx-2025.ts';

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
];
