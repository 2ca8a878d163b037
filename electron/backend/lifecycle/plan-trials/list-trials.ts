import type { Channel } from '../../../../shared/contract/copy.ts';
import type { ComparisonPlans } from '../../../../shared/contract/comparison-plans.ts';
import type { PlanArm, PlanTrial, PlanTrialArm, PlanTrialPair, PlanTrialVerdict } from '../../../../shared/contract/lifecycle-plan-trials.ts';
import { isEnoughToJudge, judgeInterval, newcombe, type Interval } from '../../../../shared/domain/lift.ts';
import { moneyDifference, type MoneyStratum } from '../../../../shared/domain/mean-difference.ts';
import { stratifiedDifference } from '../../../../shared/domain/stratified-lift.ts';
import { addDays } from '../../../../shared/lib/dates.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { armResult, type Bought } from '../../campaigns/compare-arms.ts';
import { getCampaign } from '../../campaigns/campaign-row.ts';
import { costOf } from '../../campaigns/results.ts';
import type { Window } from '../../campaigns/results-sql.ts';
import type { ReadDb } from '../../db/executor.ts';
import { readKnownUntil } from '../../results/known-until.ts';
import type { QueryContext } from '../../serve.ts';
import { armKey, isContacted, isContactedElse, trialSql } from './trial-arms.ts';

interface Row {
  trialId: number;
  name: string;
  hypothesis: string;
  decision: PlanTrial['decision'];
  plans: string;
  channel: Channel;
  currency: string;
  day: string;
  horizonDays: number;
  aloneShare: number;
  seed: number;
  neededPeople: number | null;
  ySegmentId: number | null;
  xSegmentId: number | null;
}
const select = `SELECT r.trial_id AS trialId, t.name, t.hypothesis, t.decision, r.plans, r.channel, t.currency, r.day, r.horizon_days AS horizonDays, r.alone_share AS aloneShare, r.seed, r.needed_people AS neededPeople,
  r.y_segment_id AS ySegmentId, r.x_segment_id AS xSegmentId FROM plan_trials r JOIN trials t ON t.id = r.trial_id`;

/** The newest first. */
export const listPlanTrials = ({ db, today }: Pick<QueryContext, 'db' | 'today'>): PlanTrial[] => db.all<Row>(`${select} ORDER BY r.trial_id DESC LIMIT 50`).map((row) => readTrial(db, row, today));

export function windowOfTrial(db: ReadDb, trialId: number, today: string): Window & { currency: string } {
  const row = db.get<Row>(`${select} WHERE r.trial_id = :trialId`, { trialId });
  if (!row) throw new AppError('not_found', { what: 'trial' });
  return { ...windowOf(row, today), currency: row.currency };
}

const windowOf = ({ day, horizonDays }: Row, today: string): Window => ({ firstDay: day, lastDay: addDays(day, horizonDays), asOf: today });

interface Member extends Bought {
  arm: PlanArm;
  chosen: number;
  contacted: number;
  contactedElse: number;
  foreign: number;
  aloneStratum: number | null;
  planStratum: number | null;
}

/** By intention to treat: everyone counts in the arm that they were drawn into, whether they were contacted or not. */
function readTrial(db: ReadDb, row: Row, today: string): PlanTrial {
  const { plans, ySegmentId, xSegmentId, aloneShare, ...rest } = row;
  const window = windowOf(row, today);
  const members = db.all<Member>(
    `WITH ${trialSql(row.trialId, window)} SELECT m.arm, m.chosen, ${isContacted} AS contacted, ${isContactedElse} AS contactedElse, COALESCE(b.orders, 0) AS orders, COALESCE(b.net, 0) AS net, COALESCE(b.refund, 0) AS refund, COALESCE(b."foreign", 0) AS "foreign", m.alone_stratum AS aloneStratum, m.plan_stratum AS planStratum
    FROM member m LEFT JOIN bought b ON b.customer_id = m.customer_id`,
    { currency: row.currency },
  );
  const inArm = (arm: PlanArm) => members.filter((m) => m.arm === arm);
  const segments: Record<PlanArm, number | null> = { y: ySegmentId, x: xSegmentId, alone: null };
  const arms = (aloneShare > 0 ? (['y', 'x', 'alone'] as const) : (['y', 'x'] as const)).map((arm) => readArm(db, row.trialId, arm, inArm(arm), segments[arm]));
  const knownUntil = readKnownUntil(db, today);
  const unfinished = knownUntil < window.lastDay;
  const pair = (of: PlanArm, than: PlanArm) => comparePair({ of, than }, inArm(of), inArm(than), unfinished);
  const pairs = [pair('y', 'x'), ...(aloneShare > 0 ? [pair('y', 'alone'), pair('x', 'alone')] : [])];
  const drawn = inArm('y').length + inArm('x').length;
  return { ...rest, plans: JSON.parse(plans) as ComparisonPlans, lastDay: window.lastDay, knownUntil, unfinished, arms, pairs, canShow: row.neededPeople !== null && row.neededPeople <= drawn, foreignOrders: members.reduce((n, m) => n + m.foreign, 0) };
}

