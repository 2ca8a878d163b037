import * as z from 'zod';
import type { Estimate } from '../domain/lift.ts';
import { command, id, query } from './endpoint.ts';

export interface SurpriseArm {
  people: number;
  buyers: number;
}
export interface Surprise {
  surpriseId: number;
  name: string;
  segmentName: string;
  seed: number;
  gift: string;
  card: string;
  day: string;
  windowDays: number;
  /** The last day of the window. */
  until: string;
  isOver: boolean;
  undoneAt: number | null;
  sent: number;
  gifts: SurpriseArm;
  leftOut: SurpriseArm;
  /** Share of buyers with a gift less that of those left out; null: nobody was left out. */
  difference: Estimate | null;
  verdict: 'more' | 'less' | 'cannot_tell' | 'too_few' | 'nobody_left_out' | 'running';
}

export const surpriseEndpoints = {
  /** Newest first. */
  surprises: query(z.strictObject({})).returns<Surprise[]>(),
  /** Who of a segment could be drawn; who said no to marketing isn't, because nobody promised them anything. */
  surprisePool: query(z.strictObject({ segmentId: id })).returns<{ people: number; optedOut: number }>(),
  /** Once for each name; the same seed on the same people draws the same. */
  drawSurprise: command(
    z.strictObject({
      name: z.string().trim().min(1).max(40),
      segmentId: id,
      gifts: z.int().min(1).max(5000),
      leftOut: z.int().min(0).max(5000),
      benefitId: id,
      card: z.string().trim().max(200).default(''),
      windowDays: z.int().min(1).max(365).default(60),
      seed: z.int().min(0).max(4_000_000_000).optional(),
    }),
  ).returns<{ surpriseId: number; gifts: number; leftOut: number }>(),
  /** Only while nothing is sent. */
  undoSurprise: command(z.strictObject({ surpriseId: id })).returns<{ surpriseId: number }>(),
};
