import type { PlanArm } from '../../../../shared/contract/lifecycle-plan-trials.ts';
import { memberOrdersSql, type Window } from '../../campaigns/results-sql.ts';

/** What a campaign of an arm names as its origin; a copy of it does so too, and belongs to the arm. */
export const armKey = (trialId: number, arm: PlanArm): string => `${trialId} ${arm}`;

/**
 * CTEs for the figures of a trial: `member`, everyone as drawn, `matched`, their paid orders of the window, each once, and
 * `contact`, who was in a list: of arm `arm` of this trial, or of another campaign in the window (null).
 */
export const trialSql = (trialId: number, window: Window): string => `${memberOrdersSql(
  `SELECT p.customer_id, p.arm, p.account_id, COALESCE(a.customer_id, p.customer_id) AS person, CASE p.arm WHEN 'y' THEN p.by_y WHEN 'x' THEN p.by_x ELSE 0 END AS chosen, p.alone_stratum, p.plan_stratum
  FROM plan_trial_people p LEFT JOIN accounts a ON a.id = p.account_id WHERE p.trial_id = ${trialId}`,
  window,
  'o.is_paid = 1',
)}, contact AS MATERIALIZED (
  SELECT DISTINCT COALESCE(ta.customer_id, t.customer_id) AS person, CASE g.key WHEN '${armKey(trialId, 'y')}' THEN 'y' WHEN '${armKey(trialId, 'x')}' THEN 'x' END AS arm
  FROM touches t LEFT JOIN accounts ta ON ta.id = t.account_id LEFT JOIN campaign_origins g ON g.campaign_id = t.campaign_id AND g.card = 'planTrial' AND g.key IN ('${armKey(trialId, 'y')}', '${armKey(trialId, 'x')}')
  WHERE g.key IS NOT NULL OR t.day BETWEEN '${window.firstDay}' AND '${window.lastDay}'
), bought AS (
  SELECT customer_id, sum(is_valid) AS orders, COALESCE(sum(net_minor * is_valid) FILTER (WHERE currency = :currency), 0) AS net, COALESCE(sum(refund_minor) FILTER (WHERE currency = :currency), 0) AS refund,
    count(*) FILTER (WHERE is_valid = 1 AND currency <> :currency) AS "foreign"
  FROM matched GROUP BY customer_id
)`;

/** Of a member (m): were they in a list of their own arm; in one of another arm or campaign? */
export const isContacted = '(m.person, m.arm) IN (SELECT person, arm FROM contact WHERE arm IS NOT NULL)';
export const isContactedElse = `(m.person IN (SELECT person FROM contact WHERE arm IS NULL)
  OR (m.arm <> 'y' AND m.person IN (SELECT person FROM contact WHERE arm = 'y')) OR (m.arm <> 'x' AND m.person IN (SELECT person FROM contact WHERE arm = 'x')))`;
