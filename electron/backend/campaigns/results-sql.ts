import { addDays } from '../../../shared/lib/dates.ts';
import type { LockedCampaign } from './campaign-row.ts';

export interface Window {
  firstDay: string;
  lastDay: string;
  asOf: string;
}
/** From the day of sending (day 0) to windowDays later, both included. */
export const windowOf = (campaign: LockedCampaign, asOf: string): Window => ({ firstDay: campaign.sendDay, lastDay: addDays(campaign.sendDay, campaign.windowDays), asOf });

/**
 * CTEs for the figures of a campaign, as text that runs as it stands:
 *
 * - `member`: everyone with an arm. Arms belong to accounts, so the person is whoever that account belongs to today.
 * - `matched`: every paid order of theirs in the window, once: where two members have become one person, at the member
 *   whose own account it is, else at the first.
 *
 * All that were assigned count, also who was left out of the file: what was decided at random stays comparable.
 */
export const matchedSql = (campaign: LockedCampaign, window: Window): string => ordersSql(campaign, window, 'o.is_paid = 1');

/** The same with orders that were never paid. */
export const everyOrderSql = (campaign: LockedCampaign, window: Window): string => ordersSql(campaign, window, '1');

function ordersSql({ campaignId }: LockedCampaign, window: Window, which: string): string {
  return memberOrdersSql(
    `SELECT m.customer_id, m.arm, m.account_id, COALESCE(a.customer_id, m.customer_id) AS person
  FROM campaign_members m LEFT JOIN accounts a ON a.id = m.account_id
  WHERE m.campaign_id = ${campaignId} AND m.arm IS NOT NULL`,
    window,
    which,
  );
}

/** The two CTEs of whoever was given an arm (customer_id, arm, account_id, person), by a campaign or otherwise. */
export function memberOrdersSql(members: string, { firstDay, lastDay, asOf }: Window, which: string): string {
  const until = asOf < lastDay ? asOf : lastDay;
  return `member AS (
  ${members}
), matched AS (
  SELECT * FROM (
    SELECT o.id, o.day, o.currency, o.status, o.is_paid, o.is_valid, o.net_minor, o.refund_minor, o.paid_minor, o.discount_minor, m.customer_id, m.arm, m.person,
      row_number() OVER (PARTITION BY o.id ORDER BY m.account_id IS NOT o.account_id, m.customer_id) AS pick
    FROM member m JOIN accounts a ON a.customer_id = m.person JOIN orders o ON o.account_id = a.id
    WHERE ${which} AND o.day BETWEEN '${firstDay}' AND '${until}'
  ) WHERE pick = 1
)`;
}

/**
 * Which of the treated arm's orders are this campaign's own: none that falls into the window of a campaign locked later
 * by which the same person was contacted (is in its file). So that over all campaigns an order is credited at most once.
 */
export function creditedSql(campaign: LockedCampaign): string {
  const { campaignId, lockedAt } = campaign;
  const contacted = (id: string) => `SELECT 1 FROM touches t LEFT JOIN accounts ta ON ta.id = t.account_id WHERE t.campaign_id = ${id} AND COALESCE(ta.customer_id, t.customer_id) = o.person`;
  return `credited AS (
  SELECT o.* FROM matched o WHERE o.arm = 'treated' AND o.is_valid = 1
    AND EXISTS (${contacted(String(campaignId))})
    AND NOT EXISTS (
      SELECT 1 FROM campaigns later WHERE (later.locked_at, later.id) > (${lockedAt}, ${campaignId})
        AND o.day BETWEEN later.send_day AND date(later.send_day, '+' || later.window_days || ' days')
        AND EXISTS (${contacted('later.id')}))
)`;
}
