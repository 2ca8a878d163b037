/** What a campaign goes through. The owner says planned and closed; the lock, the first list and the calendar do the rest. */
export const campaignStages = ['draft', 'planned', 'locked', 'executed', 'observing', 'closed'] as const;
export type CampaignStage = (typeof campaignStages)[number];

export interface StageFacts {
  plannedAt: number | null;
  lockedAt: number | null;
  /** Of the first list. */
  exportedAt: number | null;
  sendDay: string | null;
  closedAt: number | null;
}

/** Worked example: locked, a list written, sent on 1 July, today 2 July → observing; on 1 July itself → executed. */
export function stageOf({ plannedAt, lockedAt, exportedAt, sendDay, closedAt }: StageFacts, today: string): CampaignStage {
  if (closedAt !== null) return 'closed';
  if (lockedAt === null) return plannedAt === null ? 'draft' : 'planned';
  if (exportedAt === null || sendDay === null) return 'locked';
  return today > sendDay ? 'observing' : 'executed';
}
