import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { BenefitMatrix } from '../../../shared/contract/offers-benefits.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { isHandedOut, matrixLines, type MatrixCell } from '../../../shared/domain/benefits.ts';
import { versionOn } from '../../../shared/domain/programme.ts';
import { rankOf, tierOf } from '../../../shared/domain/tiers.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { businessDay } from '../membership/clock.ts';
import { isMemberAccount } from '../membership/member-account.ts';
import { readVersions } from '../membership/read-programme.ts';
import { readStandings } from '../membership/standings.ts';
import { readSettings } from '../settings/read-settings.ts';
import { listBenefits } from './benefits.ts';

export function readMatrix(db: ReadDb, today: string): BenefitMatrix {
  const day = businessDay(db, today);
  const currency = readSettings(db).baseCurrency;
  const rules = versionOn(readVersions(db), day)?.rules.tiers ?? null;
  const ranks = [0, ...(rules?.tiers ?? []).map((t) => rankOf(t.tier))];
  const people = membersByRank(db, day);
  const tiers = ranks.map((rank) => ({ rank, tier: tierOf(rank), name: rules?.tiers.find((t) => rankOf(t.tier) === rank)?.name ?? null, members: people.get(rank)?.members ?? 0, ordersAYear: people.get(rank)?.ordersAYear ?? 0 }));
  const benefits = listBenefits(db, day);
  const live = benefits.filter((b) => !b.ended && (b.untilDay === null || b.untilDay >= day));
  const cells = db.all<MatrixCell>('SELECT rank, benefit_id AS benefitId, times, per FROM tier_benefits ORDER BY rank, benefit_id');
  const lines = matrixLines(tiers, cells, new Map(live.filter((b) => b.currency === currency).map((b) => [b.benefitId, b.unitCostMinor])));
  const promised = live.filter((b) => cells.some((c) => c.benefitId === b.benefitId));
  return {
    currency,
    tiers,
    cells,
    lines,
    costMinor: lines.reduce((sum, line) => sum + line.costMinor, 0),
    otherCurrency: promised.filter((b) => b.currency !== currency).map((b) => b.benefitId),
    untold: promised.filter((b) => b.toldWhere.length === 0).map((b) => b.benefitId),
    unused: promised.filter((b) => b.usedYear === 0 && (isHandedOut(b.kind) || b.kind === 'coupon')).map((b) => b.benefitId),
  };
}

/** People with a card that isn't stopped, by the tier they stand in, and how often they ordered in the last 365 days. */
function membersByRank(db: ReadDb, day: string): Map<number, { members: number; ordersAYear: number }> {
  const standings = readStandings(db, day);
  const rows = db.all<{ customerId: number; orders: number }>(
    `SELECT a.customer_id AS customerId, (SELECT count(*) FROM accounts oa JOIN orders o ON o.account_id = oa.id WHERE oa.customer_id = a.customer_id AND o.is_valid = 1 AND o.day > :since AND o.day <= :day) AS orders
     FROM members m JOIN accounts a ON ${isMemberAccount} WHERE m.active = 1 GROUP BY a.customer_id`,
    { since: addDays(day, -365), day },
  );
  const sums = new Map<number, { members: number; orders: number }>();
  for (const { customerId, orders } of rows) {
    const rank = standings.get(customerId)?.rank ?? 0;
    const sum = sums.get(rank) ?? { members: 0, orders: 0 };
    sum.members += 1;
    sum.orders += orders;
    sums.set(rank, sum);
  }
  return new Map([...sums].map(([rank, { members, orders }]) => [rank, { members, ordersAYear: orders / members }]));
}

export function saveMatrix(db: WriteDb, cells: Parsed<typeof offers.saveMatrix>['cells']): Output<typeof offers.saveMatrix> {
  const known = new Set(db.all<{ id: number }>('SELECT id FROM benefits').map((b) => b.id));
  if (cells.some((c) => !known.has(c.benefitId))) throw new AppError('not_found', { what: 'benefit' });
  if (new Set(cells.map((c) => `${c.rank} ${c.benefitId}`)).size < cells.length) throw new AppError('bad_input', { fields: ['cells'] });
  db.run('DELETE FROM tier_benefits');
  for (const cell of cells) db.run('INSERT INTO tier_benefits (rank, benefit_id, times, per) VALUES (:rank, :benefitId, :times, :per)', { ...cell });
  return { cells: cells.length };
}
