import type { WinBack, WinBackCustomer } from '../../../shared/contract/outlook.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { intervalRule, ruleForecast } from '../../../shared/domain/interval-rule.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';
import { newcombe } from '../../../shared/domain/lift.ts';
import { listGaps } from '../../../shared/domain/purchase-gaps.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { rankWinBack, type Lapsing } from '../../../shared/domain/win-back.ts';
import { daysBetween, epochDay } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { getResults } from '../campaigns/results.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { cutsInForce } from '../lifecycle/cuts-in-force.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import { peopleFrom, sqlContext, type People } from '../segments/compile-rule.ts';
import type { QueryContext, TaskContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readMarginShare } from './margin-share.ts';

const WINDOW = 30;
/** Until the shop has measured it: what a message does is small. */
const ASSUMED_UPLIFT = 0.02;
const LONGEST = 1500;
const MOST_POINTS = 100;
const MOST_CAMPAIGNS = 20;
/** An arm of fewer people says nothing of an uplift. */
const LEAST_ARM = 30;

interface Asked {
  states: State[];
  uplift: number | undefined;
  marginShare: number | undefined;
  offerMinor: number;
  top: number;
}

export function readWinBack(context: QueryContext & Pick<TaskContext, 'progress' | 'checkCancelled'>, people: People, asked: Asked): WinBack {
  const { db } = context;
  return snapshot(db, () => {
    const { asOf, currency, shopId } = people;
    context.progress({ step: 'forecast', done: 0, total: 0 });
    const purchases = readPurchases(db, shopId);
    const gaps = listGaps(purchases, epochDay(asOf));
    const margin = readMarginShare(db, people);
    const marginShare = asked.marginShare ?? margin.share;
    const measured = measureUplift(context);
    const uplift = asked.uplift ?? (measured && measured.value > 0 ? measured.value : ASSUMED_UPLIFT);
    const contactMinor = (readSettings(db).smsPriceMilli * minorPerUnit(currency)) / 1000;
    const missing: WinBack['missing'] = [...(cutsInForce(db, people).cuts === null ? (['cuts'] as const) : []), ...(gaps.closed.days.length === 0 ? (['gaps'] as const) : []), ...(marginShare === null ? (['margin'] as const) : [])];
    const basis = { asOf, currency, canTell: missing.length === 0, missing, windowDays: WINDOW, measured, uplift, isAssumed: asked.uplift === undefined && !(measured && measured.value > 0), margin, marginShare, contactMinor, definition: 'strategy:define.winBack' };
    if (missing.length > 0 || marginShare === null) return { ...basis, candidates: 0, unreachable: 0, worth: 0, gainMinor: 0, costMinor: 0, curve: [], worthIds: [], people: [] };
    context.checkCancelled();
    const rule = intervalRule(gaps, WINDOW + LONGEST);
    const { lapsing, stateOf, unreachable } = readLapsing(db, people, asked.states, (isFirst, silentDays) => ruleForecast(rule, { isFirst, silentDays }, WINDOW).chance);
    const { ranked, worth, gainMinor } = rankWinBack(lapsing, { uplift, marginShare, offerMinor: asked.offerMinor, contactMinor });
    const chosen = ranked.slice(0, worth);
    const top = ranked.slice(0, asked.top);
    const rows = new Map(readCustomerRows(db, top.map((p) => p.customerId), people).map((row) => [row.customerId, row]));
    return {
      ...basis,
      candidates: ranked.length,
      unreachable,
      worth,
      gainMinor: Math.round(gainMinor),
      costMinor: Math.round(chosen.reduce((sum, p) => sum + contactMinor + (p.chance + uplift) * asked.offerMinor, 0)),
      curve: curveOf(ranked.map((p) => p.gainMinor)),
      worthIds: chosen.map((p) => p.customerId),
      people: top.flatMap((p): WinBackCustomer[] => {
        const row = rows.get(p.customerId);
        return row ? [{ ...row, state: stateOf.get(p.customerId)!, chance: p.chance, dayMinor: Math.round(p.dayMinor), gainMinor: Math.round(p.gainMinor) }] : [];
      }),
    };
  });
}

interface Row {
  id: number;
  state: State;
  lastDay: string;
  purchaseDays: number;
  netMinor: number | null;
  reachable: number;
}

/** Who is in these states and can get an SMS. Money in another currency can't be compared. */
function readLapsing(db: ReadDb, people: People, states: readonly State[], chanceOf: (isFirst: boolean, silentDays: number) => number): { lapsing: Lapsing[]; stateOf: Map<number, State>; unreachable: number } {
  const context = sqlContext(people, literal);
  const state = valueSql(fields.state, context);
  const rows = db.all<Row>(
    `SELECT c.id, ${state} AS state, m.last_day AS lastDay, m.purchase_days AS purchaseDays, ${valueSql(fields.net_total, context)} AS netMinor, ${valueSql(fields.reachable_sms, context)} AS reachable
    FROM ${peopleFrom(people)} WHERE m.last_day IS NOT NULL AND ${state} IN (${states.map(literal).join(', ')})`,
  );
  const lapsing: Lapsing[] = [];
  const stateOf = new Map<number, State>();
  let unreachable = 0;
  for (const row of rows) {
    if (row.reachable !== 1 || row.netMinor === null || row.purchaseDays === 0) {
      unreachable += 1;
      continue;
    }
    stateOf.set(row.id, row.state);
    lapsing.push({ customerId: row.id, chance: chanceOf(row.purchaseDays === 1, daysBetween(row.lastDay, people.asOf)), dayMinor: row.netMinor / row.purchaseDays });
  }
  return { lapsing, stateOf, unreachable };
}

/** From this shop's own campaigns to wake people up, whose window is over and that left people alone: all of them added up. */
function measureUplift(context: QueryContext): WinBack['measured'] {
  const found = context.db.all<{ id: number }>(
    `SELECT c.id FROM campaigns c LEFT JOIN campaign_origins g ON g.campaign_id = c.id
    WHERE c.locked_at IS NOT NULL AND c.holdout_share > 0 AND (c.type = 'wake_up' OR g.card = 'winBack') AND date(c.send_day, '+' || c.window_days || ' days') <= :today ORDER BY c.send_day DESC LIMIT :most`,
    { today: context.today, most: MOST_CAMPAIGNS },
  );
  const sums = { campaigns: 0, treated: 0, treatedBuyers: 0, heldOut: 0, heldOutBuyers: 0 };
  for (const { id } of found) {
    const { treated, heldOut } = getResults({ campaignId: id }, context);
    if (!heldOut || heldOut.people === 0) continue;
    sums.campaigns += 1;
    sums.treated += treated.people;
    sums.treatedBuyers += treated.buyers;
    sums.heldOut += heldOut.people;
    sums.heldOutBuyers += heldOut.buyers;
  }
  if (Math.min(sums.treated, sums.heldOut) < LEAST_ARM) return null;
  return { ...newcombe(sums.treatedBuyers, sums.treated, sums.heldOutBuyers, sums.heldOut), campaigns: sums.campaigns, treated: sums.treated, heldOut: sums.heldOut };
}

function curveOf(gains: readonly number[]): WinBack['curve'] {
  const points = Math.min(MOST_POINTS, gains.length);
  const found: WinBack['curve'] = [];
  let sum = 0;
  let at = 0;
  for (let p = 1; p <= points; p += 1) {
    for (const until = Math.round((gains.length * p) / points); at < until; at += 1) sum += gains[at]!;
    found.push({ people: at, gainMinor: Math.round(sum) });
  }
  return found;
}
