import type { Condition, RuleGroup } from '../../../shared/contract/rule.ts';
import { intervalRule, ruleForecast } from '../../../shared/domain/interval-rule.ts';
import type { Gaps } from '../../../shared/domain/purchase-gaps.ts';
import type { ReadDb } from '../../../electron/backend/db/executor.ts';

interface Order {
  shop_id: number;
  day: string | null;
  currency: string;
  paid_minor: number | null;
  net_minor: number;
  refund_minor: number;
  discount_minor: number;
  is_paid: number;
  is_valid: number;
  titles: string[];
  categories: string[];
}
type Unknown = null;
export interface Person {
  id: number;
  values: Record<string, string | number | boolean | Unknown>;
  valid: Order[];
  touches: { campaign: number; day: string }[];
  arms: { campaign: number; arm: string }[];
  ordered: number[];
  replied: number[];
  /** Given by hand, or a file's word. */
  tags: string[];
  frozenIn: number[];
  /** Several of a choice, by the field's key. */
  several: Record<string, string[]>;
}
export interface Naive {
  people: Person[];
  asOf: string;
  segments: Map<number, RuleGroup>;
  /** Tags that follow a rule. */
  tagRules: Map<string, RuleGroup>;
}

const daysAgo = (day: string, asOf: string) => Math.round((Date.parse(asOf) - Date.parse(day)) / 86_400_000);
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** Everyone and their values, worked out from the tables in the plainest way; an oracle for the real thing. */
export function readPeople(db: ReadDb, asOf: string, today: string, shop: number | null, currency: string, cuts: [number, number, number]): Naive {
  const live = asOf >= today;
  const people: Person[] = [];
  const daysOf = new Map<number, string[]>();
  for (const c of db.all<Record<string, string | number | null> & { id: number; platforms: string }>('SELECT * FROM customers')) {
    const everyOrder = db.all<Order & { id: number }>('SELECT o.* FROM orders o JOIN accounts a ON a.id = o.account_id WHERE a.customer_id = :id', { id: c.id });
    const ever = everyOrder
      .filter((o) => shop === null || o.shop_id === shop)
      .map((o) => {
        const products = db.all<{ title: string; category: string }>('SELECT title, category FROM order_lines l JOIN products p ON p.id = l.product_id WHERE l.order_id = :id', { id: o.id });
        return { ...o, titles: products.map((p) => p.title), categories: products.map((p) => p.category) };
      });
    if (shop !== null && ever.length === 0) continue;
    const orders = live ? ever : ever.filter((o) => o.day !== null && o.day <= asOf);
    const valid = orders.filter((o) => o.is_valid === 1);
    const paid = orders.filter((o) => o.is_paid === 1);
    const oneCurrency = (list: Order[]) => new Set(list.map((o) => o.currency)).size === 1;
    const net = valid.length === 0 ? 0 : valid.every((o) => o.currency === currency) ? sum(valid.map((o) => o.net_minor)) : null;
    const days = [...new Set(valid.flatMap((o) => o.day ?? []))].sort();
    daysOf.set(c.id, days);
    const gaps = days.slice(1).map((day, i) => daysAgo(days[i]!, day)).sort((a, b) => a - b);
    const gross = sum(valid.map((o) => (o.paid_minor ?? 0) + o.discount_minor));
    const paidMinor = sum(paid.map((o) => o.paid_minor ?? 0));
    const touches = db.all<{ campaign: number; day: string }>('SELECT campaign_id AS campaign, day FROM touches WHERE customer_id = :id', { id: c.id }).filter((t) => t.day <= asOf);
    const lastTouch = touches.map((t) => t.day).sort().at(-1);
    const mayWrite = c['opted_out'] === 0 && !['amazon', 'ebay'].includes(c.platforms);
    people.push({
      id: c.id,
      valid,
      touches,
      arms: db.all<{ campaign: number; arm: string }>('SELECT campaign_id AS campaign, arm FROM campaign_members WHERE customer_id = :id AND arm IS NOT NULL', { id: c.id }),
      tags: [
        ...db.all<{ name: string }>('SELECT name FROM customer_tags k JOIN tags g ON g.id = k.tag_id WHERE customer_id = :id AND ifnull(until_day, \'9999\') >= :asOf', { id: c.id, asOf }).map((t) => t.name),
        ...db.all<{ tags: string }>('SELECT tags FROM person_facts f JOIN accounts a ON a.id = f.account_id WHERE a.customer_id = :id', { id: c.id }).flatMap((f) => JSON.parse(f.tags) as string[]),
      ],
      ordered: db
        .all<{ campaign: number; from: string; days: number }>("SELECT k.id AS campaign, k.send_day AS \"from\", k.window_days AS days FROM campaigns k JOIN campaign_members m ON m.campaign_id = k.id WHERE m.customer_id = :id AND m.arm = 'treated'", { id: c.id })
        .filter(({ from, days: window }) => everyOrder.some((o) => o.is_valid === 1 && o.day !== null && o.day >= from && o.day <= asOf && daysAgo(from, o.day) <= window))
        .map((k) => k.campaign),
      replied: db.all<{ campaign: number; day: string }>('SELECT campaign_id AS campaign, day FROM touches WHERE customer_id = :id AND reply IS NOT NULL', { id: c.id }).filter((t) => t.day <= asOf).map((t) => t.campaign),
      frozenIn: db.all<{ id: number }>('SELECT segment_id AS id FROM segment_members WHERE customer_id = :id', { id: c.id }).map((m) => m.id),
      several: {},
      values: {
        province: c['province']!,
        city: c['city']!,
        gender: c['gender']!,
        age: ageOn(c['birthday'], asOf),
        birthday_days: daysToBirthday(c['birthday'], asOf),
        life_event_days: daysToEvent(db, c.id, asOf),
        distinct_categories: new Set(valid.filter((o) => o.day !== null && o.day <= asOf).flatMap((o) => o.categories)).size,
        birthday_month: typeof c['birthday'] === 'string' ? Number(c['birthday'].split('-').at(-2)) : null,
        orders: valid.length,
        net_total: net === null ? null : net / 100,
        aov: net === null || valid.length === 0 ? null : Math.round(net / valid.length) / 100,
        first_order_days: days.length === 0 ? null : daysAgo(days[0]!, asOf),
        last_order_days: days.length === 0 ? null : daysAgo(days.at(-1)!, asOf),
        interval_days: gaps.length === 0 ? null : (gaps[Math.floor((gaps.length - 1) / 2)]! + gaps[Math.floor(gaps.length / 2)]!) / 2,
        refund_rate: oneCurrency(paid) && paidMinor > 0 ? sum(paid.map((o) => o.refund_minor)) / paidMinor : null,
        discount_share: oneCurrency(valid) && gross > 0 ? sum(valid.map((o) => o.discount_minor)) / gross : null,
        reachable_sms: c['phone_quality'] === 'valid' && mayWrite,
        reachable_email: c['email'] !== null && c['email_consent'] !== 'no' && mayWrite,
        opted_out: c['opted_out'] === 1,
        open_case: db.all<{ opened: string; closed: string | null }>('SELECT opened_day AS opened, closed_day AS closed FROM cases WHERE customer_id = :id', { id: c.id }).some((k) => k.opened <= asOf && (k.closed === null || k.closed > asOf)),
        last_touched_days: lastTouch === undefined ? null : daysAgo(lastTouch, asOf),
        ...membershipOf(db, c.id, asOf),
      },
    });
  }
  readOwn(db, people);
  const shopGap = middle([...daysOf.values()].flatMap(gapsBetween));
  for (const person of people) Object.assign(person.values, placeOf(daysOf.get(person.id)!, asOf, cuts, shopGap));
  for (const person of people) {
    const gap = (person.values['interval_days'] as number | null) ?? shopGap;
    const last = daysOf.get(person.id)!.at(-1);
    person.values['due_days'] = last === undefined || gap === null ? null : Math.floor(gap) - daysAgo(last, asOf);
  }
  forecastPeople(people, daysOf, asOf);
  rankPeople(people, daysOf, asOf);
  for (const person of people) person.values['season_group'] = seasonGroupFor(daysOf.get(person.id)!, asOf);
  return { people, asOf, segments: new Map(), tagRules: new Map() };
}

