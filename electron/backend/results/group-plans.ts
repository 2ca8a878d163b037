import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { GroupPlan, salesPlan } from '../../../shared/contract/results-sales-plan.ts';
import { explainDifference, type SalesParts } from '../../../shared/domain/explain-difference.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays, isDay } from '../../../shared/lib/dates.ts';
import { peopleIds } from '../customers/people-columns.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { choosePeople, compileRule } from '../segments/compile-rule.ts';
import { evaluateRule } from '../segments/evaluate-rule.ts';
import { getSegment } from '../segments/read-segment.ts';
import type { CommandContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readKnownUntil } from './known-until.ts';

const MOST_PLANS = 60;

interface Row extends Omit<SalesParts, 'netMinor'> {
  planId: number;
  segmentId: number | null;
  campaignId: number | null;
  month: string | null;
  aovMinor: number;
  currency: string;
  campaignName: string | null;
  sendDay: string | null;
  windowDays: number | null;
  locked: number;
}
interface Group {
  name: string;
  people: ReadonlySet<number>;
  from: string | null;
  to: string | null;
  /** The day as of which its people are its people; null: they are frozen. */
  peopleOf: string | null;
}

/** Each group's plan, what came of its people in its days, and by which factors they differ. */
export function readGroupPlans(db: ReadDb, today: string, checkCancelled: () => void): Output<typeof salesPlan.groupPlans> {
  const knownUntil = readKnownUntil(db, today);
  const rows = db.all<Row>(
    `SELECT p.id AS planId, p.segment_id AS segmentId, p.campaign_id AS campaignId, p.month, p.buyers, p.orders, p.aov_minor AS aovMinor, p.currency,
      c.name AS campaignName, c.send_day AS sendDay, c.window_days AS windowDays, c.locked_at IS NOT NULL AS locked
     FROM group_plans p LEFT JOIN campaigns c ON c.id = p.campaign_id ORDER BY ifnull(p.month, substr(ifnull(c.send_day, '9999'), 1, 7)) DESC, p.id DESC LIMIT ${MOST_PLANS}`,
  );
  const plans = rows.map((row): GroupPlan => {
    checkCancelled();
    const { name, people, from, to, peopleOf } = row.segmentId === null ? campaignGroup(db, row) : segmentGroup(db, row.segmentId, row.month!, today);
    const plan = { buyers: row.buyers, orders: row.orders, netMinor: row.orders * row.aovMinor };
    const actual = from === null || to === null ? { buyers: 0, orders: 0, netMinor: 0 } : salesOf(db, people, from, to, row.currency);
    const unfinished = to === null || knownUntil < to;
    const { planId, segmentId, campaignId, month, currency } = row;
    return { planId, segmentId, campaignId, name, month, from, to, peopleOf, people: people.size, plan, actual, currency, unfinished, explained: unfinished ? null : explainDifference(actual, plan) };
  });
  return { plans, currency: readSettings(db).baseCurrency, knownUntil };
}

const lastOf = (month: string): string => addDays(`${addDays(`${month}-28`, 4).slice(0, 8)}01`, -1);

/** Who was in the segment on the day before the month; who comes into it by buying isn't part of what is explained. */
function segmentGroup(db: ReadDb, segmentId: number, month: string, today: string): Group {
  const segment = getSegment(db, segmentId);
  const eve = addDays(`${month}-01`, -1);
  const peopleOf = eve < today ? eve : today;
  const people = choosePeople(db, { asOf: peopleOf, today });
  const marks = evaluateRule(db, compileRule(db, segment.rule, people, segmentId));
  return { name: segment.name, people: new Set(peopleIds(db, people).filter((_, place) => marks[place] === 1)), from: `${month}-01`, to: lastOf(month), peopleOf };
}

function campaignGroup(db: ReadDb, { campaignId, campaignName, sendDay, windowDays, locked }: Row): Group {
  const treated = db.all<{ id: number }>("SELECT DISTINCT COALESCE(a.customer_id, m.customer_id) AS id FROM campaign_members m LEFT JOIN accounts a ON a.id = m.account_id WHERE m.campaign_id = :campaignId AND m.arm = 'treated'", { campaignId });
  const isSet = locked === 1 && sendDay !== null;
  return { name: campaignName ?? '', people: new Set(treated.map(({ id }) => id)), from: isSet ? sendDay : null, to: isSet ? addDays(sendDay, windowDays ?? 0) : null, peopleOf: null };
}

/** Valid orders of these people in these days, in one currency. */
function salesOf(db: ReadDb, people: ReadonlySet<number>, from: string, to: string, currency: string): SalesParts {
  const each = db.all<{ id: number; orders: number; netMinor: number }>(
    'SELECT a.customer_id AS id, count(*) AS orders, sum(o.net_minor) AS netMinor FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.day BETWEEN :from AND :to AND o.currency = :currency GROUP BY 1',
    { from, to, currency },
  ).filter(({ id }) => people.has(id));
  return { buyers: each.length, orders: each.reduce((n, r) => n + r.orders, 0), netMinor: each.reduce((n, r) => n + r.netMinor, 0) };
}

export function saveGroupPlan({ segmentId, campaignId, month, buyers, orders, aovMinor }: Parsed<typeof salesPlan.saveGroupPlan>, { db, now }: CommandContext): { planId: number } {
  if ((segmentId === null) === (campaignId === null)) throw new AppError('bad_input', { fields: ['segmentId', 'campaignId'] });
  if ((segmentId === null) !== (month === null) || (month !== null && !isDay(`${month}-01`))) throw new AppError('bad_input', { fields: ['month'] });
  if (orders < buyers) throw new AppError('bad_input', { field: 'orders', reason: 'fewer_than_buyers' });
  if (segmentId !== null) getSegment(db, segmentId);
  else if (!db.get('SELECT 1 FROM campaigns WHERE id = :campaignId', { campaignId })) throw new AppError('not_found', { what: 'campaign' });
  const known = db.get<{ id: number }>('SELECT id FROM group_plans WHERE segment_id IS :segmentId AND campaign_id IS :campaignId AND month IS :month', { segmentId, campaignId, month });
  const values = { buyers, orders, aovMinor, currency: readSettings(db).baseCurrency, now };
  if (known) {
    db.run('UPDATE group_plans SET buyers = :buyers, orders = :orders, aov_minor = :aovMinor, currency = :currency, at = :now WHERE id = :id', { ...values, id: known.id });
    return { planId: known.id };
  }
  return { planId: db.run('INSERT INTO group_plans (segment_id, campaign_id, month, buyers, orders, aov_minor, currency, at) VALUES (:segmentId, :campaignId, :month, :buyers, :orders, :aovMinor, :currency, :now)', { ...values, segmentId, campaignId, month }).lastInsertRowid };
}

export function deleteGroupPlan(db: WriteDb, planId: number): { planId: number } {
  if (db.run('DELETE FROM group_plans WHERE id = :planId', { planId }).changes === 0) throw new AppError('not_found', { what: 'sales plan' });
  return { planId };
}
