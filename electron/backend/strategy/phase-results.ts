import * as z from 'zod';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { phaseResultEndpoints, PhaseCampaigns, PhaseResult, PhaseResults } from '../../../shared/contract/strategy-phase-results.ts';
import type { Cuts } from '../../../shared/domain/lifecycle-states.ts';
import { isEnoughToJudge } from '../../../shared/domain/lift.ts';
import { phaseKey } from '../../../shared/domain/push-key.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { salePhases, type SalePhase } from '../../../shared/domain/sale-phases.ts';
import { stratifiedDifference, type Stratum } from '../../../shared/domain/stratified-lift.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { getLocked, type LockedCampaign } from '../campaigns/campaign-row.ts';
import { getResults } from '../campaigns/results.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { cutsInForce } from '../lifecycle/cuts-in-force.ts';
import { purchaseWhere, readPurchases } from '../lifecycle/purchases.ts';
import type { People } from '../segments/compile-rule.ts';
import type { QueryContext } from '../serve.ts';
import { readStored, writeStored } from '../settings/stored-value.ts';
import { campaignByState } from './campaign-by-state.ts';
import { readGroupSales } from './group-sales.ts';

type Asked = Omit<Parsed<typeof phaseResultEndpoints.phaseResults>, 'shop' | 'asOf'>;
type Traffic = Parsed<typeof phaseResultEndpoints.savePhaseTraffic>;
const LEAST_ORDERS = 10;
const KEY = 'phaseTraffic';
const kept = z.object({ clickMinor: z.number().nullable().catch(null), visitors: z.record(z.string(), z.number()).catch({}) });

const readTraffic = (db: ReadDb) => kept.safeParse(readStored(db, KEY)).data ?? { clickMinor: null, visitors: {} };

export function savePhaseTraffic(db: WriteDb, { key, firstDay, clickMinor, visitors }: Traffic): { saved: true } {
  const name = `${firstDay} ${key}`;
  const { [name]: _, ...others } = readTraffic(db).visitors;
  writeStored(db, KEY, { clickMinor, visitors: visitors === null ? others : { ...others, [name]: visitors } });
  return { saved: true };
}

export function readPhaseResults(context: QueryContext, people: People, asked: Asked): PhaseResults {
  const { db } = context;
  return snapshot(db, () => {
    const { asOf, currency } = people;
    const name = readGroupSales(db, people, asked.groupBy).find((s) => s.key === asked.key)?.name;
    if (name === undefined) throw new AppError('not_found', { what: asked.groupBy });
    const spans: Record<SalePhase, [string, string]> = { early: [asked.firstDay, addDays(asked.hotDay, -1)], hot: [asked.hotDay, addDays(asked.endDay, -1)], end: [asked.endDay, asked.lastDay] };
    const found = new Map(salePhases.map((phase) => [phase, campaignsOf(db, phaseKey(phase, name), asked.firstDay, asked.lastDay, asOf)]));
    const phases = salePhases.map((phase): PhaseResult => ({ phase, ...together(context, found.get(phase)!, asOf), sales: salesOf(db, people, asked, spans[phase]) }));
    const { clickMinor, visitors: typed } = readTraffic(db);
    const visitors = typed[`${asked.firstDay} ${asked.key}`] ?? null;
    const atLeast = phases[0]!.buyers;
    const end = found.get('end')!;
    const margins = end.map((c) => getResults({ campaignId: c.campaignId, asOf }, context).marginMinor);
    const { cuts } = cutsInForce(db, people);
    return {
      asOf,
      currency,
      name,
      phases,
      traffic: { visitors, atLeast, clickMinor, savedMinor: clickMinor === null ? null : clickMinor * (visitors ?? atLeast) },
      bundle: bundleOf(db, people, asked, spans.hot),
      reactivated: cuts === null ? null : reactivatedBy(db, people, end, cuts),
      endMarginMinor: margins.length === 0 || margins.includes(null) ? null : margins.reduce<number>((sum, m) => sum + (m ?? 0), 0),
      definition: 'strategy:define.phaseResults',
    };
  });
}

/** Sent in this season, up to the day. */
const campaignsOf = (db: ReadDb, key: string, firstDay: string, lastDay: string, asOf: string): LockedCampaign[] =>
  db
    .all<{ id: number }>("SELECT c.id FROM campaigns c JOIN campaign_origins g ON g.campaign_id = c.id WHERE g.card = 'phase' AND g.key = :key AND c.locked_at IS NOT NULL AND c.send_day BETWEEN :firstDay AND min(:lastDay, :asOf) ORDER BY c.send_day, c.id", { key, firstDay, lastDay, asOf })
    .map(({ id }) => getLocked(db, id));

