import * as z from 'zod';
import type { Interval } from '../domain/lift.ts';
import { command, day, query } from './endpoint.ts';
import type { GroupPerson } from './membership-overview.ts';

/** How long an answer counts. */
export const AWARENESS_DAYS = 365;

/** Of `n` people who answered so many said yes; the interval is Wilson's, 95 %, null where nobody answered. */
export interface AwarenessShare {
  yes: number;
  n: number;
  interval: Interval | null;
}
/** Each person's last answer within a year. */
export interface Awareness {
  /** They know that they are members. */
  member: AwarenessShare;
  /** They know what they have by it; of whoever answered that too. */
  benefits: AwarenessShare;
}
export const awarenessGroups = ['asked', 'unaware', 'unawareBenefits'] as const;
export type AwarenessGroup = (typeof awarenessGroups)[number];

export const awarenessEndpoints = {
  awareness: query(z.strictObject({})).returns<Awareness>(),
  awarenessPeople: query(z.strictObject({ group: z.enum(awarenessGroups), offset: z.int().min(0).max(10_000_000).default(0), limit: z.int().min(1).max(500).default(100) })).returns<{ total: number; rows: GroupPerson[]; ids: number[] }>(),
  /** By card number, buyer name or phone; the second question may be left open; today unless a day is said. All that can be taken are. */
  takeAnswers: command(
    z.strictObject({ rows: z.array(z.strictObject({ who: z.string().trim().min(1).max(100), knowsMember: z.boolean(), knowsBenefits: z.boolean().optional() })).min(1).max(5000), day: day.optional() }),
  ).returns<{ taken: number; refused: { row: number; reason: 'unknown' | 'several' | 'no_card' | 'twice' }[] }>(),
};
