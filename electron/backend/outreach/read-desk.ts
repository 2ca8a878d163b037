import type { Desk, DeskMarked } from '../../../shared/contract/outreach-desk.ts';
import { deskMarks, type DeskMark } from '../../../shared/domain/touch-channels.ts';
import type { QueryContext } from '../serve.ts';
import { getDesk, listMarks, listSeats, type Marked } from './desk-seats.ts';
import { readTurn } from './desk-turn.ts';

const MOST_MARKED = 40;

export function readDesk(deskId: number, { db, today }: QueryContext): Desk {
  const desk = getDesk(db, deskId);
  const seats = listSeats(db, desk, today);
  const marks = listMarks(db, deskId);
  const waiting = seats.filter((s) => !marks.has(s.person));
  const open = waiting.filter((s) => !s.optedOut);
  const all = [...marks.values()];
  const isDone = ({ marks: theirs }: Marked) => theirs.some((m) => m !== 'skipped');
  const counts = Object.fromEntries(deskMarks.map((mark) => [mark, all.filter((m) => (mark === 'sent' ? isDone(m) : m.marks.includes(mark))).length])) as Record<DeskMark, number>;
  const { people } = db.get<{ people: number }>('SELECT count(*) AS people FROM desk_people WHERE desk_id = :deskId', { deskId })!;
  const { n } = db.get<{ n: number }>("SELECT count(DISTINCT customer_id) AS n FROM hand_touches WHERE desk_id = :deskId AND day = :today AND kind <> 'skipped'", { deskId, today })!;
  const recent = seats.flatMap((s): (DeskMarked & { last: number })[] => {
    const theirs = marks.get(s.person);
    return theirs && isDone(theirs) ? [{ customerId: s.person, nick: s.nick, name: s.name, phone: s.phone, marks: theirs.marks, at: theirs.at, last: theirs.last }] : [];
  });
  const { text, excluded, closedAt, ...head } = desk;
  return {
    ...head,
    people,
    done: all.filter(isDone).length,
    closed: closedAt !== null,
    left: open.length,
    skipped: all.filter((m) => !isDone(m)).length,
    today: n,
    counts,
    leftOut: people - open.length - all.length,
    excluded: JSON.parse(excluded) as Desk['excluded'],
    turn: open[0] ? readTurn(db, desk, open[0], today) : null,
    marked: recent.sort((a, b) => b.last - a.last).slice(0, MOST_MARKED).map(({ last: _, ...m }) => m),
  };
}
