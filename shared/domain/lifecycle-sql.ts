import { addDays } from '../lib/dates.ts';
import type { Field, FieldId } from './fields.ts';
import type { Cuts } from './lifecycle-states.ts';
import { eightGroups, type Edge, type RfmAxis, type RfmScheme, type RfmWindows } from './rfm.ts';
import { seasonCount, type SeasonCalendar } from './season-calendar.ts';
import { REST, type OwnSeasonGroup } from './own-season-groups.ts';
import { lookBackFrom, type SeasonRules } from './season-groups.ts';
import { placeOfNumber, seasonNumber, seasonOfDay, seasonOfNumber, seasonStartDay } from './seasons.ts';
import { aliveSql, expectedSql } from './forecast-sql.ts';
import type { Method } from './forecast.ts';
import type { SqlContext } from './rule-to-sql.ts';

/** What the lifecycle's fields compare with: of one shop, as of one day. Each is worked out when a rule first asks. */
export interface LifecycleFacts {
  /** Null where the shop has too few gaps and the owner hasn't answered. */
  cuts: () => Cuts | null;
  /** Median of all gaps between purchase days, in days. */
  medianGap: () => number | null;
  /** Null where nobody can be scored. */
  rfm: () => RfmScheme | null;
  seasons: () => SeasonRules;
  calendar: () => SeasonCalendar;
  /** The owner's own that are in force; null: the presets. */
  seasonGroups: () => readonly OwnSeasonGroup[] | null;
  /** Days since 1970; null without any purchase. */
  firstPurchase: () => number | null;
  /** By what so many days ahead are forecast; null where nobody has come back yet. */
  method: (horizonDays: number) => Method | null;
}

/** Fields that move with the calendar or with everybody's purchases: never stored, always over `m`. */
const ofField: Partial<Record<FieldId, (context: SqlContext) => string>> = { state: stateSql, stage: stageSql, rfm: rfmSql, season_group: seasonGroupSql, due_days: dueDaysSql, p_alive: aliveSql, expected_orders_90d: expectedSql };

/** A field's value as SQL; undefined where it isn't one of these. */
export const lifecycleSql = (id: Field['id'], context: SqlContext): string | undefined => ofField[id as FieldId]?.(context);

/** Whoever bought on this day or later is within so many days. Worked example: 2026-01-31 and 30.5 days → 2026-01-01. */
const since = (asOf: string, days: number): string => addDays(asOf, -Math.min(Math.floor(days), 250_000));

/** As stateOf. By the day and not by a difference, so that nothing is computed a row. */
function stateSql({ asOf, bind, lifecycle }: SqlContext): string {
  const cuts = lifecycle.cuts();
  if (cuts === null) return 'NULL';
  const [active, silent, asleep] = cuts.map((cut) => bind(since(asOf, cut)));
  return `CASE WHEN m.last_day IS NULL THEN NULL WHEN m.last_day >= ${active} THEN 'active' WHEN m.last_day >= ${silent} THEN 'silent' WHEN m.last_day >= ${asleep} THEN 'asleep' ELSE 'lost' END`;
}

/** Days since the last purchase, and the own median gap, where there is none the shop's. */
function ageAndRhythm({ asOf, bind, lifecycle }: SqlContext): { age: string; rhythm: string } {
  const median = lifecycle.medianGap();
  return { age: `(julianday(${bind(asOf)}) - julianday(m.last_day))`, rhythm: median === null ? 'm.interval_days' : `coalesce(m.interval_days, ${bind(median)})` };
}

function dueDaysSql(context: SqlContext): string {
  const { age, rhythm } = ageAndRhythm(context);
  return `(CAST(${rhythm} AS INTEGER) - CAST(${age} AS INTEGER))`;
}

/** As stageOf. */
function stageSql(context: SqlContext): string {
  const { bind, lifecycle, asOf } = context;
  const cuts = lifecycle.cuts();
  const { age, rhythm } = ageAndRhythm(context);
  const once = cuts === null ? 'WHEN m.purchase_days = 1 THEN NULL' : `WHEN m.purchase_days = 1 AND m.last_day >= ${bind(since(asOf, cuts[1]))} THEN 'exploring'`;
  return `CASE WHEN m.last_day IS NULL THEN NULL WHEN m.slowing = 1 OR ${age} > 2 * ${rhythm} THEN 'declining' WHEN m.purchase_days >= 4 AND ${age} <= 1.5 * m.interval_days THEN 'stable' ${once} ELSE 'growing' END`;
}

