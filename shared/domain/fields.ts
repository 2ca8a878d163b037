import { contactLog } from './contact-log.ts';
import { ownKey, type OwnFieldKey, type OwnKind } from './own-fields.ts';
import { forbiddingPlatformLists } from './reachability.ts';
import { tiers } from './tiers.ts';

export const fieldIds = [
  'province', 'city', 'gender', 'age', 'birthday_month', 'birthday_days', 'life_event_days',
  'orders', 'net_total', 'aov', 'first_order_days', 'last_order_days', 'interval_days', 'due_days', 'refund_rate', 'discount_share',
  'bought_product', 'bought_category', 'distinct_categories',
  'state', 'stage', 'rfm', 'season_group', 'bought_season', 'p_alive', 'expected_orders_90d',
  'reachable_sms', 'reachable_email', 'opted_out', 'open_case',
  'last_touched_days', 'touched_campaign', 'responded_campaign', 'in_segment',
  'tier', 'points',
  'tags', 'frozen_in',
] as const;
export type FieldId = (typeof fieldIds)[number];

/** money: in the currency's unit (yuan); days: whole days before `asOf`; share: 0–1; date: a calendar day; multi: several of a choice. */
export type FieldType = 'text' | 'choice' | 'multi' | 'date' | 'number' | 'money' | 'days' | 'share' | 'boolean' | 'bought' | 'campaign' | 'response' | 'segment' | 'tags' | 'frozen';

/** react-querybuilder's names; the last four are ours: bought or not, and days back and ahead of `asOf`, that day included. */
export type Operator =
  | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'between' | 'notBetween'
  | 'in' | 'notIn' | 'contains' | 'beginsWith' | 'null' | 'notNull'
  | 'bought' | 'notBought' | 'inLast' | 'inNext';

export interface Field {
  id: FieldId | OwnFieldKey;
  type: FieldType;
  unit: 'order' | 'point' | 'currency' | 'day' | 'month' | 'year' | 'share' | null;
  operators: readonly Operator[];
  /**
   * Its value in SQL, over `c` (customers) and `m` (their row of metrics), with :asOf and :currency; money in minor units.
   * For days the calendar day that they are counted from. Null where it needs a question of its own (bought, touches, segments, tags) or is the lifecycle's.
   */
  sql: string | null;
  /** Whose columns that reads. */
  source: 'customers' | 'metrics' | null;
  /** Of a field of the owner's: its id. Its values are in own_shown. */
  ownId: number | null;
}

const numeric: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>=', 'between', 'notBetween', 'null', 'notNull'];
const operatorsOf: Record<FieldType, readonly Operator[]> = {
  text: ['=', '!=', 'in', 'notIn', 'contains', 'beginsWith', 'null', 'notNull'],
  choice: ['=', '!=', 'in', 'notIn', 'null', 'notNull'],
  multi: ['in', 'notIn', 'null', 'notNull'],
  date: [...numeric, 'inLast', 'inNext'],
  number: [...numeric, 'in', 'notIn'],
  money: numeric,
  days: numeric,
  share: numeric,
  boolean: ['=', '!='],
  bought: ['bought', 'notBought'],
  campaign: ['=', '!='],
  response: ['=', '!='],
  segment: ['=', '!=', 'in', 'notIn'],
  tags: ['in', 'notIn', '=', '!=', 'null', 'notNull'],
  frozen: ['=', '!='],
};

const field = (id: FieldId, type: FieldType, unit: Field['unit'], sql: string | null): Field => ({
  id,
  type,
  unit,
  operators: operatorsOf[type],
  sql,
  source: sql === null ? null : /\bm\./.test(sql) ? 'metrics' : 'customers',
  ownId: null,
});

/** Worked out from the metrics by lifecycle-sql.ts. */
const lifecycle = (id: FieldId, type: FieldType = 'choice', unit: Field['unit'] = null): Field => ({ ...field(id, type, unit, null), source: 'metrics' });

