import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { readRule, type ReadGroup } from '../../../shared/domain/rule-reading.ts';
import type { LifecycleFacts } from '../../../shared/domain/lifecycle-sql.ts';
import { ruleToSql, type SqlContext } from '../../../shared/domain/rule-to-sql.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { metricsName, metricsTable } from '../customers/as-of-metrics.ts';
import { metricsFrom, type Measured } from '../customers/measured.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { ownRuleFields } from '../own-fields/read-fields.ts';
import { lifecycleFacts } from '../lifecycle/lifecycle-facts.ts';
import { readRateTable } from '../settings/base-converter.ts';
import { netSql } from '../settings/rate-sql.ts';
import { readSettings } from '../settings/read-settings.ts';
import { getShop } from '../settings/shops.ts';

export interface People extends Measured {
  /** What its states, stages and groups compare with. */
  lifecycle: LifecycleFacts;
}

export function choosePeople(db: ReadDb, { shop, asOf, today }: { shop?: number | undefined; asOf?: string | undefined; today: string }): People {
  if (asOf !== undefined && !isDay(asOf)) throw new AppError('bad_input', { field: 'asOf' });
  const day = asOf ?? today;
  const scope = {
    shopId: shop ?? 0,
    asOf: day,
    currency: shop === undefined ? readSettings(db).baseCurrency : getShop(db, shop).currency,
    metrics: metricsName(day, today),
    makeMetrics: () => void metricsTable(db, day, today),
    rates: shop === undefined ? readRateTable(db) : undefined,
  };
  return { ...scope, lifecycle: lifecycleFacts(db, scope) };
}

/** Everyone, each with their row of metrics: shop 0 has one for each customer, a shop for those who ordered there. */
export const peopleFrom = (people: Measured): string => `customers c JOIN ${metricsFrom(people)} m ON m.customer_id = c.id AND m.shop_id = ${people.shopId}`;

export interface CompiledRule {
  people: People;
  rule: ReadGroup;
  /** Over `peopleFrom`, with named parameters. */
  where: string;
  params: Record<string, string | number>;
}

/** A rule in SQL. Whatever can't be read is an expected failure: rules come from the screen and from scripts. */
export function compileRule(db: ReadDb, rule: RuleGroup, people: People, self?: number): CompiledRule {
  const read = checkRule(db, rule, people.currency, self);
  const params: Record<string, string | number> = {};
  const bind = (value: string | number) => {
    const name = `p${Object.keys(params).length + 1}`;
    params[name] = value;
    return `:${name}`;
  };
  return { people, rule: read, where: ruleToSql(read, sqlContext(people, bind)), params };
}

export function checkRule(db: ReadDb, rule: RuleGroup, currency: string, self?: number): ReadGroup {
  const result = readRule(rule, { currency, segments: segmentRules(db), tags: tagSegments(db), own: ownRuleFields(db), self });
  if (!result.ok) throw new AppError('bad_input', { ...result.problem });
  return result.rule;
}

function segmentRules(db: ReadDb): Map<number, RuleGroup> {
  return remember(db, 'segment rules', () => new Map(db.all<{ id: number; rule: string }>('SELECT id, rule FROM segments').map((s) => [s.id, JSON.parse(s.rule) as RuleGroup])));
}

/** The segments that tags follow, by the tag's name. */
export function tagSegments(db: ReadDb): Map<string, number> {
  return remember(db, 'tag segments', () => new Map(db.all<{ name: string; id: number }>('SELECT name, segment_id AS id FROM tags WHERE segment_id IS NOT NULL ORDER BY id').map((t) => [t.name, t.id])));
}

export const sqlContext = (people: People, bind: SqlContext['bind']): SqlContext => ({ asOf: people.asOf, currency: people.currency, shopId: people.shopId, lifecycle: people.lifecycle, netSql: netSql(people), bind });
