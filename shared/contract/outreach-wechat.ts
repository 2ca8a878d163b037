import * as z from 'zod';
import type { Interval } from '../domain/lift.ts';
import { wechatMoves, type WechatMove } from '../domain/touch-channels.ts';
import { command, day, id, query } from './endpoint.ts';
import type { DeskPerson } from './outreach-desk.ts';

export const wechatStages = ['invited', 'invitedAdded', 'added', 'still', 'bought'] as const;
export type WechatStage = (typeof wechatStages)[number];

/** A share of people: `of` is what it is a share of. */
export interface StageShare extends Interval {
  hits: number;
  of: number;
  value: number;
}
export interface WechatFunnel {
  /** People: invited by the shop; of these who added it; all who ever added it; who are still there; of those who ever added it who bought on that day or later. */
  counts: Record<WechatStage, number>;
  /** Who has an id of theirs noted, whether they added the shop or not. */
  idsKnown: number;
  addedOfInvited: StageShare | null;
  stillOfAdded: StageShare | null;
  boughtOfAdded: StageShare | null;
  /** Net spend of those who added it, from that day on, in the base currency. */
  netAfterMinor: number;
  currency: string;
  /** What was written down at one time, the latest first. */
  log: { at: number; day: string; kind: WechatMove; people: number }[];
}
export interface PastedReport {
  marked: number;
  /** It was so already. */
  had: number;
  /** Lines that name nobody, and lines that could be several people: nothing is written down of either. */
  unmatched: number;
  ambiguous: number;
  first: string[];
}

export const wechatEndpoints = {
  wechat: query(z.strictObject({})).returns<WechatFunnel>(),
  wechatPeople: query(z.strictObject({ stage: z.enum(wechatStages), limit: z.int().min(1).max(500).default(200) })).returns<{ total: number; customerIds: number[]; rows: (DeskPerson & { day: string })[] }>(),
  /** What happened with those whom the lines name: buyer name, full phone, e-mail or order number, one a line. */
  markWechat: command(z.strictObject({ text: z.string().max(1_000_000), kind: z.enum(wechatMoves), day: day.optional() })).returns<PastedReport>(),
  /** Takes back all that was written down at one time. */
  undoWechat: command(z.strictObject({ at: z.int(), kind: z.enum(wechatMoves) })).returns<{ people: number }>(),
  /** Something that was done by hand with people, outside of any campaign: a contact. */
  logTouch: command(z.strictObject({ customerIds: z.array(id).min(1).max(5000), channel: z.string().max(40), note: z.string().trim().max(200).default(''), day: day.optional() })).returns<{ logged: number; optedOut: number; at: number }>(),
  /** Takes back what was logged by hand at one time. */
  undoLog: command(z.strictObject({ at: z.int() })).returns<{ people: number }>(),
};
