import { contactLog } from './contact-log.ts';
import { addDays, epochDay } from '../lib/dates.ts';
import type { Field } from './fields.ts';
import { boughtInSeasonSql, lifecycleSql, type LifecycleFacts } from './lifecycle-sql.ts';
import type { ReadCondition, ReadGroup, Test } from './rule-reading.ts';
import type { BoughtValue, CampaignValue, ResponseValue } from './rule-values.ts';

export interface SqlContext {
  asOf: string;
  currency: string;
  /** 0: all shops. */
  shopId: number;
  /** Of that shop, as of that day. */
  lifecycle: LifecycleFacts;
  /** Net of a valid order of somebody's whose money is known, in that currency, in SQL over the order's table. */
  netSql: (order: string) => string;
  /** Gives a value its place in the text: a parameter's name, or the value itself. */
  bind: (value: string | number) => string;
}

/**
 * The WHERE of a rule, over `c` (customers) and `m` (the row of metrics of the shop). A condition on an unknown value is
 * false, and `not` is the complement, so that a rule and its negation together are everyone. No conditions: everyone.
 * Worked example: not (orders >= 2) → (m.orders >= :p1) IS NOT TRUE.
 */
export function ruleToSql(rule: ReadGroup, context: SqlContext): string {
  return groupSql(rule, context);
}

function groupSql(group: ReadGroup, context: SqlContext): string {
  const parts = group.rules.map((rule) => ('rules' in rule ? groupSql(rule, context) : conditionSql(rule, context)));
  const joined = parts.length === 0 ? '1' : parts.length === 1 ? parts[0]! : `(${parts.join(group.combinator === 'and' ? ' AND ' : ' OR ')})`;
  // Without NOT, SQL's unknown acts as false; it must not pass through one.
  return group.not ? `(${joined}) IS NOT TRUE` : joined;
}

export function conditionSql({ field, test: asked }: ReadCondition, context: SqlContext): string {
  const test = plainTest(asked, context.asOf);
  if (field.ownId !== null) return ownSql(field, field.ownId, test as ValueTest, context);
  switch (test.kind) {
    case 'bought':
      return `c.id ${test.negated ? 'NOT IN' : 'IN'} (${boughtSql(field, test.value, context)})`;
    case 'touched':
      return `c.id ${test.negated ? 'NOT IN' : 'IN'} (${touchedSql(test.value, context)})`;
    case 'responded':
      return `c.id ${test.negated ? 'NOT IN' : 'IN'} (${respondedSql(test.value, context)})`;
    case 'inSegment':
      return anySql(test.rules.map((rule) => groupSql(rule, context)), test.negated);
    case 'tagged':
      return anySql([`c.id IN (${taggedSql(test.names, context)})`, ...test.rules.map((rule) => groupSql(rule, context))], test.negated);
    case 'frozen':
      return `c.id ${test.negated ? 'NOT IN' : 'IN'} (SELECT ifnull(h.merged_into, h.id) FROM segment_members k JOIN customers h ON h.id = k.customer_id WHERE k.segment_id = ${context.bind(test.segmentId)})`;
    default:
      if (field.id === 'last_touched_days') return touchedDaysSql(test, context);
      return testSql(valueSql(field, context), field.type === 'days' ? daysTest(test, context.asOf) : test, context.bind);
  }
}

/** Of a field of the owner's: its values stand beside the customers. Of several, `not in` means none of them. */
function ownSql(field: Field, ownId: number, test: ValueTest, { bind }: SqlContext): string {
  const of = `SELECT v.customer_id FROM own_shown v WHERE v.field_id = ${bind(ownId)}`;
  if (test.kind === 'known') return `c.id ${test.known ? 'IN' : 'NOT IN'} (${of})`;
  const value = field.type === 'number' || field.type === 'date' ? 'v.number' : 'v.value';
  if (field.type === 'multi' && test.kind === 'oneOf' && test.negated) return `(c.id IN (${of}) AND c.id NOT IN (${of} AND ${testSql(value, { ...test, negated: false }, bind)}))`;
  return `c.id IN (${of} AND ${testSql(value, test, bind)})`;
}

/** Whoever fulfils one of them at least. */
function anySql(parts: string[], negated: boolean): string {
  const joined = parts.map((part) => `(${part})`).join(' OR ');
  return negated ? `(${joined}) IS NOT TRUE` : `(${joined})`;
}

type ValueTest = Exclude<Test, { kind: 'bought' | 'touched' | 'responded' | 'inSegment' | 'tagged' | 'frozen' | 'near' }> | DayRange;

