import type { Format } from './format.ts';
import { taobaoItems } from './taobao-items.ts';

/** 销售明细 of 2023–2026, XLSX or CSV, columns of the seller's choice. */
export const taobaoItemsXlsx2024: Format = { ...taobaoItems, id: 'taobao-items-xlsx-2024', needs: ['orderNo', 'lineNo', 'title', 'quantity'], marks: ['商品标题'] };
