import { randomInt } from 'node:crypto';
import type { campaigns } from '../../../shared/contract/campaigns.ts';
import type { Output } from '../../../shared/contract/endpoint.ts';
import { contactAddress } from '../../../shared/domain/contact-exclusion.ts';
import { splitArms } from '../../../shared/domain/split-arms.ts';
import { renderedProblems } from '../../../shared/domain/template-problems.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { BulkInsert } from '../db/bulk-insert.ts';
import type { CommandContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { openCampaignText } from './audience.ts';
import { getDraft } from './campaign-row.ts';
import { judgeCandidates, listCandidates } from './candidates.ts';

/** Freezes the campaign: who is in the segment, who gets which arm or why not, and each one's words. */
export function lockCampaign(campaignId: number, seed = randomInt(2 ** 32), { db, now, today }: CommandContext): Output<typeof campaigns.lock> {
  const campaign = getDraft(db, campaignId);
  const { basis, channel } = campaign;
  if (basis === null) throw new AppError('basis_missing');
  const composer = openCampaignText(db, campaign);
  refuse(composer.problems);
  const { candidates, sql } = listCandidates(db, campaign, today, composer.variables);
  const { eligible, reasons, excluded } = judgeCandidates(candidates, campaign, basis, today);
  if (eligible.length === 0) throw new AppError('empty_audience', { segmentCount: candidates.length, ...excluded });
  const texts = new Map(eligible.map((person) => [person.customerId, composer.compose(person.values, contactAddress(person, channel))]));
  refuse(renderedProblems(texts.values()));

  const arms = splitArms(eligible.map((p) => ({ id: p.customerId, netMinor: p.netMinor, lastDay: p.lastDay })), campaign.holdoutShare, seed);
  const rows = new BulkInsert(db, 'campaign_members', ['campaign_id', 'customer_id', 'account_id', 'arm', 'reason', 'address', 'stratum', 'text', 'slots', 'parts']);
  for (const person of candidates) {
    const { customerId, accountId } = person;
    const assigned = arms.get(customerId);
    const text = texts.get(customerId);
    if (!assigned || !text) rows.add(campaignId, customerId, accountId, null, reasons.get(customerId)!, null, null, null, null, null);
    else rows.add(campaignId, customerId, accountId, assigned.arm, null, contactAddress(person, channel), assigned.stratum, text.text, JSON.stringify(composer.fillSlots(person.values)), text.sms?.parts ?? null);
  }
  rows.flush();
  const { smsSignature, smsOptOutText } = readSettings(db);
  const frozen = { signature: smsSignature, optOutText: smsOptOutText, segmentCount: candidates.length, excluded, slots: composer.slotVariables, sql, today };
  db.run('UPDATE campaigns SET locked_at = :now, seed = :seed, basis = :basis, send_day = :sendDay, frozen = :frozen WHERE id = :campaignId', {
    campaignId,
    now,
    seed,
    basis,
    sendDay: campaign.sendDay ?? today,
    frozen: JSON.stringify(frozen),
  });
  const heldOut = [...arms.values()].filter((a) => a.arm === 'held_out').length;
  return { treated: eligible.length - heldOut, heldOut, excluded };
}

/** What was frozen beside the campaign's own columns. */
export interface Frozen {
  /** Variable of each slot of the text, null where it is more than one. */
  slots: (string | null)[];
}

function refuse(problems: { code: string; severity: string }[]): void {
  const errors = problems.filter((p) => p.severity === 'error').map((p) => p.code);
  if (errors.length > 0) throw new AppError('template_invalid', { problems: errors });
}
