import type { campaigns } from '../../../shared/contract/campaigns.ts';
import type { Channel } from '../../../shared/contract/copy.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { ReceiptsReport } from '../../../shared/contract/receipts.ts';
import { isOptOutReply } from '../../../shared/domain/opt-out-reply.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { foldWord, hasDeliveries, type ReceiptField } from '../../../shared/domain/receipt-columns.ts';
import { isRefusal, joinParts, outweighs, receiptOutcome, type ReceiptOutcome, type ReceiptStatus } from '../../../shared/domain/receipt-status.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import type { TaskContext } from '../serve.ts';
import { getLocked } from './campaign-row.ts';
import { findReading, keepReading } from './receipt-readings.ts';
import { foldHeaders, openReceipts, type ReceiptTable } from './receipt-rows.ts';
import { refuseAddresses, type Refusal } from './refusals.ts';

/** All that a file says of one address. */
interface Heard {
  /** Rows of one message; a long one comes in parts. */
  messages: Map<string, ReceiptOutcome[]>;
  reply: string | null;
  saysNo: boolean;
  rows: number;
  firstLine: number;
}
const SAMPLE = 20;

/** Takes back what a sending tool reports. The same file again changes nothing; a status never goes back. */
export async function readReceipts(input: Parsed<typeof campaigns.receipts>, context: TaskContext): Promise<ReceiptsReport> {
  const { db, now } = context;
  const { campaignId, channel } = getLocked(db, input.campaignId);
  const kinds = input.reading?.columns.map((c) => c.kind);
  if (kinds && !(kinds.includes('address') && (kinds.includes('status') || kinds.includes('reply')))) throw new AppError('bad_input', { fields: ['reading'] });
  const table = await openReceipts(context.file(input.file).path, channel, (headers) => input.reading ?? findReading(db, headers));
  const { heard, unmatched, unknownWords, rows } = await listen(table, channel, context);
  const touched = new Map(listTouches(db, campaignId).map((t) => [t.address, t]));
  for (const [address, { rows: many, firstLine }] of heard) if (!touched.has(address)) unmatched.push({ line: firstLine, reason: 'not_in_campaign', rows: many });
  const matched = rows - unmatched.reduce((sum, u) => sum + u.rows, 0);
  if (matched === 0 && heard.size === 0) throw new AppError('no_matching_rows', { rows });

  const report: ReceiptsReport = { rows, matched, unmatched: rows - matched, delivered: 0, failed: 0, pending: 0, replied: 0, optedOut: 0, columns: namedColumns(table), unmatchedSample: unmatched.sort((a, b) => a.line - b.line).slice(0, SAMPLE).map(({ line, reason }) => ({ line, reason })), unknownWords: [...unknownWords].slice(0, SAMPLE), looksLike: findOther(db, campaignId, heard, touched), isOwnReading: table.reading !== undefined };
  db.transaction(() => {
    const refusals: Refusal[] = [];
    for (const [address, said] of heard) {
      const outcome = bestOutcome(said);
      const refuses = said.saysNo || isRefusal(outcome?.failure ?? null);
      const touch = touched.get(address);
      // A no counts from whoever says it; what else a stranger to this campaign says isn't its result.
      if (refuses) report.optedOut += 1;
      if (touch && said.reply !== null) report.replied += 1;
      if (touch && outcome && outcome.status !== 'unknown') report[outcome.status] += 1;
      if (refuses) refusals.push({ kind: channel === 'sms' ? 'phone' : channel, address, customerId: touch?.person ?? null, source: said.saysNo ? 'reply' : 'receipt' });
      if (touch) updateTouch(db, touch, outcome, said.reply, refuses, now);
    }
    refuseAddresses(db, refusals, campaignId, now);
    if (input.reading) keepReading(db, table.headers, input.reading, now);
  });
  return report;
}

interface Touch {
  id: number;
  address: string;
  status: ReceiptStatus | 'exported';
  reply: string | null;
  optedOut: number;
  /** Who was written to, if they are still in the data. */
  person: number | null;
}

const listTouches = (db: WriteDb, campaignId: number): Touch[] =>
  db.all<Touch>(
    `SELECT t.id, t.address, t.status, t.reply, t.opted_out AS optedOut, c.id AS person
    FROM touches t LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN customers c ON c.id = COALESCE(a.customer_id, t.customer_id) WHERE t.campaign_id = :campaignId`,
    { campaignId },
  );

