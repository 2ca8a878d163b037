import type { Budget, CampaignCost, CostKind, planning } from '../../../shared/contract/planning.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { budgetAlert } from '../../../shared/domain/budget-alert.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import { getCampaign } from '../campaigns/campaign-row.ts';
import { messagesCostMinor } from '../campaigns/messages-cost.ts';
import { costOf } from '../campaigns/results.ts';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { readPlanRow } from './brief.ts';

type Sum = Budget['sums'][number];

/** `expectedMessagesMinor`: what a draft's messages would cost. */
export function readBudget(db: ReadDb, campaign: Campaign, expectedMessagesMinor: number): Budget {
  const { budgetMinor, closedAt } = readPlanRow(db, campaign.campaignId);
  const costs = db
    .all<Omit<CampaignCost, 'late'> & { at: number }>('SELECT id AS costId, kind, stage, amount_minor AS amountMinor, day, note, at FROM campaign_costs WHERE campaign_id = :campaignId ORDER BY day, id', { campaignId: campaign.campaignId })
    .map(({ at, ...cost }): CampaignCost => ({ ...cost, late: closedAt !== null && at > closedAt }));
  const own: Sum[] = [{ kind: 'message', ...messagesByStage(db, campaign, expectedMessagesMinor) }, { kind: 'fixed', ...fixedByStage(campaign) }];
  const sums = [...own, ...sumByKind(costs)].filter((s) => s.planned + s.committed + s.actual > 0);
  const boundMinor = sums.reduce((total, s) => total + s.committed + s.actual, 0);
  const expectedMinor = sums.reduce((total, s) => total + s.planned, boundMinor);
  return { budgetMinor, costs, sums, boundMinor, expectedMinor, alert: budgetAlert(expectedMinor, budgetMinor) };
}

const NOTHING = { planned: 0, committed: 0, actual: 0 };

/** Meant until the lock, promised until a list is written; then each message that left the house is paid. */
function messagesByStage(db: ReadDb, campaign: Campaign, expectedMinor: number): Omit<Sum, 'kind'> {
  const { campaignId, lockedAt, exports, messagePriceMilli, currency } = campaign;
  if (lockedAt === null) return { ...NOTHING, planned: expectedMinor };
  if (exports.length > 0) return { ...NOTHING, actual: costOf(db, campaign).messagesMinor };
  const { parts } = db.get<{ parts: number }>("SELECT COALESCE(sum(COALESCE(parts, 1)), 0) AS parts FROM campaign_members WHERE campaign_id = :campaignId AND arm = 'treated'", { campaignId })!;
  return { ...NOTHING, committed: messagesCostMinor(parts, messagePriceMilli, currency) };
}

const fixedByStage = ({ lockedAt, exports, fixedCostMinor }: Campaign): Omit<Sum, 'kind'> => ({ ...NOTHING, [lockedAt === null ? 'planned' : exports.length === 0 ? 'committed' : 'actual']: fixedCostMinor });

function sumByKind(costs: readonly CampaignCost[]): Sum[] {
  const sums = new Map<CostKind, Sum>();
  for (const { kind, stage, amountMinor } of costs) {
    const sum = sums.get(kind) ?? { kind, ...NOTHING };
    sums.set(kind, { ...sum, [stage]: sum[stage] + amountMinor });
  }
  return [...sums.values()];
}

/** Costs come late: they are taken after the lock and after closing too, and the results count them. */
export function addCost({ campaignId, ...cost }: Parsed<typeof planning.addCost>, db: WriteDb, now: number): Output<typeof planning.addCost> {
  getCampaign(db, campaignId);
  if (!isDay(cost.day)) throw new AppError('bad_input', { fields: ['day'] });
  const { lastInsertRowid } = db.run('INSERT INTO campaign_costs (campaign_id, kind, stage, amount_minor, day, note, at) VALUES (:campaignId, :kind, :stage, :amountMinor, :day, :note, :now)', { campaignId, ...cost, now });
  return { costId: lastInsertRowid };
}

export function moveCost({ costId, stage, amountMinor }: Parsed<typeof planning.moveCost>, db: WriteDb): Output<typeof planning.moveCost> {
  const { changes } = db.run('UPDATE campaign_costs SET stage = :stage, amount_minor = :amountMinor WHERE id = :costId', { costId, stage, amountMinor });
  if (changes === 0) throw new AppError('not_found', { what: 'cost' });
  return { costId };
}

export function removeCost(costId: number, db: WriteDb): Output<typeof planning.removeCost> {
  const { changes } = db.run('DELETE FROM campaign_costs WHERE id = :costId', { costId });
  if (changes === 0) throw new AppError('not_found', { what: 'cost' });
  return { costId };
}
