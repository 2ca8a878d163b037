import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import type { WriteDb } from '../db/executor.ts';
import { doAct } from './acts.ts';
import type { Clock } from './clock.ts';
import { memberIdsOf } from './ledger.ts';
import { enrol } from './members.ts';
import { whoIs } from './who-is.ts';

type Report = Output<typeof membership.openingBalances>;

/** Balances that members bring from elsewhere. A row that names nobody, or several, or somebody for the second time, is told and left out. */
export function openingBalances(db: WriteDb, { rows, reason }: Parsed<typeof membership.openingBalances>, clock: Clock): Report {
  const report: Report = { taken: 0, enrolled: 0, points: 0, refused: [] };
  const seen = new Set<number>();
  rows.forEach(({ who, points, number }, i) => {
    const refuse = (why: Report['refused'][number]['reason']) => report.refused.push({ row: i + 1, reason: why });
    const people = whoIs(db, who);
    const [customerId] = people;
    if (customerId === undefined) return void refuse('unknown');
    if (people.length > 1) return void refuse('several');
    if (seen.has(customerId)) return void refuse('twice');
    const members = memberIdsOf(db, customerId);
    const isMember = members.length > 0;
    if (points > 0 && hasOpening(db, members)) return void refuse('twice');
    if (!isMember && number !== null && db.get('SELECT 1 FROM members WHERE number = :number', { number })) return void refuse('number_taken');
    if (!isMember) {
      enrol(db, customerId, number, clock, 'import');
      report.enrolled += 1;
    }
    seen.add(customerId);
    if (points > 0) doAct(db, { kind: 'opening', customerId, points, reason }, clock);
    report.taken += 1;
    report.points += points;
  });
  return report;
}

const hasOpening = (db: WriteDb, members: readonly number[]): boolean =>
  db.get("SELECT 1 FROM point_acts WHERE kind = 'opening' AND undone_at IS NULL AND member_id IN (SELECT value FROM json_each(:members))", { members: JSON.stringify(members) }) !== undefined;
