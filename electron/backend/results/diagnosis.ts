import { diagnose, type DiagnosisNode } from '../../../shared/domain/diagnosis.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { detectableLift } from '../../../shared/domain/power.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { getLocked, type LockedCampaign } from '../campaigns/campaign-row.ts';
import { getResults } from '../campaigns/results.ts';
import { matchedSql, windowOf } from '../campaigns/results-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, peopleFrom, sqlContext } from '../segments/compile-rule.ts';
import type { QueryContext } from '../serve.ts';

/** Question by question from the data: whom it reached, whether it could show anything, and what they did. */
export function diagnoseCampaign(context: QueryContext, campaignId: number): { nodes: DiagnosisNode[]; tooEarly: boolean } {
  const { db, today } = context;
  const campaign = getLocked(db, campaignId);
  const { treated, heldOut, delivered, failed, optedOut, sent, unfinished } = getResults({ campaignId }, context);
  const members = db.get<{ all: number; armed: number }>('SELECT count(*) AS "all", count(arm) AS armed FROM campaign_members WHERE campaign_id = :campaignId', { campaignId })!;
  const seen = heldOut === null ? null : detectableLift(heldOut.rate, { treated: treated.people, heldOut: heldOut.people });
  const orders = readOrderFacts(db, campaign, today);
  const offers = (campaign.origin !== null && campaign.origin.offer !== 'none') || db.get("SELECT 1 FROM campaign_offers WHERE campaign_id = :campaignId AND trim(offer) <> ''", { campaignId }) !== undefined;
  const nodes = diagnose({
    reach: { value: members.all === 0 ? null : members.armed / members.all, n: members.all },
    size: { value: seen === null || heldOut === null || heldOut.rate === 0 ? null : seen / heldOut.rate, n: heldOut?.people ?? 0 },
    delivery: { value: delivered === null || failed === null || delivered + failed === 0 ? null : delivered / (delivered + failed), n: (delivered ?? 0) + (failed ?? 0) },
    fatigue: { value: sent === 0 ? null : optedOut / sent, n: sent },
    target: { value: heldOut === null || treated.rate === 0 ? null : heldOut.rate / treated.rate, n: Math.min(treated.people, heldOut?.people ?? 0) },
    timing: dueShare(db, campaign, today),
    offer: { value: offers ? orders.discounted : null, n: orders.orders },
    price: { value: orders.priceRatio, n: orders.orders },
    stock: stockLeft(db, campaign, today),
  });
  return { nodes, tooEarly: unfinished };
}

/** Of the treated: whose next purchase, by their own rhythm or the shop's, fell into the window. */
function dueShare(db: ReadDb, campaign: LockedCampaign, today: string): { value: number | null; n: number } {
  const dayBefore = addDays(campaign.sendDay, -1);
  const people = choosePeople(db, { asOf: dayBefore < today ? dayBefore : today, today });
  const due = valueSql(fields.due_days, sqlContext(people, literal));
  const { n, within } = db.get<{ n: number; within: number }>(
    `WITH ${matchedSql(campaign, windowOf(campaign, today))}
     SELECT count(*) AS n, COALESCE(sum(due BETWEEN 0 AND :days), 0) AS within FROM (SELECT ${due} AS due FROM ${peopleFrom(people)} WHERE c.id IN (SELECT person FROM member WHERE arm = 'treated')) WHERE due IS NOT NULL`,
    { asOf: people.asOf, days: campaign.windowDays + 1 },
  )!;
  return { value: n === 0 ? null : within / n, n };
}

/** Of the goods whose stock the plan tells: how many weren't sold down to it in the window, to whomever. */
function stockLeft(db: ReadDb, campaign: LockedCampaign, today: string): { value: number | null; n: number } {
  const { firstDay, lastDay, asOf } = windowOf(campaign, today);
  const { goods, left, pieces } = db.get<{ goods: number; left: number; pieces: number }>(
    `SELECT count(*) AS goods, COALESCE(sum(sold < stock), 0) AS left, COALESCE(sum(sold), 0) AS pieces FROM (
      SELECT i.stock, (SELECT COALESCE(sum(l.quantity), 0) FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE l.product_id = i.product_id AND o.is_valid = 1 AND o.day BETWEEN :firstDay AND :until) AS sold
      FROM campaign_items i WHERE i.campaign_id = :campaignId AND i.stock IS NOT NULL AND i.product_id IS NOT NULL)`,
    { campaignId: campaign.campaignId, firstDay, until: asOf < lastDay ? asOf : lastDay },
  )!;
  return { value: goods === 0 ? null : left / goods, n: pieces };
}

/** Of the treated's orders in the window: how many had a discount, and what they are worth beside those before. */
function readOrderFacts(db: ReadDb, campaign: LockedCampaign, today: string): { orders: number; discounted: number | null; priceRatio: number | null } {
  const { orders, discounted, worth, before } = db.get<{ orders: number; discounted: number; worth: number | null; before: number | null }>(
    `WITH ${matchedSql(campaign, windowOf(campaign, today))}, theirs AS (SELECT DISTINCT person FROM matched WHERE arm = 'treated' AND is_valid = 1)
     SELECT count(*) AS orders, COALESCE(sum(discount_minor > 0), 0) AS discounted, avg(net_minor) FILTER (WHERE currency = :currency) AS worth,
       (SELECT avg(o.net_minor) FROM theirs t JOIN accounts a ON a.customer_id = t.person JOIN orders o ON o.account_id = a.id WHERE o.is_valid = 1 AND o.currency = :currency AND o.day < :sendDay) AS before
     FROM matched WHERE arm = 'treated' AND is_valid = 1`,
    { currency: campaign.currency, sendDay: campaign.sendDay },
  )!;
  return { orders, discounted: orders === 0 ? null : discounted / orders, priceRatio: worth === null || before === null || before === 0 ? null : worth / before };
}
