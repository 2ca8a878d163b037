import type { planning } from '../../../shared/contract/planning.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { readBaseline } from './baseline.ts';
import { saveBrief } from './brief.ts';
import { addCost, moveCost, removeCost } from './budget.ts';
import { deleteNote, readCalendar, saveNote } from './calendar.ts';
import { readChecks, setCheck } from './checks.ts';
import { saveItems, saveOffers } from './items.ts';
import { printMailLabels, readMail } from './mail.ts';
import { writePack } from './pack.ts';
import { readPlan } from './plan.ts';
import { readPressureBook } from './pressure-book.ts';
import { readProof } from './proof.ts';
import { readQuarters, setQuarterBudget } from './quarters.ts';
import { readSimilar } from './similar.ts';
import { readTypeMeasure } from './type-measure.ts';
import { closeCampaign, markPlanned, reopenCampaign } from './stages.ts';

export const planningHandlers: Handlers<typeof planning> = {
  plan: ({ campaignId }, context) => snapshot(context.db, () => readPlan(campaignId, context)),
  checks: ({ campaignId }, context) => ({ checks: snapshot(context.db, () => readChecks(campaignId, context)) }),
  baseline: ({ campaignId }, context) => snapshot(context.db, () => readBaseline(campaignId, context)),
  similar: ({ campaignId }, context) => snapshot(context.db, () => readSimilar(campaignId, context)),
  typeMeasure: ({ campaignId }, context) => snapshot(context.db, () => readTypeMeasure(campaignId, context)),
  saveBrief: (input, { db }) => saveBrief(input, db),
  saveItems: (input, { db }) => saveItems(input, db),
  saveOffers: (input, { db }) => saveOffers(input, db),
  addCost: (input, { db, now }) => addCost(input, db, now),
  moveCost: (input, { db }) => moveCost(input, db),
  removeCost: ({ costId }, { db }) => removeCost(costId, db),
  setCheck,
  markPlanned: ({ campaignId }, context) => markPlanned(campaignId, context),
  close: closeCampaign,
  reopen: ({ campaignId }, context) => reopenCampaign(campaignId, context),
  pack: writePack,
  mail: ({ campaignId }, { db }) => snapshot(db, () => readMail(db, campaignId)),
  printMailLabels,

  calendar: (input, { db, today }) => snapshot(db, () => readCalendar(db, input, today)),
  saveNote: (input, { db }) => saveNote(input, db),
  deleteNote: ({ noteId }, { db }) => deleteNote(noteId, db),
  quarters: (_, { db }) => ({ quarters: snapshot(db, () => readQuarters(db)) }),
  setQuarterBudget: (input, { db }) => setQuarterBudget(input, db),

  pressureBook: ({ from }, { db, today }) => snapshot(db, () => readPressureBook(db, from, today)),
  proof: (_, { db }) => snapshot(db, () => readProof(db)),
};
