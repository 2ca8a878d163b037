import type { lifecycle } from '../../../shared/contract/lifecycle.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { snapshot } from '../db/remember.ts';
import { choosePeople } from '../segments/compile-rule.ts';
import type { Handlers } from '../serve.ts';
import { readIntervals } from './intervals.ts';
import { readLifecycleSettings, saveLifecycleSettings } from './lifecycle-settings.ts';
import { printCallList } from './call-list.ts';
import { readCategoryStates } from './category-states.ts';
import { compare } from './compare.ts';
import { readPlanNotes, savePlanNote } from './plan-notes.ts';
import { listPlanTrials } from './plan-trials/list-trials.ts';
import { readTrialOutlook } from './plan-trials/outlook.ts';
import { startPlanTrial } from './plan-trials/start-trial.ts';
import { listTrialPeople } from './plan-trials/trial-people.ts';
import { predict } from './predict.ts';
import { readMargins } from './margins.ts';
import { readRegulars } from './regulars.ts';
import { readReturnRates } from './return-rates.ts';
import { readRfm } from './rfm.ts';
import { readRfmMoves } from './rfm-moves.ts';
import { readSecondBy, secondPeople } from './second-by.ts';
import { readSegmentWorths } from './segment-worths.ts';
import { readSeasons } from './seasons.ts';
import { readStanding } from './standing.ts';
import { readStates } from './states.ts';
import { readValue } from './value.ts';
import { readWorth } from './worth.ts';

export const lifecycleHandlers: Handlers<typeof lifecycle> = {
  settings: (_, { db }) => readLifecycleSettings(db),

  saveSettings: (change, { db }) => saveLifecycleSettings(db, change),

  intervals: ({ shop, asOf, counting }, { db, today }) => snapshot(db, () => readIntervals(db, choosePeople(db, { shop, asOf, today }), counting)),

  states: ({ shop, asOf, cuts, months }, { db, today }) => snapshot(db, () => readStates(db, choosePeople(db, { shop, asOf, today }), months, cuts)),

  rfm: ({ shop, asOf, ...settings }, { db, today }) => snapshot(db, () => readRfm(db, choosePeople(db, { shop, asOf, today }), settings)),

  rfmMoves: (asked, { db, today }) => snapshot(db, () => readRfmMoves(db, asked, today)),

  seasons: ({ shop, asOf, from, to }, { db, today }) => snapshot(db, () => readSeasons(db, choosePeople(db, { shop, asOf, today }), { from, to })),

  value: ({ shop, asOf, top }, { db, today }) => snapshot(db, () => readValue(db, choosePeople(db, { shop, asOf, today }), top)),

  margins: ({ shop, asOf }, { db, today }) => snapshot(db, () => readMargins(db, choosePeople(db, { shop, asOf, today }))),

  printCallList,

  categoryStates: ({ shop, asOf, groupBy, key }, { db, today }) => snapshot(db, () => readCategoryStates(db, choosePeople(db, { shop, asOf, today }), { groupBy, key })),

  worth: ({ customerId, shop, asOf }, { db, today, checkCancelled }) => snapshot(db, () => readWorth(db, customerId, choosePeople(db, { shop, asOf, today }), checkCancelled)),

  secondBy: ({ shop, asOf, by }, { db, today }) => snapshot(db, () => readSecondBy(db, choosePeople(db, { shop, asOf, today }), by)),

  secondPeople: ({ shop, asOf, by, key }, { db, today }) => snapshot(db, () => secondPeople(db, choosePeople(db, { shop, asOf, today }), by, key)),

  segmentWorths: ({ shop, asOf }, { db, today, checkCancelled }) => snapshot(db, () => readSegmentWorths(db, choosePeople(db, { shop, asOf, today }), checkCancelled)),

  predict: ({ shop, asOf, ...wishes }, { db, today, progress, checkCancelled }) => predict(db, choosePeople(db, { shop, asOf, today }), { ...wishes, method: wishes.method }, { progress, checkCancelled }),

  compare: ({ shop, asOf, plans, from, to }, { db, today, progress, checkCancelled }) => {
    for (const day of [from, to]) if (day !== undefined && !isDay(day)) throw new AppError('bad_input', { field: day === from ? 'from' : 'to' });
    return compare(db, choosePeople(db, { shop, asOf, today }), { plans, from, to }, { progress, checkCancelled });
  },

  returnRates: ({ shop, asOf, ...wishes }, { db, today }) => snapshot(db, () => readReturnRates(db, choosePeople(db, { shop, asOf, today }), wishes)),

  planNotes: (_, { db }) => readPlanNotes(db),
  savePlanNote: (note, { db, now }) => savePlanNote(db, note, now),
  planTrialOutlook: (asked, context) => snapshot(context.db, () => readTrialOutlook(asked, context)),
  startPlanTrial,
  planTrials: (_, context) => listPlanTrials(context),
  planTrialPeople: listTrialPeople,

  standing: ({ customerId, shop, asOf }, { db, today }) => snapshot(db, () => readStanding(db, customerId, choosePeople(db, { shop, asOf, today }))),

  regulars: ({ shop, asOf }, { db, today }) => snapshot(db, () => readRegulars(db, { shop, asOf, today })),
};