/** Day by day, until one of them comes round. */
function daysToEvent(db: ReadDb, customerId: number, asOf: string): number | null {
  const events = db.all<{ day: string; yearly: number }>('SELECT day, yearly FROM life_events WHERE customer_id = :customerId', { customerId });
  const last = Math.max(366, ...events.map((e) => -daysAgo(e.day, asOf)));
  for (let ahead = 0; ahead <= last; ahead += 1) {
    const day = new Date(Date.parse(asOf) + ahead * 86_400_000).toISOString().slice(0, 10);
    const isLeap = new Date(`${day.slice(0, 4)}-02-29T00:00:00Z`).getUTCMonth() === 1;
    const isOn = (e: { day: string; yearly: number }) => e.day === day || (e.yearly === 1 && e.day < day && (e.day.slice(5) === day.slice(5) || (e.day.slice(5) === '02-29' && day.slice(5) === '03-01' && !isLeap)));
    if (events.some(isOn)) return ahead;
  }
  return null;
}

const metals = [null, 'bronze', 'silver', 'gold', 'platinum', 'diamond'];

/** The sum of what hasn't expired, lot by lot, and the highest of where their accounts stood last. */
function membershipOf(db: ReadDb, customerId: number, asOf: string): { tier: string | null; points: number | null } {
  const accounts = db.all<{ platform: string; kind: string; value: string }>('SELECT platform, kind, value FROM accounts WHERE customer_id = :customerId', { customerId });
  const members = accounts.flatMap((a) => db.all<{ id: number }>('SELECT id FROM members WHERE platform = :platform AND kind = :kind AND value = :value', { ...a }).map((m) => m.id));
  const lots = members.flatMap((memberId) => db.all<{ id: number; expires_day: string | null }>('SELECT id, expires_day FROM point_lots WHERE member_id = :memberId', { memberId }));
  const held = lots.flatMap(({ id, expires_day: last }) => {
    const entries = db.all<{ points: number; day: string }>('SELECT points, day FROM point_entries WHERE lot_id = :id', { id }).filter((e) => e.day <= asOf);
    const left = sum(entries.map((e) => e.points));
    return entries.length === 0 ? [] : [last !== null && last < asOf ? Math.min(0, left) : left];
  });
  const ranks = members.map((memberId) => db.all<{ day: string; to_rank: number }>('SELECT day, to_rank FROM tier_moves WHERE member_id = :memberId AND undone_at IS NULL ORDER BY day, id', { memberId }).filter((t) => t.day <= asOf).at(-1)?.to_rank ?? 0);
  return { tier: metals[Math.max(0, ...ranks)]!, points: held.length === 0 ? null : sum(held) };
}

