import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

/** Typing is saved again and again: changes of a field within so many milliseconds are one. */
const ONE_CHANGE = 600_000;

/** What is written down as it was and is. */
const PLAIN = ['name', 'type', 'goal', 'channel', 'segmentName', 'holdoutShare', 'basis', 'windowDays', 'sendDay', 'messagePriceMilli', 'fixedCostMinor', 'marginShare', 'contactGapDays', 'dealtBy'] as const;
/** Of these only that they changed: conditions and words are long, and stand in the campaign itself. */
const LONG = ['rule', 'text', 'subject', 'variants'] as const;

/** What was changed between two states of a draft. */
export function logChanges(db: WriteDb, before: Campaign, after: Campaign, now: number): void {
  const { campaignId } = before;
  for (const field of PLAIN) if (before[field] !== after[field]) logChange(db, { campaignId, now, field, before: JSON.stringify(before[field]), after: JSON.stringify(after[field]) });
  for (const field of LONG) if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) logChange(db, { campaignId, now, field, before: null, after: null });
}

interface Change {
  campaignId: number;
  now: number;
  field: string;
  before: string | null;
  after: string | null;
}

function logChange(db: WriteDb, { campaignId, now, field, before, after }: Change): void {
  const last = db.get<{ id: number; before: string | null }>('SELECT id, before FROM campaign_changes WHERE campaign_id = :campaignId AND field = :field AND at > :since ORDER BY id DESC LIMIT 1', { campaignId, field, since: now - ONE_CHANGE });
  if (!last) db.run('INSERT INTO campaign_changes (campaign_id, at, field, before, after) VALUES (:campaignId, :now, :field, :before, :after)', { campaignId, now, field, before, after });
  else if (last.before !== null && last.before === after) db.run('DELETE FROM campaign_changes WHERE id = :id', { id: last.id });
  else db.run('UPDATE campaign_changes SET after = :after, at = :now WHERE id = :id', { id: last.id, after, now });
}

export const readChanges = (db: ReadDb, campaignId: number): { at: number; field: string; before: string | null; after: string | null }[] =>
  db.all('SELECT at, field, before, after FROM campaign_changes WHERE campaign_id = :campaignId ORDER BY id DESC LIMIT 200', { campaignId });
