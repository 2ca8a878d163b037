import * as z from 'zod';
import { id, query } from './endpoint.ts';

export const timelineKinds = ['order', 'touch', 'reply', 'call', 'hand', 'optOut', 'tag', 'field', 'merge', 'told', 'case', 'lifeEvent', 'feedback'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** One thing that happened with a person. Which of the values are there depends on the kind. */
export interface TimelineEntry {
  /** UTC milliseconds. */
  at: number;
  kind: TimelineKind;
  /** An order's number, a campaign, a call's script, a tag, a field, a file, what the owner said of two records, what kind of case or event. */
  name: string;
  /** An order's or a message's status, a call's outcome, what was done by hand (name: the channel), the words of a reply, a note or a case, a reason, a value. */
  text: string | null;
  /** Given, opted out, merged, opened: yes; taken, lifted, told apart, closed: no. */
  yes: boolean | null;
  amountMinor: number | null;
  currency: string | null;
  /** The campaign of a touch or a reply. */
  campaignId: number | null;
}

export const timeline = {
  /** All that happened with a person, the newest first; `counts` by kind, whichever are asked for. */
  timeline: query(z.strictObject({ customerId: id, kinds: z.array(z.enum(timelineKinds)).max(timelineKinds.length).optional(), offset: z.int().min(0).default(0), limit: z.int().min(1).max(5000).default(50) })).returns<{
    total: number;
    entries: TimelineEntry[];
    counts: Record<TimelineKind, number>;
  }>(),
};
