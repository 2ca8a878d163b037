import type { Format } from './format.ts';
import { taobaoItems } from './taobao-items.ts';

/** CSV of 2020–2022: 18 columns, later 28. */
export const taobaoItemsCsv2021: Format = { ...taobaoItems, id: 'taobao-items-csv-2021', needs: ['orderNo', 'lineNo', 'title', 'quantity'], marks: ['标题'] };
