import type { Brief, planning } from '../../../shared/contract/planning.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { getCampaign } from '../campaigns/campaign-row.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

export interface PlanRow extends Brief {
  budgetMinor: number | null;
  plannedAt: number | null;
  planned: string | null;
  closedAt: number | null;
  closed: string | null;
}
const EMPTY: PlanRow = { description: '', source: '', sales: '', market: '', hypothesis: '', stopRule: '', lesson: '', budgetMinor: null, plannedAt: null, planned: null, closedAt: null, closed: null };

export const readPlanRow = (db: ReadDb, campaignId: number): PlanRow =>
  db.get<PlanRow>(
    `SELECT description, source, sales, market, hypothesis, stop_rule AS stopRule, lesson, budget_minor AS budgetMinor, planned_at AS plannedAt, planned, closed_at AS closedAt, closed
    FROM campaign_plans WHERE campaign_id = :campaignId`,
    { campaignId },
  ) ?? EMPTY;

/** One that is still open: after closing only late costs and the lesson are entered. */
export function getOpenPlan(db: ReadDb, campaignId: number): PlanRow {
  const plan = readPlanRow(db, campaignId);
  if (plan.closedAt !== null) throw new AppError('campaign_closed');
  return plan;
}

/** Hypothesis and stop rule are promises: the lock freezes them. The rest is notes, and may be mended until it is closed. */
export function saveBrief({ campaignId, ...changes }: Parsed<typeof planning.saveBrief>, db: WriteDb): { campaignId: number } {
  const campaign = getCampaign(db, campaignId);
  const before = readPlanRow(db, campaignId);
  const onlyLesson = Object.keys(changes).every((key) => key === 'lesson');
  if (before.closedAt !== null && !onlyLesson) throw new AppError('campaign_closed');
  if (campaign.lockedAt !== null && (changes.hypothesis !== undefined || changes.stopRule !== undefined)) throw new AppError('locked');
  const { description, source, sales, market, hypothesis, stopRule, lesson, budgetMinor } = { ...before, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) };
  db.run(
    `INSERT INTO campaign_plans (campaign_id, description, source, sales, market, hypothesis, stop_rule, lesson, budget_minor)
    VALUES (:campaignId, :description, :source, :sales, :market, :hypothesis, :stopRule, :lesson, :budgetMinor)
    ON CONFLICT (campaign_id) DO UPDATE SET description = excluded.description, source = excluded.source, sales = excluded.sales, market = excluded.market, hypothesis = excluded.hypothesis,
      stop_rule = excluded.stop_rule, lesson = excluded.lesson, budget_minor = excluded.budget_minor`,
    { campaignId, description, source, sales, market, hypothesis, stopRule, lesson, budgetMinor },
  );
  return { campaignId };
}
