import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { TouchLine } from '../../../shared/contract/outreach-touch-list.ts';
import type { outreach } from '../../../shared/contract/outreach.ts';
import { readTouchList, type ListedLine } from '../../../shared/domain/touch-list.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow } from '../files/raw-row.ts';
import { personOf } from '../people/decisions.ts';
import { idsOfCell } from '../segments/match-list.ts';
import type { CommandContext, TaskContext } from '../serve.ts';
import { insertTouch } from './wechat.ts';

const MOST_LINES = 5000;
const SHOWN = 200;

type Plan = TouchLine & { person: number | null };
type Asked = Parsed<typeof outreach.previewTouches>;

/** What each line would be: somebody's contact on a day, or why it is none. */
function planTouches(db: ReadDb, { text, channel, day }: Asked, today: string): Plan[] {
  if (!isDay(day) || day > today) throw new AppError('bad_input', { fields: ['day'] });
  const lines = readTouchList(text);
  if (lines.length > MOST_LINES) throw new AppError('bad_input', { field: 'text', reason: 'too_many', limit: MOST_LINES });
  const seen = new Set<string>();
  const there = db.prepare("SELECT 1 FROM hand_touches t LEFT JOIN accounts a ON a.id = t.account_id WHERE COALESCE(a.customer_id, t.customer_id) = ? AND t.channel = ? AND t.day = ? AND t.kind = 'sent'");
  return lines.map((listed): Plan => {
    const on = listed.day ?? day;
    const base = { line: listed.line, text: listed.text.slice(0, 200), day: on, nick: null, name: null };
    const people = peopleOf(db, listed);
    const [person] = people;
    if (person === undefined || people.length > 1) return { ...base, person: null, customerId: null, reason: person === undefined ? 'nobody' : 'several' };
    const { nick, name, out } = db.get<{ nick: string | null; name: string | null; out: number }>('SELECT nick, name, opted_out AS out FROM customers WHERE id = :person', { person })!;
    const told = { ...base, nick, name, person, customerId: person };
    const key = `${person} ${on}`;
    if (on > today) return { ...told, reason: 'future' };
    if (out === 1) return { ...told, reason: 'opted_out' };
    if (seen.has(key)) return { ...told, reason: 'twice' };
    seen.add(key);
    return { ...told, reason: there.get(person, channel, on) === undefined ? null : 'known' };
  });
}

function peopleOf(db: ReadDb, { cells, customerNumber }: ListedLine): number[] {
  const byNumber = customerNumber === null ? undefined : personOf(db, customerNumber);
  if (byNumber !== undefined) return [byNumber];
  return cells.map((cell) => idsOfCell(db, cell)).find((ids) => ids.length > 0) ?? [];
}

function reportOf(plans: readonly Plan[]): Output<typeof outreach.previewTouches> {
  const rejected = plans.filter((p) => p.reason !== null).map(({ person: _, ...line }) => line);
  const good = plans.filter((p) => p.reason === null).map(({ person: _, ...line }) => line);
  return { lines: plans.length, people: new Set(good.map((p) => p.customerId)).size, touches: good.length, rejected: rejected.length, first: good.slice(0, SHOWN), notTaken: rejected.slice(0, SHOWN) };
}

export const previewTouches = (db: ReadDb, asked: Asked, today: string): Output<typeof outreach.previewTouches> => reportOf(planTouches(db, asked, today));

export function logTouches({ note, ...asked }: Parsed<typeof outreach.logTouches>, { db, now, today }: CommandContext): Output<typeof outreach.logTouches> {
  const plans = planTouches(db, asked, today);
  for (const { person, reason, day } of plans) if (person !== null && reason === null) insertTouch(db, person, { channel: asked.channel, kind: 'sent', day, now, note });
  return { ...reportOf(plans), at: now };
}

/** A list from a file as lines of cells, to be looked at before anything is taken from it. */
export async function readListFile({ file: ref }: Parsed<typeof outreach.readListFile>, { file, checkCancelled }: TaskContext): Promise<Output<typeof outreach.readListFile>> {
  const table = await openTable(await inspectFile(file(ref).path));
  const lines: string[] = [];
  for await (const candidate of table.candidates()) {
    for await (const { rows } of candidate.rows({ min: 1, max: Infinity })) {
      checkCancelled();
      for (const row of rows) if (!isBlankRow(row.cells)) lines.push(row.cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ').trim()).join('\t'));
      if (lines.length > MOST_LINES + 1) throw new AppError('bad_input', { field: 'file', reason: 'too_many', limit: MOST_LINES });
    }
    break;
  }
  return { text: lines.join('\n'), lines: lines.length };
}
