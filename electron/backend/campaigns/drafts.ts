import type { Insertable, Updateable } from 'kysely';
import type { campaigns } from '../../../shared/contract/campaigns.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { build } from '../db/executor.ts';
import type { CampaignsTable } from '../db/tables.ts';
import type { CommandContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { countAudience } from './audience.ts';
import { logChanges } from '../planning/change-log.ts';
import { copyItems } from '../planning/items.ts';
import { getCampaign, getDraft } from './campaign-row.ts';
import { copyVariants, saveVariants } from './variants.ts';
import { peopleColumns, textColumns } from './draft-sources.ts';

export function createCampaign(input: Parsed<typeof campaigns.create>, context: CommandContext): Output<typeof campaigns.create> {
  const { db, now } = context;
  const settings = readSettings(db);
  if ((input.rule === undefined) === (input.segmentId === undefined)) throw new AppError('bad_input', { fields: ['rule', 'segmentId'] });
  if ((input.text === undefined) === (input.templateId === undefined)) throw new AppError('bad_input', { fields: ['text', 'templateId'] });
  const row: Insertable<CampaignsTable> = {
    name: input.name,
    type: input.type,
    goal: input.goal,
    channel: input.channel,
    holdout_share: input.holdoutShare,
    basis: input.basis ?? null,
    window_days: input.windowDays,
    send_day: checkDay(input.sendDay ?? null),
    message_price_milli: input.messagePriceMilli ?? (input.channel === 'sms' ? settings.smsPriceMilli : 0),
    fixed_cost_minor: input.fixedCostMinor,
    margin_share: input.marginShare ?? null,
    contact_gap_days: input.contactGapDays ?? settings.contactGapDays,
    dealt_by: input.dealtBy ?? 'rule',
    currency: settings.baseCurrency,
    created_at: now,
    ...peopleColumns(context, input),
    ...textColumns(db, input),
  };
  const campaignId = db.run(build.insertInto('campaigns').values(row)).lastInsertRowid;
  if (input.variants) saveVariants(context, campaignId, input.variants, { channel: input.channel, dealtBy: input.dealtBy ?? 'rule' });
  if (input.origin) db.run('INSERT INTO campaign_origins (campaign_id, card, key, offer) VALUES (:campaignId, :card, :key, :offer)', { campaignId, ...input.origin });
  return { campaignId, ...countAudience(getCampaign(db, campaignId), context) };
}

/** What isn't named stays as it is. A new source of people or of words replaces the other of its pair. */
export function updateCampaign({ campaignId, ...changes }: Parsed<typeof campaigns.update>, context: CommandContext): { campaignId: number } {
  const { db, now } = context;
  const before = getDraft(db, campaignId);
  if (changes.rule !== undefined && changes.segmentId !== undefined) throw new AppError('bad_input', { fields: ['rule', 'segmentId'] });
  if (changes.text !== undefined && changes.templateId !== undefined) throw new AppError('bad_input', { fields: ['text', 'templateId'] });
  const columns: { [C in keyof Updateable<CampaignsTable>]: Updateable<CampaignsTable>[C] | undefined } = {
    name: changes.name,
    type: changes.type,
    goal: changes.goal,
    channel: changes.channel,
    holdout_share: changes.holdoutShare,
    basis: changes.basis,
    window_days: changes.windowDays,
    send_day: changes.sendDay === undefined ? undefined : checkDay(changes.sendDay),
    message_price_milli: changes.messagePriceMilli,
    fixed_cost_minor: changes.fixedCostMinor,
    margin_share: changes.marginShare,
    contact_gap_days: changes.contactGapDays,
    dealt_by: changes.dealtBy,
    subject: changes.subject,
    ...(changes.rule === undefined && changes.segmentId === undefined ? {} : peopleColumns(context, changes)),
    ...(changes.text === undefined && changes.templateId === undefined ? {} : textColumns(db, { ...changes, channel: changes.channel ?? before.channel })),
  };
  const set = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Updateable<CampaignsTable>;
  if (Object.keys(set).length > 0) db.run(build.updateTable('campaigns').set(set).where('id', '=', campaignId));
  if (changes.variants) saveVariants(context, campaignId, changes.variants, { channel: changes.channel ?? before.channel, dealtBy: changes.dealtBy ?? before.dealtBy });
  logChanges(db, before, getCampaign(db, campaignId), now);
  return { campaignId };
}

/** A copy as a draft, of a locked campaign too: with its people's rule and its words as they were. */
export function duplicateCampaign(campaignId: number, name: string, { db, now }: CommandContext): { campaignId: number } {
  getCampaign(db, campaignId);
  const kept = 'type, goal, channel, segment_id, segment_name, rule, template_id, text, subject, holdout_share, window_days, message_price_milli, fixed_cost_minor, margin_share, contact_gap_days, dealt_by, currency';
  const insert = `INSERT INTO campaigns (name, created_at, ${kept}) SELECT :name, :now, ${kept} FROM campaigns WHERE id = :campaignId`;
  const copyId = db.run(insert, { name, now, campaignId }).lastInsertRowid;
  db.run('INSERT INTO campaign_origins (campaign_id, card, key, offer) SELECT :copyId, card, key, offer FROM campaign_origins WHERE campaign_id = :campaignId', { copyId, campaignId });
  // A draft follows its segment and its template, which may have changed since the original was locked.
  db.run('UPDATE campaigns SET rule = s.rule, segment_name = s.name FROM segments s WHERE campaigns.id = :copyId AND s.id = campaigns.segment_id', { copyId });
  db.run('UPDATE campaigns SET text = t.text FROM templates t WHERE campaigns.id = :copyId AND t.id = campaigns.template_id', { copyId });
  copyVariants(db, campaignId, copyId);
  copyItems(db, campaignId, copyId);
  return { campaignId: copyId };
}

/** Only a draft goes: what was locked is the shop's record of whom it meant to contact. */
export function deleteCampaign(campaignId: number, { db }: CommandContext): { campaignId: number } {
  getDraft(db, campaignId);
  db.run(build.deleteFrom('campaigns').where('id', '=', campaignId));
  return { campaignId };
}

function checkDay(day: string | null): string | null {
  if (day !== null && !isDay(day)) throw new AppError('bad_input', { fields: ['sendDay'] });
  return day;
}
