import type { Output } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { BenefitRhythm } from '../../../shared/domain/benefits.ts';
import type { ReadDb } from '../db/executor.ts';

interface Row {
  rank: number;
  name: string;
  times: number;
  per: BenefitRhythm;
  terms: string;
}

/** What members of each rank have on a day; what stands at rank 0 is everyone's, unless the tier says it otherwise. */
export function tierBenefits(db: ReadDb, day: string): Output<typeof offers.tierBenefits> {
  const rows = db.all<Row & { benefitId: number }>(
    `SELECT t.rank, t.benefit_id AS benefitId, b.name, t.times, t.per, b.terms FROM tier_benefits t JOIN benefits b ON b.id = t.benefit_id
     WHERE b.ended_at IS NULL AND ifnull(b.from_day, :day) <= :day AND ifnull(b.until_day, :day) >= :day ORDER BY t.rank DESC, b.kind, b.name`,
    { day },
  );
  return [0, 1, 2, 3, 4, 5].map((rank) => {
    const own = rows.filter((r) => r.rank === rank);
    const all = rank === 0 ? own : [...own, ...rows.filter((r) => r.rank === 0 && !own.some((o) => o.benefitId === r.benefitId))];
    return { rank, benefits: all.map(({ name, times, per, terms }) => ({ name, times, per, terms })) };
  });
}

/** The owner's own words of a tier, and after them what its members have by the matrix. */
export function benefitWords(db: ReadDb, day: string): (rank: number, own: string) => string {
  const known = tierBenefits(db, day);
  return (rank, own) => [own, ...known[rank]!.benefits.map((b) => b.name).filter((name) => !own.includes(name))].filter((words) => words !== '').join('、');
}
