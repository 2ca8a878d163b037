import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { feedback } from '../../../shared/contract/feedback.ts';
import { isOptOutReply } from '../../../shared/domain/opt-out-reply.ts';
import { sortFeedback } from '../../../shared/domain/sort-feedback.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { recordOptOuts } from '../customers/opt-outs.ts';
import type { WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import type { CommandContext } from '../serve.ts';

export function saveFeedback({ feedbackId, customerId, campaignId, ...told }: Parsed<typeof feedback.save>, { db, now, today }: CommandContext): Output<typeof feedback.save> {
  const day = told.day ?? today;
  if (!isDay(day) || day > today) throw new AppError('bad_input', { field: 'day', reason: 'not_yet' });
  const person = customerId === null ? null : personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  if (campaignId !== null && !db.get('SELECT 1 FROM campaigns WHERE id = :campaignId', { campaignId })) throw new AppError('not_found', { what: 'campaign' });
  const row = { person, campaignId, channel: told.channel, text: told.text, rating: told.rating, day, kind: told.kind ?? sortFeedback(told.text, told.rating) };
  const saidNo = person !== null && isOptOutReply(told.text) && refuse(db, person, campaignId, now);
  if (feedbackId === undefined) {
    const { lastInsertRowid } = db.run('INSERT INTO feedback (customer_id, campaign_id, channel, text, rating, day, kind, at) VALUES (:person, :campaignId, :channel, :text, :rating, :day, :kind, :now)', { ...row, now });
    return { feedbackId: lastInsertRowid, optedOut: saidNo };
  }
  const { changes } = db.run('UPDATE feedback SET customer_id = :person, campaign_id = :campaignId, channel = :channel, text = :text, rating = :rating, day = :day, kind = :kind WHERE id = :feedbackId', { ...row, feedbackId });
  if (changes === 0) throw new AppError('not_found', { what: 'feedback' });
  return { feedbackId, optedOut: saidNo };
}

/** A no is a no wherever it is said; true where it is news. */
export function refuse(db: WriteDb, person: number, campaignId: number | null, now: number): boolean {
  const isOut = db.get<{ out: number }>('SELECT opted_out AS out FROM customers WHERE id = :person', { person })?.out === 1;
  if (!isOut) recordOptOuts(db, [{ customerId: person, optedOut: true, source: 'reply', reason: 'reply', campaignId, at: now }]);
  return !isOut;
}

export function setFeedbackStatus(db: WriteDb, { feedbackId, status }: Parsed<typeof feedback.setStatus>): { feedbackId: number } {
  const { changes } = db.run('UPDATE feedback SET status = :status WHERE id = :feedbackId', { feedbackId, status });
  if (changes === 0) throw new AppError('not_found', { what: 'feedback' });
  return { feedbackId };
}

export function deleteFeedback(db: WriteDb, feedbackId: number): { feedbackId: number } {
  const { changes } = db.run('DELETE FROM feedback WHERE id = :feedbackId', { feedbackId });
  if (changes === 0) throw new AppError('not_found', { what: 'feedback' });
  return { feedbackId };
}
