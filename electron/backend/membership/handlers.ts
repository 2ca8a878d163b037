import type { membership } from '../../../shared/contract/membership.ts';
import { versionOn } from '../../../shared/domain/programme.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { snapshot } from '../db/remember.ts';
import { personOf } from '../people/decisions.ts';
import type { Handlers } from '../serve.ts';
import { doAct, undoAct } from './acts.ts';
import { balanceOf } from './balances.ts';
import { bonusEventPeople, listBonusEvents } from './bonus-figures.ts';
import { awarenessPeople, readAwareness, takeAnswers } from './care/awareness.ts';
import { careHandlers } from './care/handlers.ts';
import { readCardFaces } from './card-faces.ts';
import { businessDay } from './clock.ts';
import { expireLots, reachDay } from './expire.ts';
import { forecastPoints } from './forecast.ts';
import { groupPeople } from './member-groups.ts';
import { enrol, enrolMany, findMembers, listCards, listMembers, setActive } from './members.ts';
import { readOverview } from './overview.ts';
import { openingBalances } from './opening-balances.ts';
import { pointsHistory } from './points-history.ts';
import { reportPoints } from './points-report.ts';
import { printLetters } from './print-letters.ts';
import { costOfYear } from './programme-cost.ts';
import { hasProgramme, readVersions } from './read-programme.ts';
import { fulfil, listRedemptions, listRewards, redeem, saveReward } from './rewards.ts';
import { programmeState, saveProgramme } from './save-programme.ts';
import { saveStatement } from './statement.ts';
import { listTierNotices, markNoticed } from './tier-notices.ts';
import { listTierMoves, listTierRuns, previewTiers, runTiers, setTier, tierState, undoTierRun } from './tiers.ts';

export const membershipHandlers: Handlers<typeof membership> = {
  programme: (_, { db, today }) => snapshot(db, () => programmeState(db, today)),
  saveProgramme: (input, context) => saveProgramme(input, context),
  simulate: (input, context) => forecastPoints(input, context),
  report: (_, { db, today }) => snapshot(db, () => reportPoints(db, today)),
  programmeCost: (_, { db, today }) => snapshot(db, () => costOfYear(db, today)),
  bringUpToDate: (_, { db, now, today }) => {
    if (!hasProgramme(db)) return { booked: 0 };
    const clock = { now, today: businessDay(db, today) };
    return { booked: reachDay(db, clock) + expireLots(db, clock) };
  },

  awareness: (_, { db, today }) => snapshot(db, () => readAwareness(db, businessDay(db, today))),
  awarenessPeople: (input, { db, today }) => snapshot(db, () => awarenessPeople(db, input, businessDay(db, today))),
  takeAnswers: (input, { db, now, today }) => takeAnswers(db, input, { now, today: businessDay(db, today) }),

  bonusEvents: (_, { db, today }) => snapshot(db, () => listBonusEvents(db, today)),
  bonusPeople: (input, { db }) => snapshot(db, () => bonusEventPeople(db, input)),

  members: (input, { db, today }) => snapshot(db, () => listMembers(db, input, today)),
  lookUp: ({ text }, { db, today }) => snapshot(db, () => findMembers(db, text, today)),
  card: ({ customerId: askedId }, { db, today }) =>
    snapshot(db, () => {
      const customerId = personOf(db, askedId) ?? askedId;
      const cards = listCards(db, customerId);
      const day = businessDay(db, today);
      const rules = versionOn(readVersions(db), day)?.rules;
      return cards.length === 0 || !rules ? null : { cards, balance: balanceOf(db, customerId, day), tier: tierState(db, customerId, day), valueMinor: rules.points.valueMinor, currency: rules.currency };
    }),
  enrol: ({ customerId, number }, { db, now, today }) => {
    if (!hasProgramme(db)) throw new AppError('not_found', { what: 'programme' });
    return enrol(db, customerId, number, { now, today });
  },
  setActive: ({ customerId, active }, { db, now, today }) => setActive(db, customerId, active, { now, today }),

  pointsHistory: (input, { db }) => snapshot(db, () => pointsHistory(db, input)),
  adjustPoints: ({ customerId: askedId, delta, reason }, { db, now, today }) => {
    const customerId = personOf(db, askedId) ?? askedId;
    doAct(db, { kind: 'adjust', customerId, points: delta, reason }, { now, today });
    return balanceOf(db, customerId, businessDay(db, today));
  },
  undoAct: ({ actId }, { db, now, today }) => {
    undoAct(db, actId, { now, today });
    return { actId };
  },
  openingBalances: (input, { db, now, today }) => {
    if (!hasProgramme(db)) throw new AppError('not_found', { what: 'programme' });
    return openingBalances(db, input, { now, today });
  },
  saveStatement: (input, context) => saveStatement(input, context),
  overview: (_, { db, today }) => snapshot(db, () => readOverview(db, today)),
  groupPeople: (input, { db, today }) => snapshot(db, () => groupPeople(db, input, today)),
  enrolMany: ({ customerIds }, { db, now, today }) => {
    if (!hasProgramme(db)) throw new AppError('not_found', { what: 'programme' });
    return enrolMany(db, customerIds, { now, today });
  },
  ...careHandlers,

  cardFaces: (input, { db, today }) => snapshot(db, () => readCardFaces(db, input, today)),
  printLetters: (input, context) => printLetters(input, context),

  rewards: (_, { db }) => listRewards(db),
  saveReward: (input, { db, now }) => saveReward(db, input, now),
  redeem: (input, { db, now, today }) => redeem(db, input, { now, today }),
  fulfil: (input, { db, now }) => fulfil(db, input, now),
  redemptions: (input, { db }) => listRedemptions(db, input),

  previewTiers: ({ rules }, context) => previewTiers(rules, context),
  runTiers: (_, context) => runTiers(context),
  undoTierRun: ({ runId }, { db, now }) => undoTierRun(db, runId, now),
  tierRuns: (_, { db }) => listTierRuns(db),
  tierMoves: ({ customerId }, { db }) => snapshot(db, () => listTierMoves(db, customerId)),
  tierNotices: (_, { db }) => listTierNotices(db),
  markNoticed: ({ customerIds }, { db, now }) => markNoticed(db, customerIds, now),
  setTier: (input, { db, now, today }) => setTier(db, input, { now, today }),
};
