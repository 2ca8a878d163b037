import type { TakenFeedback } from '../../../shared/contract/feedback.ts';
import { channelOf, feedbackFields, findFeedbackColumns, ratingOf, type FeedbackColumns, type FeedbackField } from '../../../shared/domain/feedback-columns.ts';
import { isOptOutReply } from '../../../shared/domain/opt-out-reply.ts';
import { parseDateTime } from '../../../shared/domain/parse-date-time.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { sortFeedback } from '../../../shared/domain/sort-feedback.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import { refuseAddresses } from '../campaigns/refusals.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow } from '../files/raw-row.ts';
import type { TaskContext } from '../serve.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';
import { refuse } from './change-feedback.ts';
import { PersonIndex } from './find-person.ts';

const MOST_ROWS = 100_000;
const MOST_TEXT = 2000;
const SHOWN = 50;
type Row = Record<FeedbackField, string> & { line: number };

/** Takes a table of what people said. The same file again changes nothing; whom nobody knows is kept and told. */
export async function takeFeedback(path: string, context: TaskContext): Promise<TakenFeedback> {
  const { db, now, today, checkCancelled, progress } = context;
  const { headers, columns, rows } = await readRows(path, checkCancelled);
  const told: TakenFeedback = { rows: rows.length, added: 0, same: 0, matched: 0, unknown: 0, several: 0, optedOut: 0, noCampaign: 0, rejected: [], columns: Object.entries(columns).map(([field, column]) => ({ field, header: headers[column] ?? '' })) };
  const timeZone = ownerTimeZone(db);
  return db.transaction(() => {
    const people = new PersonIndex(db);
    const campaigns = new Map(db.all<{ id: number; name: string }>('SELECT id, name FROM campaigns ORDER BY id').map((c) => [c.name, c.id]));
    const reject = (line: number, reason: TakenFeedback['rejected'][number]['reason']) => told.rejected.push({ line, reason });
    rows.forEach((row, i) => {
      if (i % 1000 === 0) {
        checkCancelled();
        progress({ step: 'rows', done: i, total: rows.length });
      }
      const text = row.text.slice(0, MOST_TEXT);
      const rating = ratingOf(row.rating);
      if (Number.isNaN(rating)) return reject(row.line, 'rating');
      if (text === '' && rating === null) return reject(row.line, 'empty');
      const day = row.day === '' ? today : dayIn(row.day, timeZone);
      if (day === null) return reject(row.line, 'day');
      if (day > today) return reject(row.line, 'not_yet');
      const who = row.orderNo || row.phone || row.nick || row.email;
      const values = { who, text, rating, day, channel: columns.channel === undefined ? 'other' : channelOf(row.channel) };
      if (db.get('SELECT 1 FROM feedback WHERE day = :day AND who = :who AND text = :text AND rating IS :rating AND channel = :channel', values)) return void (told.same += 1);
      const campaignId = row.campaign === '' ? null : (campaigns.get(row.campaign) ?? null);
      if (row.campaign !== '' && campaignId === null) told.noCampaign += 1;
      const found = people.find(row);
      if (found.person === null) told[found.why] += 1;
      else told.matched += 1;
      db.run('INSERT INTO feedback (customer_id, campaign_id, channel, who, text, rating, day, kind, at) VALUES (:person, :campaignId, :channel, :who, :text, :rating, :day, :kind, :now)', { ...values, person: found.person, campaignId, kind: sortFeedback(text, rating), now });
      told.added += 1;
      if (isOptOutReply(text)) told.optedOut += sayNo(context, found.person, row, campaignId) ? 1 : 0;
    });
    told.rejected = told.rejected.slice(0, SHOWN);
    return told;
  });
}

/** Of the person where they are known; else of the number or the e-mail, for whoever turns out to have it. */
function sayNo({ db, now }: TaskContext, person: number | null, row: Row, campaignId: number | null): boolean {
  if (person !== null) return refuse(db, person, campaignId, now);
  const { e164 } = parsePhone(row.phone);
  if (e164 !== null) refuseAddresses(db, [{ kind: 'phone', address: e164, customerId: null, source: 'reply' }], campaignId, now);
  else if (row.email.includes('@')) refuseAddresses(db, [{ kind: 'email', address: row.email.toLowerCase(), customerId: null, source: 'reply' }], campaignId, now);
  else return false;
  return true;
}

function dayIn(text: string, timeZone: string): string | null {
  const at = parseDateTime(text, timeZone);
  return Number.isNaN(at) ? null : dayOf(at, timeZone);
}

async function readRows(path: string, checkCancelled: () => void): Promise<{ headers: string[]; columns: FeedbackColumns; rows: Row[] }> {
  const table = await openTable(await inspectFile(path));
  for await (const candidate of table.candidates()) {
    const head = candidate.head.find((row) => findFeedbackColumns(row.cells) !== null);
    const columns = head && findFeedbackColumns(head.cells);
    if (!head || !columns) continue;
    const found: Row[] = [];
    for await (const { rows } of candidate.rows({ min: 1, max: Infinity })) {
      checkCancelled();
      for (const { line, cells } of rows) {
        if (line <= head.line || isBlankRow(cells)) continue;
        const cell = (field: FeedbackField) => (columns[field] === undefined ? '' : (cells[columns[field]] ?? '').trim());
        found.push({ ...(Object.fromEntries(feedbackFields.map((field) => [field, cell(field)])) as Record<FeedbackField, string>), line });
      }
      if (found.length > MOST_ROWS) throw new AppError('bad_input', { field: 'file', reason: 'too_many', limit: MOST_ROWS });
    }
    return { headers: head.cells, columns, rows: found };
  }
  throw new AppError('bad_input', { field: 'file', reason: 'no_text_column' });
}