const birthday = 'coalesce(c.birthday, c.told_birthday)';
/** The birthday in the year of `asOf`, or in the next one where it has been. 29 February is 1 March in other years. */
const birthdayIn = (year: string) => `date(${year} || substr(${birthday}, -6))`;
const thisYear = 'substr(:asOf, 1, 4)';
const nextYear = "substr(date(:asOf, '+1 year'), 1, 4)";
const forbidden = forbiddingPlatformLists.map((p) => `'${p}'`).join(', ');
const theirs = 'JOIN customers h ON h.id = x.customer_id';
const eventIn = (year: string) => `date(${year} || substr(x.day, 5))`;
/** When each of their life events comes round next; none where it came once and is past. */
const nextEvent = `CASE WHEN x.day >= :asOf THEN x.day WHEN x.yearly = 1 THEN CASE WHEN ${eventIn(thisYear)} >= :asOf THEN ${eventIn(thisYear)} ELSE ${eventIn(nextYear)} END END`;
/** Money that isn't in the currency asked about can't be compared; who has bought nothing has spent nothing in any. */
const inCurrency = (minor: string) => `CASE WHEN m.currency = :currency OR m.orders = 0 THEN ${minor} END`;

const memberAccounts = 'accounts pa JOIN members pm ON pm.platform = pa.platform AND pm.kind = pa.kind AND pm.value = pa.value';
/** Where each of their accounts stood last; two who are one count as the higher. */
const tierRank = `(SELECT max((SELECT t.to_rank FROM tier_moves t WHERE t.member_id = pm.id AND t.undone_at IS NULL AND t.day <= :asOf ORDER BY t.day DESC, t.id DESC LIMIT 1)) FROM ${memberAccounts} WHERE pa.customer_id = c.id)`;
/** A lot past its last day holds nothing but what is owed of it. */
const pointsHeld = `(SELECT sum(CASE WHEN s.expires_day < :asOf THEN min(0, s.held) ELSE s.held END) FROM (
  SELECT l.expires_day, sum(e.points) AS held FROM ${memberAccounts} JOIN point_lots l ON l.member_id = pm.id JOIN point_entries e ON e.lot_id = l.id WHERE pa.customer_id = c.id AND e.day <= :asOf GROUP BY l.id) s)`;

