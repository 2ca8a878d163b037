import * as z from 'zod';
import { offerStrength } from './campaign-origin.ts';
import { channel } from './copy.ts';
import { command, day, id, task } from './endpoint.ts';
import type { Rung } from '../domain/win-back-rungs.ts';
import type { WinBack } from './outlook.ts';

const rung = z.strictObject({
  channel,
  offer: offerStrength,
  offerMinor: z.int().min(0).max(1e9),
  waitDays: z.int().min(1).max(180),
  uplift: z.number().min(0).max(1).nullable(),
});

/** A rung that was climbed: a campaign. */
export interface ClimbStep {
  campaignId: number;
  name: string;
  /** From 1. */
  rung: number;
  isDraft: boolean;
  sendDay: string | null;
  /** In a list that was written out, of whom so many have bought since the day of sending, up to the last day of waiting. */
  contacted: number;
  cameBack: number;
  /** Left alone; bought in the same days. */
  heldOut: number;
  heldOutCameBack: number;
}
export interface Climb {
  steps: ClimbStep[];
  /** Who was contacted by the last step and hasn't come back, ranked by what the next rung brings. Null: the last step isn't out yet, or no rung is left. */
  next: {
    rung: number;
    /** From this day on; before it people are still given time. */
    dueDay: string;
    isDue: boolean;
    stillAway: number;
    uplift: number;
    isAssumed: boolean;
    /** Of those still away: can't be reached so. */
    unreachable: number;
    worth: number;
    gainMinor: number;
    worthIds: number[];
  } | null;
}
export interface WinBackLadder {
  asOf: string;
  currency: string;
  rungs: Rung[];
  isSaved: boolean;
  missing: WinBack['missing'];
  marginShare: number | null;
  /** By channel: what one message costs, in minor units (may be a fraction). */
  contactMinor: { sms: number; email: number; nick: number };
  /** The newest first. */
  climbs: Climb[];
  definition: string;
}

export const winBackLadderEndpoints = {
  /** The owner's rungs, and what became of whoever was sent up them. */
  winBackLadder: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), marginShare: z.number().min(0).max(1).optional() })).returns<WinBackLadder>(),
  saveWinBackLadder: command(z.strictObject({ rungs: z.array(rung).min(1).max(5) })).returns<{ rungs: number }>(),
};
