import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { CampaignLevers, leverEndpoints, LeverTold } from '../../../shared/contract/strategy-levers.ts';
import { levers, scoreAccurate, scoreFast, scoreStrong, type Lever } from '../../../shared/domain/levers.ts';
import { endAsOf } from '../../../shared/domain/purchase-gaps.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { getCampaign, getLocked } from '../campaigns/campaign-row.ts';
import { compareArms } from '../campaigns/compare-arms.ts';
import { windowOf } from '../campaigns/results-sql.ts';
import { peopleIds, placeOf } from '../customers/people-columns.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import { readSimilar } from '../planning/similar.ts';
import { choosePeople, compileRule, type People } from '../segments/compile-rule.ts';
import { evaluateRule } from '../segments/evaluate-rule.ts';
import type { QueryContext } from '../serve.ts';

/** From so many gaps on a person's own median is their usual gap. */
const OWN_GAPS = 3;
/** Fewer people say nothing. */
const LEAST_PEOPLE = 10;
const isPersonal = (text: string): boolean => /\{\{[^}]*customer\./.test(text);

export function tickLever(db: WriteDb, { campaignId, lever, ticked }: Parsed<typeof leverEndpoints.tickLever>, now: number): { saved: true } {
  getCampaign(db, campaignId);
  if (ticked) db.run('INSERT INTO campaign_levers (campaign_id, lever, at) VALUES (:campaignId, :lever, :now) ON CONFLICT DO NOTHING', { campaignId, lever, now });
  else db.run('DELETE FROM campaign_levers WHERE campaign_id = :campaignId AND lever = :lever', { campaignId, lever });
  return { saved: true };
}

export function readLevers(campaignId: number, context: QueryContext): CampaignLevers {
  const { db, today } = context;
  return snapshot(db, () => {
    const people = choosePeople(db, { today });
    const campaign = getCampaign(db, campaignId);
    const told = leversOf(db, people, campaign);
    const before = readSimilar(campaignId, context).campaigns.find((c) => c.sendDay < (campaign.sendDay ?? today));
    const locked = campaign.lockedAt === null ? null : getLocked(db, campaignId);
    const own = locked && compareArms(db, locked, windowOf(locked, today)).treated;
    return { campaignId, isDraft: own === null, levers: told, past: before ? pastOf(db, people, before, told) : null, rate: own && own.rate, treated: own?.people ?? 0, definition: 'strategy:define.levers' };
  });
}

function pastOf(db: ReadDb, people: People, { campaignId, name, sendDay, rate, treated }: { campaignId: number; name: string; sendDay: string; rate: { value: number }; treated: number }, now: readonly LeverTold[]): CampaignLevers['past'] {
  const then = leversOf(db, people, getCampaign(db, campaignId));
  const move = (lever: Lever) => {
    const [a, b] = [then, now].map((list) => list.find((l) => l.lever === lever)!.score) as [number | null, number | null];
    return a === null || b === null ? null : b > a ? 'up' : b < a ? 'down' : 'same';
  };
  return { campaignId, name, sendDay, levers: then, moved: { fast: move('fast'), strong: move('strong'), accurate: move('accurate') }, rate: rate.value, treated };
}

interface Who {
  person: number;
  hasOwnWords: boolean;
}

function leversOf(db: ReadDb, people: People, campaign: Campaign): LeverTold[] {
  const who = whoGets(db, people, campaign);
  const ticked = new Set(db.all<{ lever: Lever }>('SELECT lever FROM campaign_levers WHERE campaign_id = :id', { id: campaign.campaignId }).map((r) => r.lever));
  const late = latenessOf(db, people, who, campaign.sendDay ?? people.asOf);
  const share = offerShareOf(db, people, campaign);
  const fit = who.length < LEAST_PEOPLE ? null : fitOf(db, campaign, who);
  const found: Record<Lever, Omit<LeverTold, 'lever' | 'ticked'>> = {
    fast: { value: late && late.median, people: late && late.people, basis: null, score: late && scoreFast(late.median, late.usualGap) },
    strong: { value: share, people: null, basis: null, score: scoreStrong(share, campaign.origin?.offer ?? null) },
    accurate: { value: fit && fit.share, people: fit && who.length, basis: fit && fit.basis, score: fit && scoreAccurate(fit.share) },
  };
  return levers.map((lever) => ({ lever, ...found[lever], ticked: ticked.has(lever) }));
}

/** The treated; of a draft whoever its rule finds today. */
function whoGets(db: ReadDb, people: People, campaign: Campaign): Who[] {
  const isOwn = isPersonal(campaign.text);
  if (campaign.lockedAt === null) {
    const ids = peopleIds(db, people);
    const found = evaluateRule(db, compileRule(db, campaign.rule, people));
    return Array.from(ids).flatMap((person, i) => (found[i] === 1 ? [{ person, hasOwnWords: isOwn || (campaign.dealtBy === 'rule' && campaign.variants.length > 0) }] : []));
  }
  return db
    .all<{ person: number; variant: number | null }>("SELECT COALESCE(a.customer_id, m.customer_id) AS person, m.variant FROM campaign_members m LEFT JOIN accounts a ON a.id = m.account_id WHERE m.campaign_id = :id AND m.arm = 'treated'", { id: campaign.campaignId })
    .map(({ person, variant }) => ({ person, hasOwnWords: isOwn || (campaign.dealtBy === 'rule' && (variant ?? 0) > 0) }));
}

/** Days from each one's expected next purchase to the day of sending, by what was known the day before. */
function latenessOf(db: ReadDb, people: People, who: readonly Who[], sendDay: string): { median: number; usualGap: number; people: number } | null {
  const usualGap = people.lifecycle.medianGap();
  if (usualGap === null) return null;
  const { customerIds, offsets, days } = readPurchases(db, people.shopId);
  const day = epochDay(sendDay);
  const late = who.flatMap(({ person }) => {
    const place = placeOf(customerIds, person);
    if (place < 0) return [];
    const from = offsets[place]!;
    const end = endAsOf(days, from, offsets[place + 1]!, day - 1);
    if (end === from) return [];
    const gaps = Array.from({ length: end - from - 1 }, (_, i) => days[from + i + 1]! - days[from + i]!).sort((a, b) => a - b);
    return [day - days[end - 1]! - (gaps.length >= OWN_GAPS ? quantile(gaps, 0.5)! : usualGap)];
  });
  if (late.length < LEAST_PEOPLE) return null;
  return { median: quantile(late.sort((a, b) => a - b), 0.5)!, usualGap, people: late.length };
}

/** Off the price: a percentage as it stands, an amount against the shop's mean order of the last year. */
function offerShareOf(db: ReadDb, { currency, asOf }: People, { campaignId }: Campaign): number | null {
  const offer = db.get<{ percent: number | null; amount: number | null }>('SELECT percent, amount_minor AS amount FROM campaign_offers WHERE campaign_id = :campaignId AND position = 0', { campaignId });
  if (offer?.percent != null) return offer.percent / 100;
  if (offer?.amount == null) return null;
  const { mean } = db.get<{ mean: number | null }>("SELECT avg(net_minor) AS mean FROM orders WHERE is_valid = 1 AND currency = :currency AND day BETWEEN date(:asOf, '-364 days') AND :asOf", { currency, asOf })!;
  return mean === null || mean <= 0 ? null : offer.amount / mean;
}

/** By the goods on offer where they are named: who had bought one of them, or of their categories, before. Else by the words. */
function fitOf(db: ReadDb, { campaignId, sendDay, text }: Campaign, who: readonly Who[]): { share: number; basis: 'goods' | 'words' } | null {
  const items = db.all<{ id: number }>('SELECT product_id AS id FROM campaign_items WHERE campaign_id = :campaignId AND product_id IS NOT NULL', { campaignId });
  if (items.length === 0) return text === '' ? null : { share: who.filter((w) => w.hasOwnWords).length / who.length, basis: 'words' };
  const bought = new Set(
    db.all<{ person: number }>(
      `SELECT DISTINCT a.customer_id AS person FROM products p CROSS JOIN order_lines l ON l.product_id = p.id CROSS JOIN orders o ON o.id = l.order_id CROSS JOIN accounts a ON a.id = o.account_id
      WHERE (p.id IN (SELECT value FROM json_each(:ids)) OR p.category IN (SELECT category FROM products WHERE id IN (SELECT value FROM json_each(:ids)) AND category <> '')) AND o.is_valid = 1 AND (:before IS NULL OR o.day < :before)`,
      { ids: JSON.stringify(items.map((i) => i.id)), before: sendDay },
    ).map((r) => r.person),
  );
  return { share: who.filter((w) => bought.has(w.person)).length / who.length, basis: 'goods' };
}