function testSql(value: string, test: ValueTest, bind: SqlContext['bind']): string {
  switch (test.kind) {
    case 'is':
      return `${value} = ${test.wanted ? 1 : 0}`;
    case 'known':
      return `${value} IS ${test.known ? 'NOT NULL' : 'NULL'}`;
    case 'contains':
      return `instr(${value}, ${bind(test.text)}) > 0`;
    case 'beginsWith':
      return `substr(${value}, 1, length(${bind(test.text)})) = ${bind(test.text)}`;
    case 'oneOf':
      // SQLite's NOT IN () holds for an unknown value too.
      if (test.values.length === 0) return test.negated ? `${value} IS NOT NULL` : '0';
      return `${value} ${test.negated ? 'NOT IN' : 'IN'} (${test.values.map(bind).join(', ')})`;
    case 'range':
    case 'dayRange':
      return rangeSql(value, test, bind);
  }
}

/** A test that moves with the day as one of days since 1970. */
export function plainTest(test: Test, asOf: string): Exclude<Test, { kind: 'near' }> {
  if (test.kind !== 'near') return test;
  const today = epochDay(asOf);
  return { kind: 'range', low: test.ahead ? today : today - test.days, lowOpen: false, high: test.ahead ? today + test.days : today, highOpen: false, negated: false };
}

/** A field's value: its SQL with the day and the currency in place. */
export function valueSql(field: Field, context: SqlContext): string {
  if (field.ownId !== null) return `(SELECT group_concat(v.value, '、') FROM own_shown v WHERE v.field_id = ${context.bind(field.ownId)} AND v.customer_id = c.id)`;
  if (field.id === 'distinct_categories') return `(SELECT count(DISTINCT p.category) ${categoriesFrom(context)} AND a.customer_id = c.id)`;
  return (field.sql ?? lifecycleSql(field.id, context) ?? 'NULL').replaceAll(/:(asOf|currency)\b/g, (_, name: 'asOf' | 'currency') => context.bind(context[name]));
}

interface DayRange {
  kind: 'dayRange';
  low: string | null;
  high: string | null;
  negated: boolean;
}

function rangeSql(value: string, range: DayRange | Extract<Test, { kind: 'range' }>, bind: SqlContext['bind']): string {
  const { low, high, negated } = range;
  const open = range.kind === 'range' ? range : { lowOpen: false, highOpen: false };
  const bounds = [
    ...(low === null || low === -Infinity ? [] : [`${value} ${negated ? '<' : open.lowOpen ? '>' : '>='} ${bind(low)}`]),
    ...(high === null || high === Infinity ? [] : [`${value} ${negated ? '>' : open.highOpen ? '<' : '<='} ${bind(high)}`]),
  ];
  return bounds.length === 1 ? bounds[0]! : `(${bounds.join(negated ? ' OR ' : ' AND ')})`;
}

/** A day so far back that no order is from before it, and one so far on that none is after. */
const farDays = 250_000;
const dayBefore = (asOf: string, days: number) => addDays(asOf, -Math.max(-farDays, Math.min(farDays, days)));

/**
 * A test of a number of days as one of the calendar day that they are counted from, so that an index of days serves.
 * Counting back from `asOf` turns a range around. Worked example: as of 2026-01-31, between 1 and 30 days → a day
 * between 2026-01-01 and 2026-01-30.
 */
function daysTest(test: ValueTest, asOf: string): ValueTest {
  if (test.kind === 'oneOf') {
    return { ...test, values: test.values.flatMap((v) => (Number.isInteger(v) ? [dayBefore(asOf, v as number)] : [])) };
  }
  if (test.kind !== 'range') return test;
  // Days are whole: more than 1.5 is at least 2, and more than 2 at least 3.
  const least = test.lowOpen ? Math.floor(test.low) + 1 : Math.ceil(test.low);
  const most = test.highOpen ? Math.ceil(test.high) - 1 : Math.floor(test.high);
  return {
    kind: 'dayRange',
    low: most === Infinity ? null : dayBefore(asOf, most),
    high: least === -Infinity ? null : dayBefore(asOf, least),
    negated: test.negated,
  };
}

/** A touch belongs to an account, and so to whoever that belongs to today. */
const touchedPerson = 'COALESCE(ta.customer_id, t.customer_id)';
const throughAccount = 'LEFT JOIN accounts ta ON ta.id = t.account_id';

/** Few people have been touched: their last days are found once, not for each customer. */
function touchedDaysSql(test: ValueTest, context: SqlContext): string {
  const touched = `SELECT ${touchedPerson} FROM ${contactLog} t ${throughAccount} WHERE t.day <= ${context.bind(context.asOf)}`;
  if (test.kind === 'known') return `c.id ${test.known ? 'IN' : 'NOT IN'} (${touched})`;
  return `c.id IN (${touched} GROUP BY 1 HAVING ${testSql('max(t.day)', daysTest(test, context.asOf), context.bind)})`;
}

