import * as z from 'zod';
import { tiers, type Tier, type TierBar, type TierFigures, type TierRules } from '../domain/tiers.ts';
import { command, id, query, task } from './endpoint.ts';

/** A member's way from one tier to another, or keeping one. */
export interface MoveRow {
  customerId: number;
  number: string | null;
  nick: string | null;
  kind: 'up' | 'keep' | 'down' | 'set';
  from: Tier | null;
  to: Tier | null;
  day: string;
  until: string | null;
  /** What was in the window; null: by hand. */
  figures: TierFigures | null;
  reason: string;
  locked: boolean;
}
export interface TierPreview {
  /** Members looked at. */
  of: number;
  /** How many go from where to where, by the last of their moves. */
  flows: { from: Tier | null; to: Tier | null; people: number }[];
  /** Who moves, the first 200; keeping a tier isn't a move. */
  rows: MoveRow[];
  kept: number;
  /** How many stand in each tier afterwards. */
  after: { tier: Tier | null; people: number }[];
}
/** Somebody who moved and hasn't been told. */
export interface TierNotice {
  moveId: number;
  customerId: number;
  nick: string | null;
  number: string | null;
  from: Tier | null;
  to: Tier | null;
  day: string;
  until: string | null;
}
export interface TierRun {
  runId: number;
  day: string;
  at: number;
  undoneAt: number | null;
  up: number;
  down: number;
  kept: number;
}

const most = 1_000_000_000;
const bar: z.ZodType<TierBar, TierBar> = z.strictObject({
  match: z.enum(['all', 'any']),
  spendMinor: z.int().min(0).max(100_000_000_000).nullable(),
  orders: z.int().min(0).max(most).nullable(),
  points: z.int().min(0).max(most).nullable(),
});
const months = z.int().min(1).max(60);

/** From the lowest, each once. */
export const tierRules: z.ZodType<TierRules, TierRules> = z.strictObject({
  window: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('rolling'), months }), z.strictObject({ kind: z.literal('year') })]),
  period: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('months'), months }), z.strictObject({ kind: z.literal('yearEnd'), years: z.int().min(0).max(5) })]),
  graceDays: z.int().min(0).max(365),
  tiers: z
    .array(z.strictObject({ tier: z.enum(tiers), name: z.string().trim().min(1).max(20), up: bar, keep: bar.nullable(), benefits: z.string().trim().max(300) }))
    .min(1)
    .max(tiers.length)
    .refine((all) => all.every((t, i) => i === 0 || tiers.indexOf(all[i - 1]!.tier) < tiers.indexOf(t.tier))),
});

export const tierEndpoints = {
  /** Who would move today, by the rules in force; changes nothing. */
  previewTiers: task('analysis', z.strictObject({ rules: tierRules.optional() })).returns<TierPreview>(),
  /** `runId` null: nobody moved. */
  runTiers: task('writer', z.strictObject({})).returns<{ runId: number | null; moved: number }>(),
  undoTierRun: command(z.strictObject({ runId: id })).returns<{ runId: number; moves: number }>(),
  tierRuns: query(z.strictObject({})).returns<TierRun[]>(),
  /** Of one person, or of all, newest first. */
  tierMoves: query(z.strictObject({ customerId: id.optional() })).returns<MoveRow[]>(),
  /** Those whose last move they haven't been told of, oldest first; 10,000 at most. */
  tierNotices: query(z.strictObject({})).returns<TierNotice[]>(),
  markNoticed: command(z.strictObject({ customerIds: z.array(id).min(1).max(10_000) })).returns<{ people: number }>(),
  /** By hand; `locked`: no run changes it until it is unlocked. */
  setTier: command(z.strictObject({ customerId: id, tier: z.enum(tiers).nullable(), locked: z.boolean(), reason: z.string().trim().min(1).max(200) })).returns<{ tier: Tier | null }>(),
};