/** What somebody paid a purchase day in all of their history; null of who isn't scored. Metrics as of a past day may be kept as real numbers. */
const perDaySql = ({ bind, currency }: SqlContext): string => `CAST(CASE WHEN m.currency = ${bind(currency)} THEN m.net_minor END / m.purchase_days AS INTEGER)`;

/** R, F and M of a row of metrics, whole numbers all. */
function axisSql(context: SqlContext, windows: RfmWindows): Record<RfmAxis, string> {
  const { asOf, bind, shopId, netSql } = context;
  const within = (what: string, days: number, goods: string) =>
    `(SELECT ${what} FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.customer_id = m.customer_id AND o.is_valid = 1${goods} AND o.day BETWEEN ${bind(since(asOf, days))} AND ${bind(asOf)}${shopId === 0 ? '' : ` AND o.shop_id = ${bind(shopId)}`})`;
  const daysIn = (days: number) => within('count(DISTINCT o.day)', days, ' AND o.no_goods = 0');
  return {
    r: `CAST(julianday(${bind(asOf)}) - julianday(m.last_day) AS INTEGER)`,
    f: windows.f === null ? 'm.purchase_days' : daysIn(windows.f),
    m: windows.m === null ? perDaySql(context) : `ifnull(${within(`sum(${netSql('o')})`, windows.m, '')} / nullif(${daysIn(windows.m)}, 0), 0)`,
  };
}

function edgeSql(value: string, { value: edge, afterId }: Edge, bind: SqlContext['bind']): string {
  if (afterId === null) return `(${value} >= ${bind(edge)})`;
  if (afterId === Infinity) return `(${value} > ${bind(edge)})`;
  return `(${value} > ${bind(edge)} OR (${value} = ${bind(edge)} AND m.customer_id > ${bind(afterId)}))`;
}

/** Scores as in rfm.ts, of these values. */
export function rfmScoresSql(context: SqlContext, { edges, windows }: RfmScheme, values = axisSql(context, windows)): Record<RfmAxis, string> {
  const band = (axis: RfmAxis) => ['0', ...edges[axis].map((edge) => edgeSql(values[axis], edge, context.bind))].join(' + ');
  return { r: `(${edges.r.length + 1} - (${band('r')}))`, f: `(1 + ${band('f')})`, m: `(1 + ${band('m')})` };
}

/** As groupOf. Null for who hasn't bought or pays in another currency. */
function rfmSql(context: SqlContext): string {
  const scheme = context.lifecycle.rfm();
  if (scheme === null) return 'NULL';
  const unknown = `m.last_day IS NULL OR ${perDaySql(context)} IS NULL THEN NULL`;
  if (scheme.windows.f === null && scheme.windows.m === null) return groupSql(context, scheme, rfmScoresSql(context, scheme), unknown);
  // Materialized: a window is looked through once a person, however many edges ask.
  const { r, f, m } = axisSql(context, scheme.windows);
  return `(WITH w(r, f, m) AS MATERIALIZED (SELECT ${r}, ${f}, ${m}) SELECT ${groupSql(context, scheme, rfmScoresSql(context, scheme, { r: 'w.r', f: 'w.f', m: 'w.m' }), unknown)} FROM w)`;
}

function groupSql(context: SqlContext, scheme: RfmScheme, { r, f, m }: Record<RfmAxis, string>, unknown: string): string {
  if (scheme.groups === 'eight') {
    const above = (score: string, axis: RfmAxis) => `(${score} > ${context.bind(scheme.means[axis])})`;
    const place = `4 * ${above(r, 'r')} + 2 * ${above(f, 'f')} + ${above(m, 'm')}`;
    return `CASE WHEN ${unknown} ELSE CASE ${place} ${eightGroups.map((group, i) => `WHEN ${i} THEN '${group}'`).join(' ')} END END`;
  }
  return [
    `CASE WHEN ${unknown}`,
    `WHEN ${r} <= 2 THEN CASE WHEN ${f} <= 2 THEN 'hibernating' WHEN ${f} <= 4 THEN 'atRisk' ELSE 'cantLose' END`,
    `WHEN ${r} = 3 THEN CASE WHEN ${f} <= 2 THEN 'aboutToSleep' WHEN ${f} = 3 THEN 'attention' ELSE 'loyal' END`,
    `WHEN ${f} = 1 THEN CASE WHEN ${r} = 4 THEN 'promisingNew' ELSE 'new' END`,
    `WHEN ${f} <= 3 THEN 'potentialLoyal' WHEN ${r} = 5 THEN 'champions' ELSE 'loyal' END`,
  ].join(' ');
}

