import type { Trial } from '../../../../shared/contract/results-trials.ts';
import { getCampaign } from '../../campaigns/campaign-row.ts';
import { costOf } from '../../campaigns/results.ts';
import type { ReadDb } from '../../db/executor.ts';
import { armKey } from '../../lifecycle/plan-trials/trial-arms.ts';

type Row = Omit<Trial, 'costs' | 'campaignCostMinor' | 'spentMinor' | 'spentAfterMinor' | 'due'> & { costs: string };
type DueTrial = Pick<Trial, 'trialId' | 'name' | 'reviewDay'>;

export function listTrials(db: ReadDb, today: string): Trial[] {
  const rows = db.all<Row>(
    `SELECT t.id AS trialId, t.name, t.hypothesis, t.campaign_id AS campaignId, c.name AS campaignName, t.cap_minor AS capMinor, t.currency, t.review_day AS reviewDay, t.decision, t.reason, t.decided_day AS decidedDay,
      (SELECT json_group_array(json_object('costId', k.id, 'day', k.day, 'amountMinor', k.amount_minor, 'note', k.note) ORDER BY k.day, k.id) FROM trial_costs k WHERE k.trial_id = t.id) AS costs
     FROM trials t LEFT JOIN campaigns c ON c.id = t.campaign_id
     ORDER BY t.decision IS NOT NULL, CASE WHEN t.decision IS NULL THEN t.review_day END, t.decided_day DESC, t.id DESC`,
  );
  return rows.map((row) => {
    const costs = JSON.parse(row.costs) as Trial['costs'];
    const campaignCostMinor = campaignsOf(db, row).reduce((sum, id) => sum + campaignCost(db, id, row.currency), 0);
    const sum = (list: Trial['costs']) => list.reduce((total, c) => total + c.amountMinor, 0);
    const after = row.decidedDay === null ? [] : costs.filter((c) => c.day > row.decidedDay!);
    return { ...row, costs, campaignCostMinor, spentMinor: sum(costs) + campaignCostMinor, spentAfterMinor: sum(after), due: row.decision === null && row.reviewDay <= today };
  });
}

/** The one that is named, and those of the arms where plans are tried against each other. */
const campaignsOf = (db: ReadDb, { trialId, campaignId }: Pick<Trial, 'trialId' | 'campaignId'>): number[] => [
  ...(campaignId === null ? [] : [campaignId]),
  ...db.all<{ id: number }>("SELECT campaign_id AS id FROM campaign_origins WHERE card = 'planTrial' AND key IN (:y, :x)", { y: armKey(trialId, 'y'), x: armKey(trialId, 'x') }).map((c) => c.id),
];

/** A campaign that isn't locked yet has cost nothing, and money of another currency can't be added. */
function campaignCost(db: ReadDb, campaignId: number, currency: string): number {
  const campaign = getCampaign(db, campaignId);
  return campaign.lockedAt === null || campaign.currency !== currency ? 0 : costOf(db, campaign).totalMinor;
}

export const listDueTrials = (db: ReadDb, today: string): DueTrial[] =>
  db.all<DueTrial>('SELECT id AS trialId, name, review_day AS reviewDay FROM trials WHERE decision IS NULL AND review_day <= :today ORDER BY review_day, id', { today });
