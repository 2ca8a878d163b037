import type { automation } from '../../../shared/contract/automation.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { countWaiting, listDue, previewRule } from './due.ts';
import { deleteRule, listRules, saveRule, turnOff, turnOn } from './rules.ts';
import { listDone, tick, toCampaign, undoTick } from './tick.ts';

export const automationHandlers: Handlers<typeof automation> = {
  rules: (_, { db }) => listRules(db),
  saveRule: (rule, { db, now }) => saveRule(db, rule, now),
  deleteRule: ({ ruleId }, { db }) => deleteRule(db, ruleId),
  preview: (rule, { db, today }) => snapshot(db, () => previewRule(db, rule, today)),
  turnOn: (input, { db, today }) => turnOn(db, input, today),
  turnOff: ({ ruleId }, { db }) => turnOff(db, ruleId),
  due: (_, { db, today }) => snapshot(db, () => listDue(db, listRules(db), today)),
  tick,
  toCampaign,
  done: ({ limit }, { db }) => listDone(db, limit),
  undo: ({ doneId }, { db }) => undoTick(db, doneId),
  waiting: (_, { db, today }) => snapshot(db, () => countWaiting(db, listRules(db), today)),
};
