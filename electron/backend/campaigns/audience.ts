import type { Audience, Campaign, ExclusionReason } from '../../../shared/contract/campaigns.ts';
import { basis as bases, type Basis } from '../../../shared/contract/settings.ts';
import { detectableLift, judgePower } from '../../../shared/domain/power.ts';
import { renderedProblems } from '../../../shared/domain/template-problems.ts';
import { openText, spreadParts, type TextComposer } from '../copy/compose-text.ts';
import type { ReadDb } from '../db/executor.ts';
import { ownFieldIds } from '../own-fields/read-fields.ts';
import type { QueryContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { measureBaseRate } from './base-rate.ts';
import { getDraft } from './campaign-row.ts';
import { messagesCostMinor } from './messages-cost.ts';
import { audienceDay, judgeCandidates, listCandidates } from './candidates.ts';
import { contactAddress } from '../../../shared/domain/contact-exclusion.ts';

/** Until the owner has said whom they may contact, the wider answer is what is shown. */
const basisOrWider = (campaign: Campaign): Basis => campaign.basis ?? 'customers';

export function openCampaignText(db: ReadDb, campaign: Campaign): TextComposer {
  const { smsSignature, smsOptOutText } = readSettings(db);
  return openText(campaign.text, campaign.channel, { signature: smsSignature, optOutText: smsOptOutText }, ownFieldIds(db));
}

export function countAudience(campaign: Campaign, { db, today }: QueryContext): { eligible: number; excluded: Record<ExclusionReason, number> } {
  const { candidates } = listCandidates(db, campaign, today, []);
  const { eligible, excluded } = judgeCandidates(candidates, campaign, basisOrWider(campaign), today);
  return { eligible: eligible.length, excluded };
}

/** Everything that is to be known before the lock. Costs are those of the treated share of the eligible. */
export function getAudience(campaignId: number, { db, today }: QueryContext): Audience {
  const campaign = getDraft(db, campaignId);
  const composer = openCampaignText(db, campaign);
  const broken = composer.problems.some((p) => p.severity === 'error');
  const { candidates, sql } = listCandidates(db, campaign, today, composer.variables);
  const judged = Object.fromEntries(bases.options.map((b) => [b, judgeCandidates(candidates, campaign, b, today)])) as Record<Basis, ReturnType<typeof judgeCandidates>>;
  const { eligible, excluded } = judged[basisOrWider(campaign)];
  const texts = broken ? [] : eligible.map((person) => composer.compose(person.values, contactAddress(person, campaign.channel)));
  const heldOut = Math.round(eligible.length * campaign.holdoutShare);
  const treated = eligible.length - heldOut;
  const partsSpread = spreadParts(texts);
  const parts = partsSpread.reduce((sum, p) => sum + p.parts * p.customers, 0);
  const messages = texts.length === 0 ? 0 : Math.round((parts * treated) / texts.length);
  const baseRate = measureBaseRate(db, campaign, audienceDay(campaign.sendDay, today), today);
  return {
    segmentCount: candidates.length,
    eligible: eligible.length,
    excluded,
    eligibleByBasis: { consent: judged.consent.eligible.length, customers: judged.customers.eligible.length },
    basis: campaign.basis,
    costMinor: messagesCostMinor(messages, campaign.messagePriceMilli, campaign.currency) + campaign.fixedCostMinor,
    messages,
    partsSpread,
    problems: [...composer.problems, ...renderedProblems(texts)],
    power: {
      treated,
      heldOut,
      baseRate,
      detectableLift: baseRate === null ? null : detectableLift(baseRate, { treated, heldOut }),
      ...judgePower(eligible.length, campaign.holdoutShare, baseRate),
    },
    currency: campaign.currency,
    sql,
  };
}