function readArm(db: ReadDb, trialId: number, arm: PlanArm, members: readonly Member[], segmentId: number | null): PlanTrialArm {
  const campaigns = campaignsOfArm(db, trialId, arm);
  const { buyers, orders, netMinor, rate, rateLow, rateHigh, netPerPersonMinor } = armResult(members, members.length);
  return {
    arm,
    people: members.length,
    chosen: members.filter((m) => m.chosen === 1).length,
    contacted: members.filter((m) => m.contacted === 1).length,
    contactedElse: members.filter((m) => m.contactedElse === 1).length,
    buyers,
    orders,
    netMinor,
    rate,
    rateLow,
    rateHigh,
    netPerPersonMinor,
    costMinor: campaigns.filter((c) => c.lockedAt !== null).reduce((sum, c) => sum + costOf(db, c).totalMinor, 0),
    segmentId,
    campaigns: campaigns.map(({ campaignId, name, state }) => ({ campaignId, name, state })),
  };
}

/** In the order in which they were made. */
const campaignsOfArm = (db: ReadDb, trialId: number, arm: PlanArm) =>
  db.all<{ id: number }>("SELECT campaign_id AS id FROM campaign_origins WHERE card = 'planTrial' AND key = :key ORDER BY campaign_id", { key: armKey(trialId, arm) }).map(({ id }) => getCampaign(db, id));

function comparePair(which: Pick<PlanTrialPair, 'of' | 'than'>, of: readonly Member[], than: readonly Member[], unfinished: boolean): PlanTrialPair {
  const [a, b] = [armResult(of, of.length), armResult(than, than.length)];
  const strata = strataOf(of, than, which.than === 'alone' ? 'aloneStratum' : 'planStratum');
  const buyers = stratifiedDifference(strata.map(({ first, second }) => ({ hits1: first.buyers.length, people1: first.people, hits2: second.buyers.length, people2: second.people }))) ?? newcombe(a.buyers, a.people, b.buyers, b.people);
  const net = moneyDifference(strata);
  const judge = (interval: Interval): PlanTrialVerdict => (unfinished ? 'too_early' : !isEnoughToJudge(a, b) ? 'too_few' : judgeInterval(interval));
  return { ...which, buyers, net, verdict: judge(buyers), netVerdict: judge(net) };
}

/** Both arms within each stratum of the draw that told them apart, in their order; all of an older trial in one. */
function strataOf(of: readonly Member[], than: readonly Member[], by: 'aloneStratum' | 'planStratum'): MoneyStratum[] {
  const money = (rows: readonly Member[]) => ({ people: rows.length, buyers: rows.filter((m) => m.orders > 0).map((m) => m.net) });
  const [first, second] = [of, than].map((rows) => Map.groupBy(rows, (m) => m[by])) as [Map<number | null, Member[]>, Map<number | null, Member[]>];
  const strata = [...new Set([...first.keys(), ...second.keys()])].sort((a, b) => (a ?? -1) - (b ?? -1));
  return strata.map((stratum) => ({ first: money(first.get(stratum) ?? []), second: money(second.get(stratum) ?? []) }));
}
