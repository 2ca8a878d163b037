import type { Format } from './format.ts';
import { taobaoOrders } from './taobao-orders.ts';

/** Columns of the seller's choice (2024–2026), mostly without a buyer; also as CSV and as an HTML table named .xls. */
export const taobaoOrdersXlsx2025: Format = {
  ...taobaoOrders,
  id: 'taobao-orders-xlsx-2025',
  marks: ['买家实付金额'],
  paidMayBeNet: true,
};
