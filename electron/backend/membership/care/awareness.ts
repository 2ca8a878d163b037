import type { Output, Parsed } from '../../../../shared/contract/endpoint.ts';
import { AWARENESS_DAYS, type Awareness, type AwarenessShare } from '../../../../shared/contract/membership-awareness.ts';
import type { membership } from '../../../../shared/contract/membership.ts';
import { wilson } from '../../../../shared/domain/lift.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { addDays, isDay } from '../../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../../db/executor.ts';
import type { Clock } from '../clock.ts';
import { memberIdsOf } from '../ledger.ts';
import { isMemberAccount } from '../member-account.ts';
import { peopleByOrders } from '../member-groups.ts';
import { whoIs } from '../who-is.ts';

interface LastAnswer {
  customerId: number;
  knowsMember: number;
  knowsBenefits: number | null;
}

/** Each person's last answer within a year, whichever of their accounts it was noted on. */
function lastAnswers(db: ReadDb, today: string): LastAnswer[] {
  const rows = db.all<LastAnswer>(
    `SELECT a.customer_id AS customerId, w.knows_member AS knowsMember, w.knows_benefits AS knowsBenefits FROM awareness_answers w JOIN members m ON m.id = w.member_id JOIN accounts a ON ${isMemberAccount}
     WHERE w.day > :after AND w.day <= :today ORDER BY w.day, w.at, w.member_id`,
    { after: addDays(today, -AWARENESS_DAYS), today },
  );
  return [...new Map(rows.map((row) => [row.customerId, row])).values()];
}

export function readAwareness(db: ReadDb, today: string): Awareness {
  const answers = lastAnswers(db, today);
  const share = (of: readonly LastAnswer[], what: 'knowsMember' | 'knowsBenefits'): AwarenessShare => {
    const yes = of.filter((a) => a[what] === 1).length;
    return { yes, n: of.length, interval: of.length === 0 ? null : wilson(yes, of.length) };
  };
  return { member: share(answers, 'knowsMember'), benefits: share(answers.filter((a) => a.knowsBenefits !== null), 'knowsBenefits') };
}

export function awarenessPeople(db: ReadDb, { group, offset, limit }: Parsed<typeof membership.awarenessPeople>, today: string): Output<typeof membership.awarenessPeople> {
  const chosen = lastAnswers(db, today).filter((a) => group === 'asked' || (group === 'unaware' ? a.knowsMember === 0 : a.knowsBenefits === 0));
  return peopleByOrders(db, chosen.map((a) => a.customerId), { offset, limit });
}

/** A line that names nobody, several, nobody with a card, or somebody again is told and left out. */
export function takeAnswers(db: WriteDb, { rows, ...told }: Parsed<typeof membership.takeAnswers>, { now, today }: Clock): Output<typeof membership.takeAnswers> {
  const day = told.day ?? today;
  if (!isDay(day) || day > today) throw new AppError('bad_input', { fields: ['day'], reason: 'not_yet' });
  const report: Output<typeof membership.takeAnswers> = { taken: 0, refused: [] };
  const seen = new Set<number>();
  rows.forEach(({ who, knowsMember, knowsBenefits }, i) => {
    const people = whoIs(db, who);
    const [customerId] = people;
    const memberId = customerId === undefined ? undefined : memberIdsOf(db, customerId)[0];
    const why = customerId === undefined ? 'unknown' : people.length > 1 ? 'several' : memberId === undefined ? 'no_card' : seen.has(customerId) ? 'twice' : null;
    if (why !== null || customerId === undefined || memberId === undefined) {
      if (why !== null) report.refused.push({ row: i + 1, reason: why });
      return;
    }
    seen.add(customerId);
    db.run(
      `INSERT INTO awareness_answers (member_id, day, knows_member, knows_benefits, at) VALUES (:memberId, :day, :knowsMember, :knowsBenefits, :now)
       ON CONFLICT (member_id, day) DO UPDATE SET knows_member = excluded.knows_member, knows_benefits = excluded.knows_benefits, at = excluded.at`,
      { memberId, day, knowsMember: knowsMember ? 1 : 0, knowsBenefits: knowsBenefits === undefined ? null : knowsBenefits ? 1 : 0, now },
    );
    report.taken += 1;
  });
  return report;
}
