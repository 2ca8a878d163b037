import type { Output, Parsed } from '../../../../shared/contract/endpoint.ts';
import type { trials } from '../../../../shared/contract/results-trials.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { isDay } from '../../../../shared/lib/dates.ts';
import type { WriteDb } from '../../db/executor.ts';
import type { CommandContext } from '../../serve.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { listTrials } from './list-trials.ts';

type TrialId = { trialId: number };

export function saveTrial({ trialId, ...trial }: Parsed<typeof trials.saveTrial>, { db, now }: CommandContext): TrialId {
  if (!isDay(trial.reviewDay)) throw new AppError('bad_input', { field: 'reviewDay', reason: 'day' });
  const { campaignId } = trial;
  if (campaignId !== null && !db.get('SELECT 1 FROM campaigns WHERE id = :campaignId', { campaignId })) throw new AppError('not_found', { what: 'campaign' });
  if (trialId === undefined) {
    const { lastInsertRowid } = db.run('INSERT INTO trials (name, hypothesis, campaign_id, cap_minor, currency, review_day, at) VALUES (:name, :hypothesis, :campaignId, :capMinor, :currency, :reviewDay, :now)', { ...trial, currency: readSettings(db).baseCurrency, now });
    return { trialId: lastInsertRowid };
  }
  const { changes } = db.run('UPDATE trials SET name = :name, hypothesis = :hypothesis, campaign_id = :campaignId, cap_minor = :capMinor, review_day = :reviewDay WHERE id = :trialId', { ...trial, trialId });
  if (changes === 0) throw new AppError('not_found', { what: 'trial' });
  return { trialId };
}

export function addTrialCost({ trialId, amountMinor, note, ...told }: Parsed<typeof trials.addTrialCost>, { db, now, today }: CommandContext): Output<typeof trials.addTrialCost> {
  const day = told.day ?? today;
  if (!isDay(day) || day > today) throw new AppError('bad_input', { field: 'day', reason: 'not_yet' });
  if (!db.get('SELECT 1 FROM trials WHERE id = :trialId', { trialId })) throw new AppError('not_found', { what: 'trial' });
  const { lastInsertRowid } = db.run('INSERT INTO trial_costs (trial_id, day, amount_minor, note, at) VALUES (:trialId, :day, :amountMinor, :note, :now)', { trialId, day, amountMinor, note, now });
  const { capMinor, spentMinor } = listTrials(db, today).find((t) => t.trialId === trialId)!;
  return { costId: lastInsertRowid, overCap: capMinor !== null && spentMinor > capMinor };
}

export function deleteTrialCost(db: WriteDb, costId: number): { costId: number } {
  const { changes } = db.run('DELETE FROM trial_costs WHERE id = :costId', { costId });
  if (changes === 0) throw new AppError('not_found', { what: 'cost' });
  return { costId };
}

/** Decided once; whoever thinks again opens it again, and says when it is looked at next. */
export function decideTrial({ trialId, decision, reason }: Parsed<typeof trials.decideTrial>, { db, today }: CommandContext): TrialId {
  const { changes } = db.run('UPDATE trials SET decision = :decision, reason = :reason, decided_day = :today WHERE id = :trialId AND decision IS NULL', { trialId, decision, reason, today });
  if (changes === 0) throw new AppError('not_found', { what: 'trial' });
  return { trialId };
}

export function reopenTrial({ trialId, reviewDay }: Parsed<typeof trials.reopenTrial>, { db, today }: CommandContext): TrialId {
  if (!isDay(reviewDay) || reviewDay < today) throw new AppError('bad_input', { field: 'reviewDay', reason: 'past' });
  const { changes } = db.run("UPDATE trials SET decision = NULL, reason = '', decided_day = NULL, review_day = :reviewDay WHERE id = :trialId AND decision IS NOT NULL", { trialId, reviewDay });
  if (changes === 0) throw new AppError('not_found', { what: 'trial' });
  return { trialId };
}

export function deleteTrial(db: WriteDb, trialId: number): TrialId {
  const { changes } = db.run('DELETE FROM trials WHERE id = :trialId', { trialId });
  if (changes === 0) throw new AppError('not_found', { what: 'trial' });
  return { trialId };
}
