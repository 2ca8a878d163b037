import type { insights } from '../../../shared/contract/insights.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { readSales } from './sales.ts';

export const insightsHandlers: Handlers<typeof insights> = {
  sales: ({ shop }, { db }) => snapshot(db, () => readSales(db, shop)),
};