/** What a rule may ask of a customer. Definitions: a customer's metrics (customer-metrics.ts) and the comments here. */
export const fields: Record<FieldId, Field> = {
  province: field('province', 'text', null, 'c.province'),
  city: field('city', 'text', null, 'c.city'),
  gender: field('gender', 'choice', null, 'coalesce(c.gender, c.told_gender)'),
  // Birthdays are YYYY-MM-DD or --MM-DD. Whoever was born on 29 February is a year older on 1 March in other years.
  age: field('age', 'number', 'year', `CASE WHEN ${birthday} LIKE '____-__-__' THEN CAST(substr(:asOf, 1, 4) AS INTEGER) - CAST(substr(${birthday}, 1, 4) AS INTEGER) - (substr(:asOf, 6) < substr(${birthday}, 6)) END`),
  birthday_month: field('birthday_month', 'number', 'month', `CAST(substr(${birthday}, -5, 2) AS INTEGER)`),
  /** Days from `asOf` to the next birthday; 0 on the day. */
  birthday_days: field('birthday_days', 'number', 'day', `CAST(julianday(CASE WHEN ${birthdayIn(thisYear)} >= :asOf THEN ${birthdayIn(thisYear)} ELSE ${birthdayIn(nextYear)} END) - julianday(:asOf) AS INTEGER)`),
  /** Days from `asOf` to the next of their life events; 0 on the day. What is kept of whoever has none isn't asked for. */
  life_event_days: field('life_event_days', 'number', 'day', `CASE WHEN c.id IN (SELECT ifnull(h.merged_into, h.id) FROM life_events x ${theirs}) THEN (SELECT CAST(min(julianday(${nextEvent})) - julianday(:asOf) AS INTEGER) FROM life_events x ${theirs} WHERE ifnull(h.merged_into, h.id) = c.id) END`),
  orders: field('orders', 'number', 'order', 'm.orders'),
  net_total: field('net_total', 'money', 'currency', inCurrency('m.net_minor')),
  aov: field('aov', 'money', 'currency', inCurrency('CAST(round(1.0 * m.net_minor / nullif(m.orders, 0)) AS INTEGER)')),
  first_order_days: field('first_order_days', 'days', 'day', 'm.first_day'),
  last_order_days: field('last_order_days', 'days', 'day', 'm.last_day'),
  interval_days: field('interval_days', 'number', 'day', 'm.interval_days'),
  /** Whole days from `asOf` to the expected next purchase day: the last one and the own median gap, else the shop's; below 0 once it has passed. */
  due_days: lifecycle('due_days', 'number', 'day'),
  refund_rate: field('refund_rate', 'share', 'share', '1.0 * m.refund_minor / nullif(m.paid_minor, 0)'),
  discount_share: field('discount_share', 'share', 'share', '1.0 * m.discount_minor / nullif(m.gross_minor, 0)'),
  bought_product: field('bought_product', 'bought', null, null),
  bought_category: field('bought_category', 'bought', null, null),
  /** Categories in valid orders, of those that are known; bought-sql.ts. */
  distinct_categories: field('distinct_categories', 'number', null, null),
  state: lifecycle('state'),
  stage: lifecycle('stage'),
  rfm: lifecycle('rfm'),
  season_group: lifecycle('season_group'),
  bought_season: field('bought_season', 'bought', null, null),
  /** Chance of not having left for good; null where the shop's forecast needs no model of it. */
  p_alive: lifecycle('p_alive', 'share', 'share'),
  /** Purchase days in the 90 days after `asOf`, as `lifecycle.predict` expects them. */
  expected_orders_90d: lifecycle('expected_orders_90d', 'number', 'order'),
  reachable_sms: field('reachable_sms', 'boolean', null, `(c.phone_quality = 'valid' AND c.opted_out = 0 AND coalesce(c.sms_consent, '') <> 'no' AND c.platforms NOT IN (${forbidden}))`),
  reachable_email: field('reachable_email', 'boolean', null, `(coalesce(c.email, '') <> '' AND c.opted_out = 0 AND coalesce(c.email_consent, '') <> 'no' AND c.platforms NOT IN (${forbidden}))`),
  opted_out: field('opted_out', 'boolean', null, 'c.opted_out'),
  /** Opened by then and not closed by then. */
  open_case: field('open_case', 'boolean', null, `(c.id IN (SELECT ifnull(h.merged_into, h.id) FROM cases x ${theirs} WHERE x.opened_day <= :asOf AND (x.closed_day IS NULL OR x.closed_day > :asOf)))`),
  last_touched_days: field('last_touched_days', 'days', 'day', `(SELECT max(t.day) FROM ${contactLog} t LEFT JOIN accounts ta ON ta.id = t.account_id WHERE COALESCE(ta.customer_id, t.customer_id) = c.id AND t.day <= :asOf)`),
  touched_campaign: field('touched_campaign', 'campaign', null, null),
  responded_campaign: field('responded_campaign', 'response', null, null),
  in_segment: field('in_segment', 'segment', null, null),
  /** None without a tier. */
  tier: field('tier', 'choice', null, `CASE ${tierRank} ${tiers.map((tier, i) => `WHEN ${i + 1} THEN '${tier}'`).join(' ')} END`),
  /** The balance, what is pending with it; below zero after a refund of points that were spent. None of whoever never had any. */
  points: field('points', 'number', 'point', pointsHeld),
  tags: field('tags', 'tags', null, null),
  /** The people of a frozen segment. Only its own rule asks for them. */
  frozen_in: field('frozen_in', 'frozen', null, null),
};

/** A field of the owner's, as a rule asks of it. */
export const ownRuleField = (ownId: number, kind: OwnKind): Field => ({ id: ownKey(ownId), type: kind, unit: null, operators: operatorsOf[kind], sql: null, source: null, ownId });

export const findField = (id: string): Field | undefined => (Object.hasOwn(fields, id) ? fields[id as FieldId] : undefined);
