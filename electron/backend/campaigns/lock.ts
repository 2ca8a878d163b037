import { randomInt } from 'node:crypto';
import type { campaigns } from '../../../shared/contract/campaigns.ts';
import type { Output } from '../../../shared/contract/endpoint.ts';
import { contactAddress } from '../../../shared/domain/contact-exclusion.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { BulkInsert } from '../db/bulk-insert.ts';
import type { CommandContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { getDraft } from './campaign-row.ts';
import { assignTexts, composedProblems, openCampaignTexts, splitEligible } from './campaign-texts.ts';
import { judgeCandidates, listCandidates } from './candidates.ts';

/** Freezes the campaign: who is in the segment, who gets which arm or why not, and each one's words. */
export function lockCampaign(campaignId: number, seed = randomInt(2 ** 32), { db, now, today }: CommandContext): Output<typeof campaigns.lock> {
  const campaign = getDraft(db, campaignId);
  const { basis, channel } = campaign;
  if (basis === null) throw new AppError('basis_missing');
  const words = openCampaignTexts(db, campaign);
  refuse(words.problems);
  const { candidates, sql } = listCandidates(db, campaign, today, words.variables);
  const { eligible, reasons, excluded } = judgeCandidates(candidates, campaign, basis, today);
  if (eligible.length === 0) throw new AppError('empty_audience', { segmentCount: candidates.length, ...excluded });
  const { assigned: positions } = assignTexts(db, campaign, eligible, seed, today);
  const texts = new Map(
    eligible.map((person) => {
      const position = positions.get(person.customerId)!;
      return [person.customerId, { position, text: words.composers.get(position)!.compose(person.values, contactAddress(person, channel)) }];
    }),
  );
  refuse(composedProblems(campaign, texts.values()));

  const arms = splitEligible(campaign, eligible, seed);
  const rows = new BulkInsert(db, 'campaign_members', ['campaign_id', 'customer_id', 'account_id', 'arm', 'reason', 'address', 'stratum', 'text', 'slots', 'parts', 'variant', 'subject']);
  for (const person of candidates.toSorted((a, b) => a.customerId - b.customerId)) { // as the table keeps them
    const { customerId, accountId } = person;
    const assigned = arms.get(customerId);
    const composed = texts.get(customerId);
    if (!assigned || !composed) rows.add(campaignId, customerId, accountId, null, reasons.get(customerId)!, null, null, null, null, null, null, null);
    else {
      const { position, text } = composed;
      const subject = words.subjects.get(position) ?? words.subjects.get(0);
      rows.add(campaignId, customerId, accountId, assigned.arm, null, contactAddress(person, channel), assigned.stratum, text.text, JSON.stringify(text.slots), text.sms?.parts ?? null, campaign.variants.length === 0 ? null : position, subject ? oneLine(subject.compose(person.values, null).body) : null);
    }
  }
  rows.flush();
  const { smsSignature, smsOptOutText } = readSettings(db);
  const variantSlots = Object.fromEntries(campaign.variants.map(({ position }) => [position, words.composers.get(position)!.slotVariables]));
  const frozen = { signature: smsSignature, optOutText: smsOptOutText, segmentCount: candidates.length, excluded, slots: words.composers.get(0)!.slotVariables, variantSlots, sql, today };
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

/** A subject is a line: what a value brings in of others is a space. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What was frozen beside the campaign's own columns. */
export interface Frozen {
  /** Variable of each slot of the text, null where it is more than one. */
  slots: (string | null)[];
  /** The same of each variant's text, by position. Not in what was locked before there were variants. */
  variantSlots?: Record<string, (string | null)[]>;
}

function refuse(problems: { code: string; severity: string }[]): void {
  const errors = problems.filter((p) => p.severity === 'error').map((p) => p.code);
  if (errors.length > 0) throw new AppError('template_invalid', { problems: errors });
}
