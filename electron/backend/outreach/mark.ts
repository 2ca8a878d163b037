import type { outreach } from '../../../shared/contract/outreach.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { DeskMark } from '../../../shared/domain/touch-channels.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { recordOptOuts } from '../customers/opt-outs.ts';
import type { WriteDb } from '../db/executor.ts';
import type { CommandContext } from '../serve.ts';
import { getDesk, listMarks, listSeats, type DeskRow, type DeskSeat } from './desk-seats.ts';

const MADE = 1;
const SENT = 2;
const ANSWERED = 4;

export function mark({ deskId, customerId, mark }: Parsed<typeof outreach.mark>, { db, now, today }: CommandContext): Output<typeof outreach.mark> {
  const desk = getDesk(db, deskId);
  const seat = listSeats(db, desk, today).find((s) => s.person === customerId);
  if (!seat) throw new AppError('not_found', { what: 'customer' });
  const before = listMarks(db, deskId).get(customerId)?.marks ?? [];
  // Whoever said no meanwhile isn't written to; what they answered can still be written down.
  if (seat.optedOut && before.length === 0 && mark !== 'refused' && mark !== 'skipped') throw new AppError('bad_input', { fields: ['customerId'], reason: 'opted_out' });
  if (before.includes(mark) || (mark === 'skipped' && before.length > 0)) return { marked: false };
  const change = desk.campaignId === null || mark === 'skipped' ? 0 : changeTouch(db, desk.campaignId, desk, seat, mark, { now, today });
  // Not now, and then it was done after all.
  db.run("DELETE FROM hand_touches WHERE desk_id = :deskId AND kind = 'skipped' AND customer_id = :member", { deskId, member: seat.member });
  db.run('INSERT INTO hand_touches (customer_id, account_id, desk_id, channel, kind, at, day, touch_change) VALUES (:member, :accountId, :deskId, :channel, :mark, :now, :today, :change)', {
    member: seat.member, accountId: seat.accountId, deskId, channel: desk.way, mark, now, today, change,
  });
  if (mark === 'refused') recordOptOuts(db, [{ customerId, optedOut: true, source: 'owner', reason: desk.name, campaignId: desk.campaignId, at: now }]);
  return { marked: true };
}

/** The campaign's results know it as a message of its own, sent and answered. */
function changeTouch(db: WriteDb, campaignId: number, desk: DeskRow, { member, accountId }: DeskSeat, mark: DeskMark, { now, today }: { now: number; today: string }): number {
  const key = { campaignId, member };
  const insert = `INSERT OR IGNORE INTO touches (campaign_id, customer_id, account_id, channel, at, day, address, parts, status, status_at)
    SELECT campaign_id, customer_id, :accountId, :way, :now, :today, ifnull(address, ''), parts, 'delivered', :now FROM campaign_members WHERE campaign_id = :campaignId AND customer_id = :member AND arm = 'treated'`;
  let change = db.run(insert, { ...key, accountId, way: desk.way, now, today }).changes > 0 ? MADE : 0;
  if (change === 0 && db.run("UPDATE touches SET status = 'delivered', status_at = :now WHERE campaign_id = :campaignId AND customer_id = :member AND status = 'exported'", { ...key, now }).changes > 0) change |= SENT;
  if (mark === 'replied' && db.run("UPDATE touches SET reply = '', reply_at = :now WHERE campaign_id = :campaignId AND customer_id = :member AND reply IS NULL", { ...key, now }).changes > 0) change |= ANSWERED;
  if (mark === 'refused') db.run('UPDATE touches SET opted_out = 1 WHERE campaign_id = :campaignId AND customer_id = :member', key);
  return change;
}

export function undoMark(deskId: number, db: WriteDb): Output<typeof outreach.undoMark> {
  const desk = getDesk(db, deskId);
  const last = db.get<{ id: number; member: number; person: number; mark: DeskMark; change: number }>(
    `SELECT h.id, h.customer_id AS member, COALESCE(a.customer_id, h.customer_id) AS person, h.kind AS mark, h.touch_change AS change FROM hand_touches h LEFT JOIN accounts a ON a.id = h.account_id WHERE h.desk_id = :deskId ORDER BY h.id DESC LIMIT 1`,
    { deskId },
  );
  if (!last) return null;
  const { id, member, change, mark, person } = last;
  const key = { campaignId: desk.campaignId, member };
  if (change & ANSWERED) db.run('UPDATE touches SET reply = NULL, reply_at = NULL WHERE campaign_id = :campaignId AND customer_id = :member', key);
  if (change & SENT) db.run("UPDATE touches SET status = 'exported', status_at = NULL WHERE campaign_id = :campaignId AND customer_id = :member", key);
  if (change & MADE) db.run('DELETE FROM touches WHERE campaign_id = :campaignId AND customer_id = :member', key);
  db.run('DELETE FROM hand_touches WHERE id = :id', { id });
  return { customerId: person, mark };
}

export function bringBack(deskId: number, db: WriteDb): { people: number } {
  getDesk(db, deskId);
  return { people: db.run("DELETE FROM hand_touches WHERE desk_id = :deskId AND kind = 'skipped'", { deskId }).changes };
}

export function closeDesk({ deskId, closed }: Parsed<typeof outreach.closeDesk>, { db, now }: CommandContext): { deskId: number } {
  getDesk(db, deskId);
  db.run('UPDATE desks SET closed_at = :at WHERE id = :deskId', { deskId, at: closed ? now : null });
  return { deskId };
}
