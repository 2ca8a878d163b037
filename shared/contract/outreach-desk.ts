import * as z from 'zod';
import { deskMarks, deskWays, type DeskMark, type DeskWay } from '../domain/touch-channels.ts';
import type { ExclusionReason } from './campaigns.ts';
import type { TextProblem } from './copy.ts';
import { command, id, query } from './endpoint.ts';

export interface DeskHead {
  deskId: number;
  name: string;
  /** Of a locked campaign; else of a segment. */
  campaignId: number | null;
  campaignName: string | null;
  segmentName: string;
  way: DeskWay;
  day: string;
  people: number;
  /** People with a mark that isn't "not now". */
  done: number;
  closed: boolean;
}
/** Why people of a segment aren't on the desk: as for a campaign, and those who are held out, aren't on WeChat with the shop, or have no handle noted there. */
export interface DeskAudience {
  segment: number;
  eligible: number;
  excluded: Record<ExclusionReason, number>;
  heldOut: number;
  notOnWechat: number;
  noHandle: number;
}
export interface DeskPerson {
  customerId: number;
  nick: string | null;
  name: string | null;
  phone: string | null;
}
/** Whose turn it is. */
export interface DeskTurn extends DeskPerson {
  /** What to look them up by in the tool: buyer name, handle or phone; null where only their name is known. */
  address: string | null;
  text: string;
  /** Their names as they stand in the text, so that the screen can mask them. */
  names: string[];
  orders: number;
  netMinor: number | null;
  currency: string;
  lastDay: string | null;
  lastProduct: string | null;
}
export interface DeskMarked extends DeskPerson {
  marks: DeskMark[];
  at: number;
}
export interface Desk extends DeskHead {
  /** Still to come. */
  left: number;
  skipped: number;
  /** Marked today, by how many people. */
  today: number;
  counts: Record<Exclude<DeskMark, 'skipped'>, number>;
  /** They can't be written to any more: said no (to all, or to this messenger), held out or erased since, without a handle there, or in no file any more. */
  leftOut: number;
  excluded: Partial<Record<ExclusionReason | 'held_out' | 'not_on_wechat' | 'no_handle', number>>;
  turn: DeskTurn | null;
  /** The latest first. */
  marked: DeskMarked[];
}

export const deskEndpoints = {
  desks: query(z.strictObject({})).returns<DeskHead[]>(),
  desk: query(z.strictObject({ deskId: id })).returns<Desk>(),
  deskAudience: query(z.strictObject({ segmentId: id, way: z.enum(deskWays) })).returns<DeskAudience>(),
  /** Of exactly one: a locked campaign, with its words; or a segment, with a text, of which the best customers come first. */
  openDesk: command(
    z.strictObject({ name: z.string().trim().min(1).max(60), campaignId: id.optional(), segmentId: id.optional(), text: z.string().max(5000).optional(), way: z.enum(deskWays), most: z.int().min(1).max(2000).default(50) }),
  ).returns<{ deskId: number; people: number; problems: TextProblem[] }>(),
  /** What was done with a person, a contact that every rule sees; refused opts them out. The same mark twice is one. */
  mark: command(z.strictObject({ deskId: id, customerId: id, mark: z.enum(deskMarks) })).returns<{ marked: boolean }>(),
  /** Takes the last mark of a desk back; an opt-out stays. */
  undoMark: command(z.strictObject({ deskId: id })).returns<{ customerId: number; mark: DeskMark } | null>(),
  /** Those who were left for later come again. */
  bringBack: command(z.strictObject({ deskId: id })).returns<{ people: number }>(),
  closeDesk: command(z.strictObject({ deskId: id, closed: z.boolean() })).returns<{ deskId: number }>(),
};
