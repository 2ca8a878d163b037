import type { planner } from '../../../shared/contract/planner.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { readToday } from './today.ts';

export const plannerHandlers: Handlers<typeof planner> = {
  today: ({ shop }, { db, today }) => snapshot(db, () => readToday(db, today, shop)),
};
