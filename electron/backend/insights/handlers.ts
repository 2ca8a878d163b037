import type { insights } from '../../../shared/contract/insights.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { readAfterSales } from './after-sales.ts';
import { readSales } from './sales.ts';
import { readTraffic } from './traffic.ts';

export const insightsHandlers: Handlers<typeof insights> = {
  sales: ({ shop }, { db }) => snapshot(db, () => readSales(db, shop)),
  traffic: ({ shop, source }, { db }) => snapshot(db, () => readTraffic(db, shop, source)),
  afterSales: ({ shop }, { db }) => snapshot(db, () => readAfterSales(db, shop)),
};