function boughtSql(field: Field, value: BoughtValue, context: SqlContext): string {
  const days = value.times > 1 ? ` GROUP BY a.customer_id HAVING count(DISTINCT o.day) >= ${context.bind(value.times)}` : '';
  return `SELECT a.customer_id ${boughtFrom(field, value, context)}${days}`;
}

/** Valid orders within the period that hold one of the products. */
export function boughtFrom(field: Field, value: BoughtValue, context: SqlContext): string {
  const { bind, asOf, shopId } = context;
  const since = [value.from, value.withinDays === null ? null : dayBefore(asOf, value.withinDays)].filter((d) => d !== null).sort().at(-1);
  const sinceSql = since === undefined ? [] : [`AND o.day >= ${bind(since)}`];
  if (field.id === 'bought_season') return [boughtInSeasonSql(value.names, context), ...(value.to === null ? [] : [`AND o.day <= ${bind(value.to)}`]), ...sinceSql].join(' ');
  const list = (values: (string | number)[]) => values.map(bind).join(', ');
  const named = [
    ...(value.names.length > 0 ? [`p.${field.id === 'bought_category' ? 'category' : 'title'} IN (${list(value.names)})`] : []),
    ...(value.ids.length > 0 ? [`p.id IN (${list(value.ids)})`] : []),
  ].join(' OR ');
  const to = value.to !== null && value.to < asOf ? value.to : asOf;
  return [
    // CROSS: in this order. SQLite would begin with all orders up to the day.
    'FROM products p CROSS JOIN order_lines l ON l.product_id = p.id CROSS JOIN orders o ON o.id = l.order_id CROSS JOIN accounts a ON a.id = o.account_id',
    `WHERE (${named}) AND o.is_valid = 1 AND o.day <= ${bind(to)}`,
    ...sinceSql,
    ...(shopId === 0 ? [] : [`AND o.shop_id = ${bind(shopId)}`]),
  ].join(' ');
}

/** Items of valid orders with a category that is known. */
export function categoriesFrom({ bind, asOf, shopId }: SqlContext): string {
  return `FROM accounts a JOIN orders o ON o.account_id = a.id JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id WHERE o.is_valid = 1 AND o.day <= ${bind(asOf)} AND p.category <> ''${shopId === 0 ? '' : ` AND o.shop_id = ${bind(shopId)}`}`;
}

/** Of the treated: who has a valid order from the day of sending to the end of the window, or who has replied. */
function respondedSql({ campaignId, how }: ResponseValue, { bind, asOf }: SqlContext): string {
  const of = campaignId === null ? '' : ` AND t.campaign_id = ${bind(campaignId)}`;
  if (how === 'replied') return `SELECT ${touchedPerson} FROM touches t ${throughAccount} WHERE t.reply IS NOT NULL AND t.day <= ${bind(asOf)}${of}`;
  return `SELECT ${touchedPerson} FROM campaigns k JOIN campaign_members t ON t.campaign_id = k.id ${throughAccount} JOIN accounts a ON a.customer_id = ${touchedPerson} JOIN orders o ON o.account_id = a.id WHERE t.arm = 'treated' AND o.is_valid = 1 AND o.day BETWEEN k.send_day AND min(date(k.send_day, '+' || k.window_days || ' days'), ${bind(asOf)})${of}`;
}

function touchedSql(value: CampaignValue, { bind, asOf }: SqlContext): string {
  const campaign = value.campaignId === null ? '' : ` AND t.campaign_id = ${bind(value.campaignId)}`;
  if (value.arm === null) return `SELECT ${touchedPerson} FROM touches t ${throughAccount} WHERE t.day <= ${bind(asOf)}${campaign}`;
  return `SELECT ${touchedPerson} FROM campaign_members t ${throughAccount} WHERE t.arm = ${bind(value.arm)}${campaign}`;
}

/** Who has one of the tags, by hand or by a file's word; names null: any. What follows a segment is asked as its rule. */
function taggedSql(names: string[] | null, { bind, asOf }: SqlContext): string {
  const named = (column: string) => (names === null ? '' : ` AND ${column} IN (${names.map(bind).join(', ')})`);
  return [
    `SELECT ifnull(h.merged_into, h.id) FROM customer_tags k JOIN tags g ON g.id = k.tag_id JOIN customers h ON h.id = k.customer_id WHERE (k.until_day IS NULL OR k.until_day >= ${bind(asOf)})${named('g.name')}`,
    `SELECT a.customer_id FROM person_facts f JOIN accounts a ON a.id = f.account_id JOIN json_each(f.tags) j WHERE f.tags <> '[]'${named('j.value')}`,
  ].join(' UNION ');
}

/** A value as it stands in a text of SQL. */
export function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