function ageOn(birthday: string | number | null | undefined, asOf: string): number | null {
  if (typeof birthday !== 'string' || birthday.startsWith('-')) return null;
  const years = Number(asOf.slice(0, 4)) - Number(birthday.slice(0, 4));
  return asOf.slice(5) < birthday.slice(5) ? years - 1 : years;
}

/** The owner's fields: what they say, else what whoever rests with somebody had, else a file. */
function readOwn(db: ReadDb, people: Person[]): void {
  const fields = db.all<{ id: number; kind: string }>('SELECT id, kind FROM own_fields');
  const said = db.all<{ field: number; person: number; value: string }>('SELECT field_id AS field, customer_id AS person, value FROM own_values');
  const rests = db.all<{ id: number; person: number }>('SELECT id, merged_into AS person FROM customers WHERE merged_into IS NOT NULL ORDER BY id');
  const told = db.all<{ field: number; person: number; written: string }>('SELECT t.field_id AS field, a.customer_id AS person, t.written FROM own_told t JOIN accounts a ON a.id = t.account_id ORDER BY t.shop_id, t.key');
  for (const person of people) {
    for (const { id, kind } of fields) {
      const holders = [person.id, ...rests.filter((r) => r.person === person.id).map((r) => r.id)];
      const own = holders.map((holder) => said.filter((s) => s.field === id && s.person === holder).map((s) => s.value)).find((values) => values.length > 0);
      const values = own ?? told.filter((t) => t.field === id && t.person === person.id).map((t) => t.written.split('、')).find((words) => kind !== 'number' || words.every((w) => w !== '' && !Number.isNaN(Number(w)))) ?? [];
      const key = `own_${id}`;
      if (kind === 'multi') person.several[key] = values;
      else person.values[key] = values[0] === undefined ? null : kind === 'number' ? Number(values[0]) : values[0];
    }
  }
}

/** Day by day until it is one. */
function daysToBirthday(birthday: unknown, asOf: string): number | null {
  if (typeof birthday !== 'string') return null;
  const wanted = birthday.slice(-5);
  for (let days = 0; ; days += 1) {
    const day = new Date(Date.parse(asOf) + days * 86_400_000).toISOString().slice(0, 10);
    const leap = new Date(`${day.slice(0, 4)}-02-29T00:00:00Z`).getUTCMonth() === 1;
    if (day.endsWith(wanted === '02-29' && !leap ? '03-01' : wanted)) return days;
  }
}

const gapsBetween = (days: string[]) => days.slice(1).map((day, i) => daysAgo(days[i]!, day));

