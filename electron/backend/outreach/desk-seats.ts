import type { DeskHead } from '../../../shared/contract/outreach-desk.ts';
import { isHandleKind } from '../../../shared/domain/handles.ts';
import type { DeskMark } from '../../../shared/domain/touch-channels.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { hasRefused, readRefusals } from '../campaigns/refusals.ts';
import type { ReadDb } from '../db/executor.ts';
import { readHeldOut } from '../segments/ad-audience.ts';
import { readHandles } from './handles.ts';

export interface DeskRow extends Omit<DeskHead, 'people' | 'done' | 'closed'> {
  text: string;
  excluded: string;
  closedAt: number | null;
}
const deskSql = `SELECT d.id AS deskId, d.name, d.campaign_id AS campaignId, c.name AS campaignName, d.segment_name AS segmentName, d.way, d.text, d.excluded, d.day, d.closed_at AS closedAt
  FROM desks d LEFT JOIN campaigns c ON c.id = d.campaign_id`;

export function getDesk(db: ReadDb, deskId: number): DeskRow {
  const desk = db.get<DeskRow>(`${deskSql} WHERE d.id = :deskId`, { deskId });
  if (!desk) throw new AppError('not_found', { what: 'desk' });
  return desk;
}

export function listDesks(db: ReadDb): DeskHead[] {
  return db
    .all<Omit<DeskRow, 'text' | 'excluded'> & { people: number; done: number }>(
      `SELECT x.*, (SELECT count(*) FROM desk_people p WHERE p.desk_id = x.deskId) AS people,
        (SELECT count(DISTINCT h.customer_id) FROM hand_touches h WHERE h.desk_id = x.deskId AND h.kind <> 'skipped') AS done FROM (${deskSql}) x ORDER BY x.closedAt IS NOT NULL, x.deskId DESC LIMIT 200`,
    )
    .map(({ closedAt, deskId, name, campaignId, campaignName, segmentName, way, day, people, done }) => ({ deskId, name, campaignId, campaignName, segmentName, way, day, people, done, closed: closedAt !== null }));
}

/** Somebody on a desk, as they are today; `member`: as they were when it was opened. */
export interface DeskSeat {
  person: number;
  member: number;
  accountId: number | null;
  nick: string | null;
  name: string | null;
  phone: string | null;
  /** On the desk's messenger; null where it is another way, or none is noted. */
  handle: string | null;
  optedOut: boolean;
}

/** In their order, each person once. Whoever is in no file any more has no seat. */
export function listSeats(db: ReadDb, desk: DeskRow, today: string): DeskSeat[] {
  const rows = db.all<Omit<DeskSeat, 'optedOut' | 'handle'> & { optedOut: number; email: string | null; isValid: number; words: string | null }>(
    `SELECT c.id AS person, p.customer_id AS member, p.account_id AS accountId, c.nick, c.name, c.phone, c.email, c.phone_quality = 'valid' AS isValid, c.opted_out AS optedOut, m.text AS words
    FROM desk_people p LEFT JOIN accounts a ON a.id = p.account_id JOIN customers h ON h.id = COALESCE(a.customer_id, p.customer_id) JOIN customers c ON c.id = ifnull(h.merged_into, h.id)
      LEFT JOIN campaign_members m ON m.campaign_id = :campaignId AND m.customer_id = p.customer_id
    WHERE p.desk_id = :deskId ORDER BY p.position`,
    { deskId: desk.deskId, campaignId: desk.campaignId ?? 0 },
  );
  const refusals = readRefusals(db);
  // A campaign's own arms are frozen; whoever another one leaves alone is left alone here.
  const heldOut = desk.campaignId === null ? readHeldOut(db, today) : new Set<number>();
  const handles = isHandleKind(desk.way) ? readHandles(db, desk.way) : null;
  const seen = new Set<number>();
  return rows.flatMap(({ optedOut, email, isValid, words, ...seat }) => {
    if (seen.has(seat.person)) return [];
    seen.add(seat.person);
    const gone = desk.campaignId !== null && words === null;
    const noted = handles?.get(seat.person);
    // Without a handle they can still be found by name on WeChat, and by number on WhatsApp.
    const unreachable = handles !== null && (noted ? noted.consent === 'no' : desk.way !== 'wechat' && !(desk.way === 'whatsapp' && isValid === 1));
    return [{ ...seat, handle: noted?.handle ?? null, optedOut: gone || unreachable || optedOut === 1 || heldOut.has(seat.person) || hasRefused(refusals, isValid === 1 ? seat.phone : null, email) }];
  });
}

export interface Marked {
  marks: DeskMark[];
  at: number;
  last: number;
}

export function listMarks(db: ReadDb, deskId: number): Map<number, Marked> {
  const rows = db.all<{ id: number; person: number; kind: DeskMark; at: number }>(
    `SELECT h.id, ifnull(c.merged_into, c.id) AS person, h.kind, h.at FROM hand_touches h LEFT JOIN accounts a ON a.id = h.account_id JOIN customers c ON c.id = COALESCE(a.customer_id, h.customer_id) WHERE h.desk_id = :deskId ORDER BY h.id`,
    { deskId },
  );
  const marks = new Map<number, Marked>();
  for (const { id, person, kind, at } of rows) marks.set(person, { marks: [...(marks.get(person)?.marks ?? []), kind], at, last: id });
  return marks;
}