/** As seasonGroupOf and ownGroupOf. Of presets, whether somebody bought in each is only asked of those whom nothing before has told. */
function seasonGroupSql(context: SqlContext): string {
  const { asOf, bind, shopId, lifecycle } = context;
  const rules = lifecycle.seasons();
  const calendar = lifecycle.calendar();
  const own = lifecycle.seasonGroups();
  const running = seasonOfDay(asOf, calendar);
  const ofYear = seasonCount(calendar);
  const startOf = (number: number) => bind(seasonStartDay(number, calendar));
  const from = Math.max(lookBackFrom(running, rules, ofYear), firstSeason(context));
  const kinds = numbersDown(running, from).map((number) => `WHEN o.day >= ${startOf(number)} THEN ${1 << placeOfNumber(number, calendar)}`).join(' ');
  const bits = `SELECT ifnull(sum(DISTINCT CASE ${kinds} END), 0) FROM accounts a JOIN orders o ON o.account_id = a.id WHERE a.customer_id = m.customer_id AND ${purchasesUntil(asOf, shopId, bind)} AND o.day >= ${startOf(from)}`;
  const presetBy = (seen: string) => [
    `WHEN m.last_day < ${startOf(running - rules.goneAfter)} THEN 'gone' WHEN m.last_day < ${startOf(running - rules.leavingAfter)} THEN 'leaving'`,
    `WHEN m.purchase_days = 1 THEN 'new' WHEN m.first_day >= ${startOf(running - ofYear + 2)} THEN 'returning' WHEN ${seen} = ${2 ** ofYear - 1} THEN 'best' ELSE 'regular' END`,
  ].join(' ');
  if (own === null) return `CASE WHEN m.last_day IS NULL THEN NULL ${presetBy(`(${bits})`)}`;
  // Materialized: once a person, however many groups ask.
  return `CASE WHEN m.last_day IS NULL THEN NULL ELSE (WITH s(bits) AS MATERIALIZED (${bits}), p(bits, preset) AS MATERIALIZED (SELECT bits, CASE ${presetBy('bits')} FROM s) SELECT CASE ${own.map((group) => `WHEN ${fitsSql(group)} THEN ${bind(group.key)}`).join(' ')} ELSE '${REST}' END FROM p) END`;
}

/** As ownGroupOf, of one group. */
function fitsSql({ presets, bought, notBought, patterns }: OwnSeasonGroup): string {
  const seasons = bought | notBought;
  return [
    ...(presets.length === 0 ? [] : [`preset IN (${presets.map((group) => `'${group}'`).join(', ')})`]),
    `bits & ${seasons} = ${bought}`,
    ...(patterns.length === 0 ? [] : [`bits IN (${patterns.join(', ')})`]),
  ].join(' AND ');
}

const numbersDown = (to: number, from: number): number[] => Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => to - i);
const firstSeason = ({ asOf, lifecycle }: SqlContext): number => {
  const first = lifecycle.firstPurchase();
  const running = seasonOfDay(asOf, lifecycle.calendar());
  return first === null ? running : Math.min(seasonNumber(first, lifecycle.calendar()), running);
};
const purchasesUntil = (asOf: string, shopId: number, bind: SqlContext['bind']) => `o.is_valid = 1 AND o.no_goods = 0 AND o.day <= ${bind(asOf)}${shopId === 0 ? '' : ` AND o.shop_id = ${bind(shopId)}`}`;

/** Orders on days of the seasons named (spring …), of any year. */
export function boughtInSeasonSql(names: readonly string[], context: SqlContext): string {
  const { asOf, bind, shopId } = context;
  const calendar = context.lifecycle.calendar();
  const isNamed = (number: number) => names.includes(seasonOfNumber(number, calendar));
  // Only where it changes; a row of cases doesn't nest, as so many ranges would.
  const changes = numbersDown(seasonOfDay(asOf, calendar), firstSeason(context)).filter((number, i, all) => i === all.length - 1 || isNamed(number) !== isNamed(number - 1));
  const cases = changes.map((number) => `WHEN o.day >= ${bind(seasonStartDay(number, calendar))} THEN ${isNamed(number) ? 1 : 0}`);
  return `FROM orders o JOIN accounts a ON a.id = o.account_id WHERE ${purchasesUntil(asOf, shopId, bind)} AND CASE ${cases.join(' ')} ELSE 0 END = 1`;
}
