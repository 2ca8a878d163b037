import * as z from 'zod';
import type { Estimate } from '../domain/lift.ts';
import { query } from './endpoint.ts';

export const MOST_ARMS = 8;
const arm = z.strictObject({ name: z.string().trim().max(40), people: z.int().min(1).max(10_000_000), hits: z.int().min(0).max(10_000_000), costMinor: z.int().min(0).nullable().default(null) });

export interface TriedArm {
  name: string;
  people: number;
  hits: number;
  rate: number;
  /** Wilson, 95 %. */
  low: number;
  high: number;
  /** That its true rate is the highest. */
  chanceBest: number;
  /** Cost ÷ hits; null without either. */
  costPerHitMinor: number | null;
  /** The best minus this one, all intervals together at 95 %; null at the best. */
  behind: Estimate | null;
}
export interface TryOut {
  arms: TriedArm[];
  best: number;
  /** `not_drawn`: people weren't dealt out by lot, so nothing can be concluded. */
  verdict: 'winner' | 'unproven' | 'too_few' | 'not_drawn';
  /** People needed in each arm to see half as many hits again as these had; null without any hit. */
  sizePerArm: number | null;
  /** Of two arms: how many to try each on, by how much rates of past campaigns differ; null where that isn't known. */
  roll: { perArm: number; rest: number; campaigns: number } | null;
  currency: string;
}

export const tests = {
  /** Which of several texts or channels is ahead, and whether that can be told. */
  tryOut: query(z.strictObject({ arms: z.array(arm).min(2).max(MOST_ARMS), population: z.int().min(2).max(100_000_000).nullable().default(null), drawn: z.boolean() })).returns<TryOut>(),
};
