import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { outreach } from '../../../shared/contract/outreach.ts';
import type { Activity } from '../../../shared/contract/outreach-register.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { readSettings } from '../settings/read-settings.ts';

/** In a word of this length everything would be found. */
const LEAST_CODE = 2;

export function listActivities(db: ReadDb): Activity[] {
  const rows = db.all<Omit<Activity, 'byCode'>>(
    `SELECT a.id AS activityId, a.name, a.channel, a.campaign_id AS campaignId, c.name AS campaignName, a.from_day AS fromDay, a.until_day AS untilDay, a.cost_minor AS costMinor, a.currency, a.reach, a.responses,
      a.told_orders AS toldOrders, a.told_minor AS toldMinor, a.code, a.note FROM activities a LEFT JOIN campaigns c ON c.id = a.campaign_id ORDER BY a.from_day DESC, a.id DESC LIMIT 200`,
  );
  return rows.map((row) => ({ ...row, byCode: row.code === '' ? null : findByCode(db, row) }));
}

/** Orders that name the code: in what the buyer or the shop wrote beside them, or as the coupon that was used. */
function findByCode(db: ReadDb, { code, fromDay, untilDay, currency }: Pick<Activity, 'code' | 'fromDay' | 'untilDay' | 'currency'>): NonNullable<Activity['byCode']> {
  const rows = db.all<{ person: number | null; net: number }>(
    `SELECT a.customer_id AS person, CASE WHEN o.currency = :currency THEN o.net_minor ELSE 0 END AS net FROM orders o LEFT JOIN accounts a ON a.id = o.account_id
    WHERE o.is_valid = 1 AND o.day BETWEEN :fromDay AND :untilDay AND (
      EXISTS (SELECT 1 FROM order_memos m WHERE m.order_id = o.id AND (instr(lower(ifnull(m.buyer_memo, '')), :code) > 0 OR instr(lower(ifnull(m.seller_memo, '')), :code) > 0))
      OR o.order_no IN (SELECT k.order_no FROM coupons k WHERE k.code = :code AND k.order_no IS NOT NULL))`,
    { code: code.toLowerCase(), fromDay, untilDay, currency },
  );
  const people = [...new Set(rows.flatMap((r) => r.person ?? []))].sort((a, b) => a - b);
  return { orders: rows.length, people: people.length, netMinor: rows.reduce((sum, r) => sum + r.net, 0), customerIds: people.slice(0, 10_000) };
}

export function saveActivity(db: WriteDb, { activityId, ...activity }: Parsed<typeof outreach.saveActivity>, now: number): { activityId: number } {
  if (!isDay(activity.fromDay) || !isDay(activity.untilDay) || activity.untilDay < activity.fromDay) throw new AppError('bad_input', { fields: ['untilDay'] });
  if (activity.code !== '' && Array.from(activity.code).length < LEAST_CODE) throw new AppError('bad_input', { fields: ['code'], reason: 'too_short' });
  if (activity.campaignId !== null && !db.get('SELECT 1 FROM campaigns WHERE id = :campaignId', { campaignId: activity.campaignId })) throw new AppError('not_found', { what: 'campaign' });
  if (activityId === undefined) {
    const insert = `INSERT INTO activities (name, channel, campaign_id, from_day, until_day, cost_minor, currency, reach, responses, told_orders, told_minor, code, note, at)
      VALUES (:name, :channel, :campaignId, :fromDay, :untilDay, :costMinor, :currency, :reach, :responses, :toldOrders, :toldMinor, :code, :note, :now)`;
    return { activityId: db.run(insert, { ...activity, currency: readSettings(db).baseCurrency, now }).lastInsertRowid };
  }
  const set = 'name = :name, channel = :channel, campaign_id = :campaignId, from_day = :fromDay, until_day = :untilDay, cost_minor = :costMinor, reach = :reach, responses = :responses, told_orders = :toldOrders, told_minor = :toldMinor, code = :code, note = :note';
  if (db.run(`UPDATE activities SET ${set} WHERE id = :activityId`, { ...activity, activityId }).changes === 0) throw new AppError('not_found', { what: 'activity' });
  return { activityId };
}

export function deleteActivity(db: WriteDb, activityId: number): { activityId: number } {
  if (db.run('DELETE FROM activities WHERE id = :activityId', { activityId }).changes === 0) throw new AppError('not_found', { what: 'activity' });
  return { activityId };
}
