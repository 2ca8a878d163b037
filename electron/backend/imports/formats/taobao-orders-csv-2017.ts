import type { Format } from './format.ts';
import { taobaoOrders } from './taobao-orders.ts';

/** CSV in GBK, 46 columns and fewer (2012–2017). */
export const taobaoOrdersCsv2017: Format = { ...taobaoOrders, id: 'taobao-orders-csv-2017', marks: ['买家实际支付金额'] };
