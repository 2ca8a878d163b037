import type { Format } from './format.ts';
import { taobaoOrders } from './taobao-orders.ts';

/** XLSX of 2019 (61 columns), 2020 (67) and 2021–2022 (71, with an expiry of the virtual phone). */
export const taobaoOrdersXlsx2019: Format = {
  ...taobaoOrders,
  id: 'taobao-orders-xlsx-2019',
  needs: ['orderNo', 'paid', 'settled', 'status'],
  marks: ['是否信用购', '配送类型', '虚拟号过期时间'],
};
