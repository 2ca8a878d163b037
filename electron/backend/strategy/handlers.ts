import type { strategy } from '../../../shared/contract/strategy.ts';
import { snapshot } from '../db/remember.ts';
import { choosePeople } from '../segments/compile-rule.ts';
import type { Handlers } from '../serve.ts';
import { currentPlan, getVersion, listVersions, savePlan } from './plan.ts';
import { readStrategyBudget } from './budget.ts';
import { readBundles } from './bundles.ts';
import { readCare } from './care.ts';
import { saveCare } from './care-plan.ts';
import { readChurn } from './churn.ts';
import { readCultivation, saveCultivation } from './cultivation.ts';
import { readCareRules } from './left-alone.ts';
import { readLevers, tickLever } from './levers.ts';
import { readOutlook } from './outlook.ts';
import { readPhaseResults, savePhaseTraffic } from './phase-results.ts';
import { readPlays } from './plays.ts';
import { readSeasonPlan, saveSeasonPlan } from './season-plan.ts';
import { readSalePhases, readSeasonality } from './seasonality.ts';
import { readSegmentCard, saveSegmentCard } from './segment-card.ts';
import { readStrategyReport } from './report.ts';
import { readWinBack } from './win-back.ts';
import { readWinBackLadder, saveRungs } from './win-back-ladder.ts';

export const strategyHandlers: Handlers<typeof strategy> = {
  plan: (_, { db }) => ({ ...currentPlan(db), versions: listVersions(db) }),
  version: ({ version }, { db }) => getVersion(db, version),
  savePlan: (plan, { db, now }) => savePlan(db, plan, now),
  report: ({ shop, asOf }, { db, today }) => snapshot(db, () => readStrategyReport(db, choosePeople(db, { shop, asOf, today }))),
  budget: ({ asOf }, { db, today, progress, checkCancelled }) => readStrategyBudget(db, choosePeople(db, { asOf, today }), { progress, checkCancelled }),
  plays: ({ shop }, context) => snapshot(context.db, () => readPlays(context, choosePeople(context.db, { shop, today: context.today }))),
  churn: ({ shop, asOf, top }, { db, today, progress, checkCancelled }) => readChurn(db, choosePeople(db, { shop, asOf, today }), top, { progress, checkCancelled }),
  seasonality: ({ shop, asOf, calendar, groupBy }, { db, today, progress, checkCancelled }) => readSeasonality(db, choosePeople(db, { shop, asOf, today }), { calendar, groupBy }, { progress, checkCancelled }),
  phases: ({ shop, asOf, groupBy, key, season }, { db, today }) => readSalePhases(db, choosePeople(db, { shop, asOf, today }), { groupBy, key, season }),
  outlook: ({ shop, asOf, segmentIds }, { db, today, progress, checkCancelled }) => readOutlook(db, choosePeople(db, { shop, asOf, today }), segmentIds, today, { progress, checkCancelled }),
  winBack: ({ shop, asOf, ...asked }, context) => readWinBack(context, choosePeople(context.db, { shop, asOf, today: context.today }), { ...asked, uplift: asked.uplift, marginShare: asked.marginShare }),
  winBackLadder: ({ shop, asOf, marginShare }, context) => readWinBackLadder(context, choosePeople(context.db, { shop, asOf, today: context.today }), { marginShare }),
  saveWinBackLadder: ({ rungs }, { db }) => saveRungs(db, rungs),
  cultivation: ({ shop, asOf, step, top }, { db, today, checkCancelled }) => readCultivation(db, choosePeople(db, { shop, asOf, today }), { step, top }, { checkCancelled }),
  saveCultivation: (rules, { db }) => saveCultivation(db, rules),
  phaseResults: ({ shop, asOf, ...asked }, context) => readPhaseResults(context, choosePeople(context.db, { shop, asOf, today: context.today }), asked),
  savePhaseTraffic: (traffic, { db }) => savePhaseTraffic(db, traffic),
  seasonPlan: ({ shop, asOf, groupBy }, { db, today, checkCancelled }) => readSeasonPlan(db, choosePeople(db, { shop, asOf, today }), groupBy, { checkCancelled }),
  saveSeasonPlan: (choice, { db }) => saveSeasonPlan(db, choice),
  levers: ({ campaignId }, context) => readLevers(campaignId, context),
  tickLever: (tick, { db, now }) => tickLever(db, tick, now),
  segmentCard: ({ segmentId }, { db, today }) => snapshot(db, () => readSegmentCard(db, segmentId, today)),
  saveSegmentCard: (card, { db, now }) => saveSegmentCard(db, card, now),
  bundles: ({ shop, asOf, days }, { db, today, progress, checkCancelled }) => readBundles(db, choosePeople(db, { shop, asOf, today }), days, { progress, checkCancelled }),
  care: ({ draft }, { db, today }) => snapshot(db, () => readCare(db, choosePeople(db, { today }), draft)),
  saveCare: (plan, { db, now }) => saveCare(db, plan, now),
  careRules: (_, { db }) => readCareRules(db),
};
