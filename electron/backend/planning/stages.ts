import type { StageMove } from '../../../shared/contract/planning.ts';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import { stageOf, type CampaignStage } from '../../../shared/domain/campaign-stage.ts';
import { addDays, instantOf } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { getAudience } from '../campaigns/audience.ts';
import { getCampaign, getDraft, getLocked } from '../campaigns/campaign-row.ts';
import { getResults } from '../campaigns/results.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import type { CommandContext } from '../serve.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';
import { getOpenPlan, readPlanRow, type PlanRow } from './brief.ts';

const figuresOf = (json: string | null): Record<string, number> => (json === null ? {} : (JSON.parse(json) as Record<string, number>));

/** Each stage it came to, with its figures as they stood then. */
export function readStages(db: ReadDb, campaign: Campaign, plan: PlanRow, today: string): { stage: CampaignStage; moves: StageMove[] } {
  const { createdAt, lockedAt, sendDay, exports, treated, heldOut } = campaign;
  const exportedAt = exports[0]?.at ?? null;
  const stage = stageOf({ plannedAt: plan.plannedAt, lockedAt, exportedAt, sendDay, closedAt: plan.closedAt }, today);
  const moves: StageMove[] = [{ stage: 'draft', at: createdAt, figures: {} }];
  if (plan.plannedAt !== null) moves.push({ stage: 'planned', at: plan.plannedAt, figures: figuresOf(plan.planned) });
  if (lockedAt !== null) moves.push({ stage: 'locked', at: lockedAt, figures: { treated: treated ?? 0, heldOut: heldOut ?? 0 } });
  if (exportedAt !== null) moves.push({ stage: 'executed', at: exportedAt, figures: { rows: exports[0]!.rows } });
  if (exportedAt !== null && sendDay !== null && today > sendDay) moves.push({ stage: 'observing', at: instantOf(Date.parse(`${addDays(sendDay, 1)}T00:00:00Z`), ownerTimeZone(db)), figures: {} });
  if (plan.closedAt !== null) moves.push({ stage: 'closed', at: plan.closedAt, figures: figuresOf(plan.closed) });
  return { stage, moves };
}

export function markPlanned(campaignId: number, context: CommandContext): { campaignId: number } {
  const { db, now } = context;
  getDraft(db, campaignId);
  const { eligible, segmentCount, costMinor } = getAudience(campaignId, context);
  const { budgetMinor } = readPlanRow(db, campaignId);
  const planned = JSON.stringify({ eligible, segmentCount, costMinor, ...(budgetMinor === null ? {} : { budgetMinor }) });
  upsert(db, campaignId, { planned_at: now, planned });
  return { campaignId };
}

/** Its figures are kept as they are now. The long run goes on being read, beside them. */
export function closeCampaign({ campaignId, lesson }: { campaignId: number; lesson: string }, context: CommandContext): { campaignId: number } {
  const { db, now } = context;
  const { exports } = getLocked(db, campaignId);
  getOpenPlan(db, campaignId);
  if (exports.length === 0) throw new AppError('not_exported');
  const { treated, heldOut, cost, lift, unfinished } = getResults({ campaignId }, context);
  const closed = JSON.stringify({
    treatedBuyers: treated.buyers,
    treated: treated.people,
    ...(heldOut ? { heldOutBuyers: heldOut.buyers, heldOut: heldOut.people } : {}),
    ...(lift ? { incrementalBuyers: lift.incrementalBuyers, incrementalBuyersLow: lift.incrementalBuyersLow, incrementalBuyersHigh: lift.incrementalBuyersHigh } : {}),
    costMinor: cost.totalMinor,
    ...(unfinished ? { unfinished: 1 } : {}),
  });
  upsert(db, campaignId, { closed_at: now, closed, lesson });
  return { campaignId };
}

export function reopenCampaign(campaignId: number, { db }: CommandContext): { campaignId: number } {
  getCampaign(db, campaignId);
  db.run('UPDATE campaign_plans SET closed_at = NULL, closed = NULL WHERE campaign_id = :campaignId', { campaignId });
  return { campaignId };
}

function upsert(db: WriteDb, campaignId: number, values: Record<string, string | number>): void {
  db.run('INSERT OR IGNORE INTO campaign_plans (campaign_id) VALUES (:campaignId)', { campaignId });
  db.run(`UPDATE campaign_plans SET ${Object.keys(values).map((c) => `${c} = :${c}`).join(', ')} WHERE campaign_id = :campaignId`, { campaignId, ...values });
}

