import type { PointRules } from './points.ts';
import type { TierRules } from './tiers.ts';

/** auto: every account is a member from its first order that counts; byHand: who was enrolled, from that day. */
export const enrolments = ['auto', 'byHand'] as const;

/** The programme as it holds from a day on. Money is in its own currency, so that another base currency changes no points. */
export interface Programme {
  name: string;
  currency: string;
  enrolment: (typeof enrolments)[number];
  /** Does an order count when it is paid, or only when it is finished? */
  earnOn: 'paid' | 'completed';
  points: PointRules;
  /** Null: there are no tiers. */
  tiers: TierRules | null;
  aims?: ProgrammeAims | undefined;
}
/** What the programme is for, until when, and what it may cost in a calendar year. Its first version's day is its start. */
export interface ProgrammeAims {
  goal: string;
  /** The last day on which points are earned; what is there by then is used and expires as before. Null: no end. */
  untilDay: string | null;
  capMinor: number | null;
}
export interface ProgrammeVersion {
  versionId: number;
  fromDay: string;
  rules: Programme;
}

/** What is valid on a day: of the versions from that day or before the latest; of two of one day the one saved last. */
export function versionOn<V extends { versionId: number; fromDay: string }>(versions: readonly V[], day: string): V | null {
  let found: V | null = null;
  for (const version of versions) {
    if (version.fromDay > day) continue;
    if (found === null || version.fromDay > found.fromDay || (version.fromDay === found.fromDay && version.versionId > found.versionId)) found = version;
  }
  return found;
}