function together(context: QueryContext, campaigns: readonly LockedCampaign[], asOf: string): PhaseCampaigns {
  const results = campaigns.map(({ campaignId }) => getResults({ campaignId, asOf }, context));
  const sum = (of: (result: (typeof results)[number]) => number) => results.reduce((total, result) => total + of(result), 0);
  const held = results.filter((r) => r.heldOut !== null && r.heldOut.people > 0);
  return {
    campaigns: campaigns.map(({ campaignId, name, sendDay }) => ({ campaignId, name, sendDay })),
    contacted: sum((r) => r.sent),
    treated: sum((r) => r.treated.people),
    buyers: sum((r) => r.treated.buyers),
    orders: sum((r) => r.treated.orders),
    netMinor: sum((r) => r.treated.netMinor),
    costMinor: sum((r) => r.cost.totalMinor),
    heldOut: sum((r) => r.heldOut?.people ?? 0),
    difference: differenceOf(held.map(({ treated, heldOut }) => ({ hits1: treated.buyers, people1: treated.people, hits2: heldOut!.buyers, people2: heldOut!.people }))),
  };
}

/** Null where there is too little to speak of an effect. */
function differenceOf(strata: readonly Stratum[]) {
  const sum = (of: keyof Stratum) => strata.reduce((total, s) => total + s[of], 0);
  return isEnoughToJudge({ people: sum('people1'), buyers: sum('hits1') }, { people: sum('people2'), buyers: sum('hits2') }) ? stratifiedDifference(strata) : null;
}

const isOfGroup = ({ groupBy, key }: Asked): string => (groupBy === 'category' ? `p.category = ${literal(key)}` : `p.id = ${Number(key) || 0}`);

function salesOf(db: ReadDb, { shopId, asOf, currency }: People, asked: Asked, [from, to]: [string, string]): PhaseResult['sales'] {
  if (from > asOf) return null;
  const until = to < asOf ? to : asOf;
  const row = db.get<{ orders: number; units: number; netMinor: number }>(
    `SELECT count(DISTINCT o.id) AS orders, ifnull(sum(l.quantity), 0) AS units, ifnull(sum(l.paid_minor - l.refund_minor) FILTER (WHERE o.currency = :currency), 0) AS netMinor
    FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN products p ON p.id = l.product_id WHERE ${purchaseWhere(shopId)} AND ${isOfGroup(asked)} AND o.day BETWEEN :from AND :until`,
    { currency, from, until },
  )!;
  return { from, to: until, ...row };
}

/** Orders of the phase with these goods: with another kind of goods beside them, or alone. */
function bundleOf(db: ReadDb, { shopId, asOf, currency }: People, asked: Asked, [from, to]: [string, string]): PhaseResults['bundle'] {
  const rows = db.all<{ together: number; orders: number; aovMinor: number | null }>(
    `SELECT kinds > 1 AS together, count(*) AS orders, CAST(round(avg(net)) AS INTEGER) AS aovMinor FROM (
      SELECT o.id, o.net_minor AS net, count(DISTINCT l.product_id) AS kinds, max(${isOfGroup(asked)}) AS has
      FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id
      WHERE ${purchaseWhere(shopId)} AND p.not_goods = 0 AND o.currency = :currency AND o.day BETWEEN :from AND :until GROUP BY o.id) WHERE has = 1 GROUP BY 1`,
    { currency, from, until: to < asOf ? to : asOf },
  );
  const of = (isTogether: number) => {
    const { orders, aovMinor } = rows.find((r) => r.together === isTogether) ?? { orders: 0, aovMinor: null };
    return { orders, aovMinor: orders < LEAST_ORDERS ? null : aovMinor };
  };
  return { together: of(1), alone: of(0), leastOrders: LEAST_ORDERS };
}

function reactivatedBy(db: ReadDb, people: People, campaigns: readonly LockedCampaign[], cuts: Cuts): PhaseResults['reactivated'] {
  const purchases = readPurchases(db, people.shopId);
  const parts = campaigns.flatMap((campaign) => {
    const byState = campaignByState(db, campaign, purchases, cuts, people.asOf);
    return (['asleep', 'lost'] as const).flatMap((state) => byState.get(state) ?? []);
  });
  const strata = parts.map(({ first, second }): Stratum => ({ hits1: first.buyers.length, people1: first.people, hits2: second.buyers.length, people2: second.people }));
  const sum = (of: keyof Stratum) => strata.reduce((total, s) => total + s[of], 0);
  const held = strata.filter((s) => s.people2 > 0);
  return { away: sum('people1'), back: sum('hits1'), heldOutAway: sum('people2'), heldOutBack: sum('hits2'), difference: differenceOf(held) };
}