/** So few people that no model is fitted. */
function forecastPeople(people: Person[], daysOf: Map<number, string[]>, asOf: string): void {
  const gaps: Gaps = { closed: { days: new Int32Array(), order: new Uint8Array() }, open: { days: new Int32Array(), order: new Uint8Array() } };
  const add = (list: Gaps['closed'], days: number, order: number) => Object.assign(list, { days: Int32Array.of(...list.days, days), order: Uint8Array.of(...list.order, Math.min(2, order)) });
  for (const days of daysOf.values()) {
    for (const [i, gap] of gapsBetween(days).entries()) add(gaps.closed, gap, i);
    if (days.length > 0) add(gaps.open, daysAgo(days.at(-1)!, asOf), days.length - 1);
  }
  const rule = gaps.closed.days.length === 0 ? null : intervalRule(gaps, 90 + Math.max(...gaps.open.days));
  for (const person of people) {
    const days = daysOf.get(person.id)!;
    person.values['p_alive'] = null;
    person.values['expected_orders_90d'] = rule === null || days.length === 0 ? null : ruleForecast(rule, { isFirst: days.length === 1, silentDays: daysAgo(days.at(-1)!, asOf) }, 90).expected;
  }
}

function middle(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? null : (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
}

/** Season starts that the sample's days need, from the almanac. */
const seasonStarts = ['2024-02-04', '2024-05-05', '2024-08-07', '2024-11-07', '2025-02-03', '2025-05-05', '2025-08-07', '2025-11-07', '2026-02-04', '2026-05-05', '2026-08-07'];
const seasonAt = (day: string) => seasonStarts.filter((start) => start <= day).length;

function seasonGroupFor(days: string[], asOf: string): string | null {
  if (days.length === 0) return null;
  const bought = days.map(seasonAt);
  const now = seasonAt(asOf);
  const empty = Math.max(0, now - bought.at(-1)! - 1);
  if (empty >= 4) return 'gone';
  if (empty >= 2) return 'leaving';
  if (days.length === 1) return 'new';
  if (now - bought[0]! < 3) return 'returning';
  return new Set(bought.filter((n) => n >= now - 4).map((n) => n % 4)).size === 4 ? 'best' : 'regular';
}

/** The ten groups by rank: fifths of everyone in a row, those who are equal in the order of their ids. */
function rankPeople(people: Person[], daysOf: Map<number, string[]>, asOf: string): void {
  const scored = people.filter((p) => daysOf.get(p.id)!.length > 0 && p.values['net_total'] !== null);
  const scoresBy = (value: (p: Person) => number) => {
    const order = scored.toSorted((a, b) => value(a) - value(b) || a.id - b.id);
    const ends = [1, 2, 3, 4].map((k) => 1 + ((order.length - 1) * k) / 5);
    return new Map(order.map((p, i) => [p.id, 1 + ends.filter((end) => i + 1 > end + 1e-9).length]));
  };
  const r = scoresBy((p) => daysAgo(daysOf.get(p.id)!.at(-1)!, asOf));
  const f = scoresBy((p) => daysOf.get(p.id)!.length);
  const table: [RegExp, string][] = [[/^[12][12]/, 'hibernating'], [/^[12][34]/, 'atRisk'], [/^[12]5/, 'cantLose'], [/^3[12]/, 'aboutToSleep'], [/^33/, 'attention'], [/^[34][45]/, 'loyal'], [/^41/, 'promisingNew'], [/^51/, 'new'], [/^[45][23]/, 'potentialLoyal'], [/^5[45]/, 'champions']];
  for (const p of people) {
    const scores = r.has(p.id) ? `${6 - r.get(p.id)!}${f.get(p.id)!}` : '';
    p.values['rfm'] = table.find(([pattern]) => pattern.test(scores))?.[1] ?? null;
  }
}

/** State and stage in the order in which the definitions ask. */
function placeOf(days: string[], asOf: string, [c1, c2, c3]: [number, number, number], shopGap: number | null): { state: string | null; stage: string | null } {
  if (days.length === 0) return { state: null, stage: null };
  const age = daysAgo(days.at(-1)!, asOf);
  const gaps = gapsBetween(days);
  const own = middle(gaps);
  const rhythm = own ?? shopGap;
  const before = middle(gaps.slice(0, -2));
  const slowing = before !== null && gaps.length > 2 && gaps.slice(-2).every((gap) => gap > 1.5 * before);
  const state = age <= c1 ? 'active' : age <= c2 ? 'silent' : age <= c3 ? 'asleep' : 'lost';
  if (slowing || (rhythm !== null && age > 2 * rhythm)) return { state, stage: 'declining' };
  if (days.length >= 4 && age <= 1.5 * own!) return { state, stage: 'stable' };
  return { state, stage: days.length === 1 && age <= c2 ? 'exploring' : 'growing' };
}

export function naiveIds(rule: RuleGroup, naive: Naive): number[] {
  return naive.people.filter((person) => groupHolds(rule, person, naive)).map((p) => p.id);
}

function groupHolds(group: RuleGroup, person: Person, naive: Naive): boolean {
  const results = group.rules.map((r) => ('rules' in r ? groupHolds(r, person, naive) : conditionHolds(r, person, naive)));
  const holds = results.length === 0 || (group.combinator === 'and' ? results.every(Boolean) : results.some(Boolean));
  return holds !== (group.not ?? false);
}

function conditionHolds({ field, operator, value }: Condition, person: Person, naive: Naive): boolean {
  if (field.startsWith('bought_')) return bought(field, value as Bought, person, naive.asOf) === (operator === 'bought');
  if (field === 'touched_campaign') {
    const { campaignId, arm } = value as { campaignId: number | null; arm: string | null };
    const hits = arm === null ? person.touches : person.arms.filter((a) => a.arm === arm);
    return hits.some((h) => campaignId === null || h.campaign === campaignId) === (operator === '=');
  }
  if (field === 'responded_campaign') {
    const { campaignId, how } = value as { campaignId: number | null; how: 'ordered' | 'replied' };
    return person[how].some((id) => campaignId === null || id === campaignId) === (operator === '=');
  }
  if (field === 'in_segment') return groupHolds(naive.segments.get(value as number)!, person, naive) === (operator === '=');
  if (field === 'frozen_in') return person.frozenIn.includes(value as number) === (operator === '=');
  if (field === 'tags') {
    const words = operator === 'null' || operator === 'notNull' ? null : [value].flat();
    const byRule = [...naive.tagRules].filter(([name, rule]) => (words === null || words.includes(name)) && groupHolds(rule, person, naive));
    const has = byRule.length > 0 || person.tags.some((t) => words === null || words.includes(t));
    return has === (operator === '=' || operator === 'in' || operator === 'notNull');
  }
  const several = person.several[field];
  if (several) {
    if (operator === 'null' || operator === 'notNull') return (several.length > 0) === (operator === 'notNull');
    return several.length > 0 && several.some((word) => (value as string[]).includes(word)) === (operator === 'in');
  }
  const actual = person.values[field];
  if (actual === undefined) throw new Error(`no such field: ${field}`);
  if (operator === 'null') return actual === null;
  if (actual === null) return false;
  if (operator === 'notNull') return true;
  const isDay = typeof actual === 'string' && /^\d{4}-/.test(actual);
  const toNumber = (x: unknown) => (isDay ? Date.parse(String(x)) : Number(x));
  const number = toNumber(actual);
  if (operator === 'inLast' || operator === 'inNext') {
    const ago = daysAgo(String(actual), naive.asOf);
    return operator === 'inLast' ? ago >= 0 && ago <= Number(value) : ago <= 0 && -ago <= Number(value);
  }
  const bound = toNumber(value);
  const [low, high] = Array.isArray(value) ? value.map(toNumber) : [];
  switch (operator) {
    case '=': return actual === value;
    case '!=': return actual !== value;
    case '<': return number < bound;
    case '<=': return number <= bound;
    case '>': return number > bound;
    case '>=': return number >= bound;
    case 'between': return number >= low! && number <= high!;
    case 'notBetween': return number < low! || number > high!;
    case 'in': return (value as unknown[]).includes(actual);
    case 'notIn': return !(value as unknown[]).includes(actual);
    case 'contains': return String(actual).includes(value as string);
    case 'beginsWith': return String(actual).startsWith(value as string);
    default: throw new Error(`no such operator: ${operator}`);
  }
}

interface Bought {
  names: string[];
  withinDays: number | null;
  from: string | null;
  to: string | null;
  times: number;
}

function bought(field: string, { names, withinDays, from, to, times }: Bought, person: Person, asOf: string): boolean {
  const inSeason = (day: string) => names.includes(['winter', 'spring', 'summer', 'autumn'][seasonAt(day) % 4]!);
  const days = person.valid
    .filter((o) => field === 'bought_season' || (field === 'bought_product' ? o.titles : o.categories).some((n) => names.includes(n)))
    .flatMap((o) => o.day ?? [])
    .filter((day) => field !== 'bought_season' || inSeason(day))
    .filter((day) => day <= asOf && (withinDays === null || daysAgo(day, asOf) <= withinDays) && (from === null || day >= from) && (to === null || day <= to));
  return new Set(days).size >= times;
}
