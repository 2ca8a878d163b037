import type { Format } from './format.ts';
import { taobaoOrders } from './taobao-orders.ts';

/** CSV of 2018–2019: 54 columns, or 56 with the payment number. */
export const taobaoOrdersCsv2018: Format = { ...taobaoOrders, id: 'taobao-orders-csv-2018', needs: ['orderNo', 'paid', 'settled'], marks: ['新零售交易类型'] };
