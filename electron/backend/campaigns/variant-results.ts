import type { campaigns, VariantResult } from '../../../shared/contract/campaigns.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { chanceBest, judgeBest } from '../../../shared/domain/best-arm.ts';
import { newcombe } from '../../../shared/domain/lift.ts';
import type { QueryContext } from '../serve.ts';
import { getLocked } from './campaign-row.ts';
import { armResult, readPurchases } from './compare-arms.ts';
import { matchedSql, windowOf } from './results-sql.ts';

/**
 * Each variant's own people, as the lock froze them. Where they were chosen and not drawn by lot, variants can't be compared with
 * each other; only within one its treated can be with its held out.
 */
export function readVariantResults({ campaignId, asOf }: Parsed<typeof campaigns.variantResults>, { db, today }: QueryContext): VariantResult[] {
  const campaign = getLocked(db, campaignId);
  if (campaign.variants.length === 0) return [];
  const window = windowOf(campaign, asOf ?? today);
  const purchases = readPurchases(db, campaign, window);
  const members = db.all<{ customerId: number; arm: 'treated' | 'held_out'; variant: number }>('SELECT customer_id AS customerId, arm, variant FROM campaign_members WHERE campaign_id = :campaignId AND arm IS NOT NULL', { campaignId });
  const variantOf = new Map(members.map((m) => [m.customerId, m.variant]));
  const results = [...campaign.variants, { position: 0, name: '', subject: '' }].map(({ position, name, subject: own }) => {
    const arm = (which: 'treated' | 'held_out') =>
      armResult(
        purchases[which].filter((p) => variantOf.get(p.customer_id) === position),
        members.filter((m) => m.arm === which && m.variant === position).length,
      );
    const treated = arm('treated');
    const heldOut = arm('held_out');
    const sql = `WITH ${matchedSql(campaign, window)} SELECT count(DISTINCT o.customer_id) AS n FROM matched o JOIN campaign_members v ON v.campaign_id = ${campaignId} AND v.customer_id = o.customer_id WHERE v.variant = ${position} AND o.arm = 'treated' AND o.is_valid = 1`;
    return { position, name, subject: campaign.channel !== 'email' ? '' : own.trim() === '' ? campaign.subject : own, treated, heldOut: heldOut.people === 0 ? null : heldOut, difference: heldOut.people === 0 || treated.people === 0 ? null : newcombe(treated.buyers, treated.people, heldOut.buyers, heldOut.people), compared: null, sql };
  });
  return campaign.dealtBy === 'lot' && campaign.exports.length > 0 ? compareVariants(results, window.asOf < window.lastDay) : results;
}

/** Of one crowd dealt out by lot, so that what differs is the words or chance. Before a list was exported nobody has had any words. */
function compareVariants(results: VariantResult[], unfinished: boolean): VariantResult[] {
  const sent = results.filter((r) => r.treated.people > 0);
  if (sent.length < 2) return results;
  const arms = sent.map(({ treated }) => ({ hits: treated.buyers, people: treated.people }));
  const chances = chanceBest(arms);
  const { best, verdict } = judgeBest(arms);
  const own = sent.find((r) => r.position === 0)?.treated;
  return results.map((result) => {
    const place = sent.indexOf(result);
    if (place < 0) return result;
    const { treated, position } = result;
    const fromOwn = !own || position === 0 ? null : newcombe(treated.buyers, treated.people, own.buyers, own.people);
    return { ...result, compared: { fromOwn, chanceBest: chances[place]!, front: place !== best ? null : unfinished ? 'too_early' : verdict } };
  });
}
