import * as z from 'zod';
import type { BonusEvent, BonusRules } from '../domain/bonus-events.ts';
import type { Estimate } from '../domain/lift.ts';
import { day, id, query } from './endpoint.ts';
import type { GroupPerson } from './membership-overview.ts';

export interface BonusArm {
  people: number;
  /** With a valid order on one of the event's days, from the one on which people were drawn up to today. */
  buyers: number;
}
/** What came of an event so far; points and money are of the bonus alone, after refunds. */
export interface BonusFigures {
  /** As the last version has it that names it. */
  event: BonusEvent;
  eventId: number;
  name: string;
  /** Null: every member. */
  segmentName: string | null;
  /** When its people were drawn up. */
  drawnDay: string;
  /** later: its days are to come; removed: the rules in force don't have it any more. */
  state: 'later' | 'running' | 'over' | 'removed';
  /** Members who got some. */
  people: number;
  orders: number;
  points: number;
  /** If every point of it is used, by what 100 points take off in the rules in force. */
  costMinor: number;
  currency: string;
  /** Null: for every member, or nobody was left out. */
  arms: { invited: BonusArm; leftOut: BonusArm } | null;
  /** Share of buyers among the invited less that among those left out. */
  difference: Estimate | null;
  /** removed: taken out before its end, so that it isn't compared. not_proven: nobody was left out, or it was over when they were, so that what they bought can't be called its effect. */
  verdict: 'more' | 'less' | 'cannot_tell' | 'too_few' | 'running' | 'removed' | 'not_proven';
}

const most = 1_000_000_000;
const names = z.array(z.string().trim().min(1).max(400)).max(200);
const bonusEvent: z.ZodType<BonusEvent, BonusEvent> = z.strictObject({
  eventId: id.nullable(),
  name: z.string().trim().min(1).max(40),
  segmentId: id.nullable(),
  holdoutShare: z.number().min(0).max(0.5),
  fromDay: day,
  untilDay: day,
  goods: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('all') }), z.strictObject({ kind: z.literal('categories'), names }), z.strictObject({ kind: z.literal('products'), names })]),
  extra: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('times'), percent: z.int().min(0).max(1_000_000) }),
    z.strictObject({ kind: z.literal('perOrder'), points: z.int().min(1).max(most) }),
    z.strictObject({ kind: z.literal('perMoney'), points: z.int().min(1).max(100_000), perMinor: z.int().min(1).max(100_000_000) }),
  ]),
});
export const bonusRules: z.ZodType<BonusRules, BonusRules> = z.strictObject({ stacking: z.enum(['sum', 'best']), events: z.array(bonusEvent).max(50) });

export const bonusEndpoints = {
  /** Every event that was ever saved, the newest first. */
  bonusEvents: query(z.strictObject({})).returns<BonusFigures[]>(),
  /** Who got points of an event, by their orders; `ids` all of them, at most 10,000. */
  bonusPeople: query(z.strictObject({ eventId: id, offset: z.int().min(0).max(10_000_000).default(0), limit: z.int().min(1).max(500).default(100) })).returns<{ total: number; rows: GroupPerson[]; ids: number[] }>(),
};
