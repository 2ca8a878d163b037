import * as z from 'zod';
import { command, id, query } from './endpoint.ts';

/** What people did about a campaign, told by its orders, receipts, replies and feedback. */
export const responderKinds = ['ordered', 'replied', 'asked', 'complained', 'bounced', 'opted_out', 'silent', 'held_out'] as const;
export type ResponderKind = (typeof responderKinds)[number];

export const responders = {
  /** The lists of a campaign as they are now; a person may be in several. */
  responders: query(z.strictObject({ campaignId: id })).returns<{ kind: ResponderKind; people: number }[]>(),
  /** Keeps one as a frozen segment, for the next audience or to be left out of it. */
  keepResponders: command(z.strictObject({ campaignId: id, kind: z.enum(responderKinds), name: z.string().trim().min(1).max(60) })).returns<{ segmentId: number; name: string; count: number }>(),
};
