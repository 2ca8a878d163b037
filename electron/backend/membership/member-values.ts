import { fields } from '../../../shared/domain/fields.ts';
import { versionOn } from '../../../shared/domain/programme.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import type { TemplateVariable } from '../../../shared/domain/template-variables.ts';
import { rankOf, tierOf, tiers, type TierRules } from '../../../shared/domain/tiers.ts';
import { monthsBefore } from '../../../shared/lib/month-ends.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import type { ReadDb } from '../db/executor.ts';
import { benefitWords, priorityRoutes } from '../offers/tier-benefits.ts';
import { readVersions } from './read-programme.ts';

/** What a text may say of a member; null where there is nothing to say. */
export interface MemberValueRow {
  tier: string | null;
  benefits: string | null;
  vip_route: string | null;
  /** In the currency's unit. */
  tier_gap: number | null;
  tier_until: string | null;
  points: number | null;
}

const memberAccounts = 'accounts pa JOIN members pm ON pm.platform = pa.platform AND pm.kind = pa.kind AND pm.value = pa.value';
/** Of the last moves of their accounts the highest one's last day. */
const untilSql = `(SELECT t.until_day FROM ${memberAccounts} JOIN tier_moves t ON t.member_id = pm.id AND t.undone_at IS NULL AND t.day <= :asOf
  WHERE pa.customer_id = c.id AND t.to_rank > 0 AND NOT EXISTS (SELECT 1 FROM tier_moves n WHERE n.member_id = t.member_id AND n.undone_at IS NULL AND n.day <= :asOf AND (n.day, n.id) > (t.day, t.id))
  ORDER BY t.to_rank DESC, t.id DESC LIMIT 1)`;

/** Columns over `c`, with :asOf. Those that a text doesn't use cost nothing. */
export function memberColumns(db: ReadDb, variables: readonly TemplateVariable[], asOf: string): string {
  const used = (name: keyof MemberValueRow) => variables.includes(`customer.${name}`);
  const rules = versionOn(readVersions(db), asOf)?.rules;
  const tierRules = rules?.tiers ?? null;
  const words = used('benefits') ? benefitWords(db, asOf) : null;
  const routes = used('vip_route') ? priorityRoutes(db, asOf) : null;
  const byTier = (what: (rule: TierRules['tiers'][number]) => string) =>
    tierRules === null ? 'NULL' : `CASE ${fields.tier.sql!} ${tierRules.tiers.map((rule) => `WHEN ${literal(rule.tier)} THEN ${literal(what(rule))}`).join(' ')} END`;
  return [
    `${used('tier') ? byTier((rule) => rule.name) : 'NULL'} AS tier`,
    `${used('benefits') ? `nullif(${byTier((rule) => words!(rankOf(rule.tier), rule.benefits))}, '')` : 'NULL'} AS benefits`,
    `${routes === null ? 'NULL' : `nullif(${byTier((rule) => routes[rankOf(rule.tier)]!)}, '')`} AS vip_route`,
    `${used('tier_gap') && tierRules !== null ? gapSql(tierRules, rules!.currency, rules!.earnOn, asOf) : 'NULL'} AS tier_gap`,
    `${used('tier_until') ? untilSql : 'NULL'} AS tier_until`,
    `${used('points') ? fields.points.sql! : 'NULL'} AS points`,
  ].join(', ');
}

/** What is missing to the bar of the next tier in spend; none at the top, or where it asks for no spend. */
function gapSql({ tiers: rules, window }: TierRules, currency: string, earnOn: 'paid' | 'completed', asOf: string): string {
  const after = window.kind === 'year' ? `${Number(asOf.slice(0, 4)) - 1}-12-31` : monthsBefore(asOf, window.months);
  const spent = `ifnull((SELECT sum(o.net_minor) FROM accounts pa JOIN orders o ON o.account_id = pa.id WHERE pa.customer_id = c.id AND o.is_valid = 1 ${earnOn === 'completed' ? "AND o.status = 'completed'" : ''} AND o.currency = ${literal(currency)} AND o.day > ${literal(after)} AND o.day <= :asOf), 0)`;
  const bars = [null, ...tiers].map((tier, rank) => {
    const next = rules.find((rule) => tiers.indexOf(rule.tier) + 1 > rank);
    return `WHEN ${tier === null ? "''" : literal(tierOf(rank)!)} THEN ${next?.up.spendMinor == null ? 'NULL' : String(next.up.spendMinor)}`;
  });
  return `max(0, (CASE ifnull(${fields.tier.sql!}, '') ${bars.join(' ')} END) - ${spent}) / ${minorPerUnit(currency)}.0`;
}
