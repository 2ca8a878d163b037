import type { Audience, Campaign, ExclusionReason } from '../../../shared/contract/campaigns.ts';
import { basis as bases, type Basis } from '../../../shared/contract/settings.ts';
import { detectableLift, judgePower } from '../../../shared/domain/power.ts';
import { spreadParts } from '../copy/compose-text.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { QueryContext } from '../serve.ts';
import { measureBaseRate } from './base-rate.ts';
import { getDraft } from './campaign-row.ts';
import { assignTexts, composedProblems, openCampaignTexts } from './campaign-texts.ts';
import { messagesCostMinor } from './messages-cost.ts';
import { audienceDay, judgeCandidates, listCandidates } from './candidates.ts';
import { contactAddress } from '../../../shared/domain/contact-exclusion.ts';

/** The lock draws its own; before it any draw shows sizes and costs. */
const ANY_SEED = 0;

/** Until the owner has said whom they may contact, the wider answer is what is shown. */
const basisOrWider = (campaign: Campaign): Basis => campaign.basis ?? 'customers';

export function countAudience(campaign: Campaign, { db, today }: QueryContext): { eligible: number; excluded: Record<ExclusionReason, number> } {
  const { candidates } = listCandidates(db, campaign, today, []);
  const { eligible, excluded } = judgeCandidates(candidates, campaign, basisOrWider(campaign), today);
  return { eligible: eligible.length, excluded };
}

/** Everything that is to be known before the lock. Costs are those of the treated share of the eligible. Its steps, plan and checklist ask for it side by side: it is judged once until the data changes. */
export const getAudience = (campaignId: number, { db, today }: QueryContext): Audience => remember(db, `audience ${campaignId} ${today}`, () => judgeAudience(db, campaignId, today));

function judgeAudience(db: ReadDb, campaignId: number, today: string): Audience {
  const campaign = getDraft(db, campaignId);
  const words = openCampaignTexts(db, campaign);
  const broken = words.problems.some((p) => p.severity === 'error');
  const { candidates, sql } = listCandidates(db, campaign, today, words.variables);
  const judged = Object.fromEntries(bases.options.map((b) => [b, judgeCandidates(candidates, campaign, b, today)])) as Record<Basis, ReturnType<typeof judgeCandidates>>;
  const { eligible, excluded } = judged[basisOrWider(campaign)];
  const { assigned, sets } = assignTexts(db, campaign, eligible, ANY_SEED, today);
  const texts = broken
    ? []
    : eligible.map((person) => {
        const position = assigned.get(person.customerId)!;
        return { position, text: words.composers.get(position)!.compose(person.values, contactAddress(person, campaign.channel)) };
      });
  // By lot anyone may get any of the texts: whatever the lock draws, none may be wrong.
  const possible = campaign.dealtBy === 'rule' || broken ? texts : eligible.flatMap((person) => [...words.composers].map(([position, composer]) => ({ position, text: composer.compose(person.values, contactAddress(person, campaign.channel)) })));
  const heldOut = Math.round(eligible.length * campaign.holdoutShare);
  const treated = eligible.length - heldOut;
  const partsSpread = spreadParts(texts.map((t) => t.text));
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
    problems: [...words.problems, ...composedProblems(campaign, possible)],
    power: {
      treated,
      heldOut,
      baseRate,
      detectableLift: baseRate === null ? null : detectableLift(baseRate, { treated, heldOut }),
      ...judgePower(eligible.length, campaign.holdoutShare, baseRate),
    },
    currency: campaign.currency,
    sql,
    variants: campaign.variants.length === 0 ? [] : countVariants(campaign, eligible, assigned, sets),
  };
}

/** The rest comes last: it fits nothing but itself. By lot all fit everything. */
function countVariants({ variants, dealtBy }: Campaign, eligible: readonly { customerId: number }[], assigned: ReadonlyMap<number, number>, sets: readonly ReadonlySet<number>[]): Audience['variants'] {
  const own = (position: number) => eligible.filter((p) => assigned.get(p.customerId) === position).length;
  return [
    ...variants.map(({ position, name }) => ({ position, name, eligible: own(position), fit: dealtBy === 'lot' ? eligible.length : eligible.filter((p) => sets[position - 1]!.has(p.customerId)).length })),
    { position: 0, name: '', eligible: own(0), fit: dealtBy === 'lot' ? eligible.length : own(0) },
  ];
}