function findOther(db: WriteDb, campaignId: number, heard: ReadonlyMap<string, Heard>, touched: ReadonlyMap<string, Touch>): ReceiptsReport['looksLike'] {
  const here = [...heard.keys()].filter((address) => touched.has(address)).length;
  if (here === heard.size) return null;
  const other = db.get<{ campaignId: number; name: string; addresses: number }>(
    `SELECT c.id AS campaignId, c.name, count(*) AS addresses FROM json_each(:addresses) j JOIN touches t ON t.address = j.value JOIN campaigns c ON c.id = t.campaign_id
    WHERE c.id <> :campaignId GROUP BY c.id ORDER BY addresses DESC, c.id DESC LIMIT 1`,
    { campaignId, addresses: JSON.stringify([...heard.keys()]) },
  );
  return other && other.addresses > here ? { ...other, here } : null;
}

interface Unmatched {
  line: number;
  reason: string;
  rows: number;
}

async function listen(table: ReceiptTable, channel: Channel, { checkCancelled, progress }: TaskContext): Promise<{ heard: Map<string, Heard>; unmatched: Unmatched[]; unknownWords: Set<string>; rows: number }> {
  const headers = foldHeaders(table.headers);
  const isReport = hasDeliveries(table.columns);
  const own = new Map((table.reading?.words ?? []).map(({ word, means }) => [foldWord(word), means]));
  const unknownWords = new Set<string>();
  const heard = new Map<string, Heard>();
  const unmatched: Unmatched[] = [];
  let rows = 0;
  for await (const { line, row } of table.rows) {
    rows += 1;
    if (rows % 5000 === 0) {
      checkCancelled();
      progress({ step: 'receipts', done: rows, total: 0 });
    }
    const address = readAddress(row.address, channel);
    if (!address.ok) {
      unmatched.push({ line, reason: address.reason, rows: 1 });
      continue;
    }
    const said: Heard = heard.get(address.value) ?? { messages: new Map(), reply: null, saysNo: false, rows: 0, firstLine: line };
    heard.set(address.value, said);
    said.rows += 1;
    const inbound = /^in/i.test(row.direction);
    if (isReport && !inbound) {
      // Without an id each row is a message of its own.
      const message = row.messageId || `line ${line}`;
      const parts = said.messages.get(message) ?? [];
      const outcome = receiptOutcome(row, headers, own);
      if (outcome.status === 'unknown' && row.status !== '') unknownWords.add(row.status.slice(0, 60));
      parts.push(outcome);
      said.messages.set(message, parts);
    }
    if (row.reply !== '') {
      said.saysNo ||= isOptOutReply(row.reply);
      said.reply = row.reply;
    }
  }
  return { heard, unmatched, unknownWords, rows };
}

/** delivered > failed > pending, over the messages of one person. */
function bestOutcome({ messages }: Heard): ReceiptOutcome | null {
  let best: ReceiptOutcome | null = null;
  for (const parts of messages.values()) {
    const outcome = joinParts(parts);
    if (!best || outweighs(outcome.status, best.status)) best = outcome;
  }
  return best;
}

function updateTouch(db: WriteDb, touch: Touch, outcome: ReceiptOutcome | null, reply: string | null, refuses: boolean, now: number): void {
  if (outcome && outweighs(outcome.status, touch.status)) {
    db.run('UPDATE touches SET status = :status, failure = :failure, status_at = :now WHERE id = :id', { id: touch.id, now, status: outcome.status, failure: outcome.failure });
  }
  if (reply !== null && reply !== touch.reply) db.run('UPDATE touches SET reply = :reply, reply_at = :now WHERE id = :id', { id: touch.id, reply, now });
  if (refuses && touch.optedOut === 0) db.run('UPDATE touches SET opted_out = 1 WHERE id = :id', { id: touch.id });
}

type Address = { ok: true; value: string } | { ok: false; reason: string };

/** The address as the campaign keeps it, or why it can't be matched. */
function readAddress(cell: string, channel: Channel): Address {
  if (cell === '') return { ok: false, reason: 'no_address' };
  if (channel === 'nick') return { ok: true, value: cell };
  if (channel === 'email') return { ok: true, value: cell.toLowerCase() };
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(cell)) return { ok: false, reason: 'damaged' };
  const phone = parsePhone(cell);
  if (phone.quality === 'masked') return { ok: false, reason: 'masked' };
  const e164 = phone.e164 ?? parsePhone(`+${phone.written}`, '').e164;
  return e164 === null ? { ok: false, reason: 'no_phone' } : { ok: true, value: e164 };
}

const namedColumns = ({ columns, headers }: ReceiptTable): ReceiptsReport['columns'] =>
  (Object.entries(columns) as [ReceiptField, number][]).map(([field, column]) => ({ field, header: headers[column] ?? '' }));
