import type { results } from '../../../shared/contract/results.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { readAllResults } from './all-results.ts';
import { readAnswerRates } from './answer-rates.ts';
import { diagnoseCampaign } from './diagnosis.ts';
import { readGoods } from './goods.ts';
import { readLongRun } from './long-run.ts';
import { readOrderMix } from './order-mix.ts';
import { describeParticipants } from './participants.ts';
import { readPriceWhatIf } from './price-what-if.ts';
import { saveReport } from './report/save-report.ts';
import { keepResponders, listResponders } from './responders.ts';
import { deleteSalesPlan, readSalesPlan, saveSalesPlan } from './sales-plan.ts';
import { readCampaignScores } from './scores/campaign-scores.ts';
import { deleteScore, listScores, saveScore } from './scores/change-scores.ts';
import { takeScores } from './scores/take-scores.ts';
import { readStandingControl, setStandingControl } from './standing-control.ts';
import { readTracker } from './tracker.ts';
import { readTrafficChange } from './traffic-change.ts';
import { addTrialCost, decideTrial, deleteTrial, deleteTrialCost, reopenTrial, saveTrial } from './trials/change-trials.ts';
import { listTrials } from './trials/list-trials.ts';
import { tryOut } from './try-out.ts';
import { deleteGroupPlan, readGroupPlans, saveGroupPlan } from './group-plans.ts';

export const resultsHandlers: Handlers<typeof results> = {
  longRun: ({ campaignId }, { db, today }) => snapshot(db, () => readLongRun(db, campaignId, today)),
  participants: ({ campaignId }, { db, today }) => snapshot(db, () => describeParticipants(db, campaignId, today)),
  orders: ({ campaignId }, { db, today }) => snapshot(db, () => readOrderMix(db, campaignId, today)),
  goods: ({ campaignId }, { db, today }) => snapshot(db, () => readGoods(db, campaignId, today)),
  tracker: ({ campaignId }, { db, today }) => snapshot(db, () => readTracker(db, campaignId, today)),
  trafficChange: ({ campaignId }, { db }) => snapshot(db, () => readTrafficChange(db, campaignId)),
  tryOut: (input, context) => snapshot(context.db, () => tryOut(input, context)),
  trials: (_, { db, today }) => snapshot(db, () => listTrials(db, today)),
  saveTrial,
  addTrialCost,
  deleteTrialCost: ({ costId }, { db }) => deleteTrialCost(db, costId),
  decideTrial,
  reopenTrial,
  deleteTrial: ({ trialId }, { db }) => deleteTrial(db, trialId),
  responders: ({ campaignId }, { db, today }) => snapshot(db, () => listResponders(db, campaignId, today)),
  keepResponders,
  priceWhatIf: ({ marginShare }, context) => snapshot(context.db, () => readPriceWhatIf(context, marginShare)),
  salesPlan: (_, { db, today }) => snapshot(db, () => readSalesPlan(db, today)),
  groupPlans: (_, { db, today, checkCancelled }) => snapshot(db, () => readGroupPlans(db, today, checkCancelled)),
  saveGroupPlan,
  deleteGroupPlan: ({ planId }, { db }) => deleteGroupPlan(db, planId),
  saveSalesPlan,
  deleteSalesPlan: ({ month }, { db }) => deleteSalesPlan(db, month),
  scores: ({ shopId }, { db }) => listScores(db, shopId),
  saveScore,
  deleteScore,
  takeScores: ({ file, ...given }, context) => takeScores(context.file(file).path, given, context),
  campaignScores: ({ campaignId }, { db }) => snapshot(db, () => readCampaignScores(db, campaignId)),
  diagnosis: ({ campaignId }, context) => snapshot(context.db, () => diagnoseCampaign(context, campaignId)),
  saveReport,
  all: (_, context) => snapshot(context.db, () => readAllResults(context)),
  answers: (_, { db }) => readAnswerRates(db),
  standingControl: (_, context) => snapshot(context.db, () => readStandingControl(context)),
  setStandingControl: ({ share }, { db, now, today }) => setStandingControl(db, share, { now, today }),
};
