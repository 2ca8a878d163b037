import type { Output } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { BenefitKind, BenefitRhythm } from '../../../shared/domain/benefits.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import { tierOf } from '../../../shared/domain/tiers.ts';
import type { ReadDb } from '../db/executor.ts';

interface Row {
  rank: number;
  name: string;
  kind: BenefitKind;
  times: number;
  per: BenefitRhythm;
  terms: string;
}

const inForce = 'b.ended_at IS NULL AND ifnull(b.from_day, :day) <= :day AND ifnull(b.until_day, :day) >= :day';

/** What members of each rank have on a day; what stands at rank 0 is everyone's, unless the tier says it otherwise. */
export function tierBenefits(db: ReadDb, day: string): Output<typeof offers.tierBenefits> {
  const rows = db.all<Row & { benefitId: number }>(
    `SELECT t.rank, t.benefit_id AS benefitId, b.name, b.kind, t.times, t.per, b.terms FROM tier_benefits t JOIN benefits b ON b.id = t.benefit_id
     WHERE ${inForce} ORDER BY t.rank DESC, b.kind, b.name`,
    { day },
  );
  return [0, 1, 2, 3, 4, 5].map((rank) => {
    const own = rows.filter((r) => r.rank === rank);
    const all = rank === 0 ? own : [...own, ...rows.filter((r) => r.rank === 0 && !own.some((o) => o.benefitId === r.benefitId))];
    return { rank, benefits: all.map(({ name, kind, times, per, terms }) => ({ name, kind, times, per, terms })) };
  });
}

/** The owner's own words of a tier, and after them what its members have by the matrix. */
export function benefitWords(db: ReadDb, day: string): (rank: number, own: string) => string {
  const known = tierBenefits(db, day);
  return (rank, own) => [own, ...known[rank]!.benefits.map((b) => b.name).filter((name) => !own.includes(name))].filter((words) => words !== '').join('、');
}

/** Condition over `c`, with :asOf: somebody whose tier has a priority benefit (专享) that is in force. */
export function hasPriority(db: ReadDb, day: string): string {
  const ranks = db
    .all<{ rank: number }>(`SELECT DISTINCT t.rank FROM tier_benefits t JOIN benefits b ON b.id = t.benefit_id WHERE b.kind = 'priority' AND ${inForce}`, { day })
    .map((row) => row.rank);
  if (ranks.includes(0)) return `c.id IN (SELECT pa.customer_id FROM members pm JOIN accounts pa ON pa.platform = pm.platform AND pa.kind = pm.kind AND pa.value = pm.value WHERE pm.active = 1)`;
  const theirs = ranks.map(tierOf).filter((tier) => tier !== null);
  return theirs.length === 0 ? '0' : `ifnull(${fields.tier.sql!} IN (${theirs.map(literal).join(', ')}), 0)`;
}

/** How whoever has a priority benefit reaches the shop, by rank: the benefits' own words. */
export const priorityRoutes = (db: ReadDb, day: string): string[] => tierBenefits(db, day).map(({ benefits }) => benefits.filter((b) => b.kind === 'priority' && b.terms !== '').map((b) => b.terms).join('、'));
