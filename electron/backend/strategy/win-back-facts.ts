import type { CampaignOrigin } from '../../../shared/contract/campaign-origin.ts';
import type { Channel } from '../../../shared/contract/copy.ts';
import type { WinBack } from '../../../shared/contract/outlook.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { intervalRule, ruleForecast } from '../../../shared/domain/interval-rule.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';
import { newcombe } from '../../../shared/domain/lift.ts';
import { listGaps } from '../../../shared/domain/purchase-gaps.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import type { Lapsing } from '../../../shared/domain/win-back.ts';
import { daysBetween, epochDay } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { getResults } from '../campaigns/results.ts';
import type { ReadDb } from '../db/executor.ts';
import { cutsInForce } from '../lifecycle/cuts-in-force.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import { peopleFrom, sqlContext, type People } from '../segments/compile-rule.ts';
import type { QueryContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';

export const WIN_BACK_WINDOW = 30;
const LONGEST = 1500;
const MOST_CAMPAIGNS = 20;
/** An arm of fewer people says nothing of an uplift. */
const LEAST_ARM = 30;

/** Within the window, by the shop's own return rates, from being a first-time buyer or not and the days of silence. */
export type ChanceOf = (isFirst: boolean, silentDays: number) => number;

/** What nothing can be ranked without. */
export function winBackChances(db: ReadDb, people: People, marginShare: number | null): { missing: WinBack['missing']; chanceOf: ChanceOf } {
  const gaps = listGaps(readPurchases(db, people.shopId), epochDay(people.asOf));
  const missing = [...(cutsInForce(db, people).cuts === null ? (['cuts'] as const) : []), ...(gaps.closed.days.length === 0 ? (['gaps'] as const) : []), ...(marginShare === null ? (['margin'] as const) : [])];
  if (missing.length > 0) return { missing, chanceOf: () => 0 };
  const rule = intervalRule(gaps, WIN_BACK_WINDOW + LONGEST);
  return { missing, chanceOf: (isFirst, silentDays) => ruleForecast(rule, { isFirst, silentDays }, WIN_BACK_WINDOW).chance };
}

/** A message's price in minor units, maybe a fraction; only SMS have one. */
export const contactMinorOf = (db: ReadDb, channel: Channel, currency: string): number => (channel === 'sms' ? (readSettings(db).smsPriceMilli * minorPerUnit(currency)) / 1000 : 0);

interface Row {
  id: number;
  state: State;
  lastDay: string;
  purchaseDays: number;
  netMinor: number | null;
  reachable: number;
}
export interface LapsingPeople {
  lapsing: Lapsing[];
  stateOf: Map<number, State>;
  unreachable: number;
}
const reachOf: Record<Channel, keyof typeof fields> = { sms: 'reachable_sms', email: 'reachable_email', nick: 'opted_out' };

/** Who is in these states, or among these people, and can be reached so. Money in another currency can't be compared. */
export function readLapsing(db: ReadDb, people: People, who: { states: readonly State[] } | { ids: readonly number[] }, channel: Channel, chanceOf: ChanceOf): LapsingPeople {
  const context = sqlContext(people, literal);
  const state = valueSql(fields.state, context);
  const which = 'states' in who ? `${state} IN (${who.states.map(literal).join(', ')})` : `c.id IN (SELECT value FROM json_each(${literal(JSON.stringify(who.ids))}))`;
  const reachable = `${valueSql(fields[reachOf[channel]], context)} = ${channel === 'nick' ? 0 : 1}`;
  const rows = db.all<Row>(
    `SELECT c.id, ${state} AS state, m.last_day AS lastDay, m.purchase_days AS purchaseDays, ${valueSql(fields.net_total, context)} AS netMinor, ${reachable} AS reachable
    FROM ${peopleFrom(people)} WHERE m.last_day IS NOT NULL AND ${which}`,
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

/** From this shop's own campaigns to wake people up, with any offer or one strength of it, whose window is over and that left people alone: all of them added up. */
export function measureUplift(context: QueryContext, offer: CampaignOrigin['offer'] | null): WinBack['measured'] {
  const found = context.db.all<{ id: number }>(
    `SELECT c.id FROM campaigns c LEFT JOIN campaign_origins g ON g.campaign_id = c.id
    WHERE c.locked_at IS NOT NULL AND c.holdout_share > 0 AND (c.type = 'wake_up' OR g.card = 'winBack') AND date(c.send_day, '+' || c.window_days || ' days') <= :today${offer === null ? '' : ' AND g.offer = :offer'} ORDER BY c.send_day DESC LIMIT :most`,
    { today: context.today, most: MOST_CAMPAIGNS, ...(offer === null ? {} : { offer }) },
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
