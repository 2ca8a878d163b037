import * as z from 'zod';
import type { MatchedComparison } from '../domain/matched-comparison.ts';
import { command, day, id, query } from './endpoint.ts';

export interface GroupHead {
  groupId: number;
  name: string;
  purpose: string;
  members: number;
  /** Of those who are there, who is known as a customer. */
  linked: number;
  left: number;
  nextTopic: { day: string; topic: string } | null;
}
export interface GroupMember {
  memberId: number;
  written: string;
  customerId: number | null;
  nick: string | null;
  name: string | null;
  phone: string | null;
  joinedDay: string;
  leftDay: string | null;
  orders: number;
  netMinor: number | null;
}
export interface GroupTopic {
  topicId: number;
  day: string;
  topic: string;
  /** Null: still to come. */
  outcome: string | null;
}
export interface GroupReport extends GroupHead {
  currency: string;
  rows: GroupMember[];
  topics: GroupTopic[];
  /** From the day after `from` to `until`: members who were there by `from` and had bought by then, beside others like them. */
  window: { from: string; until: string };
  /** Null where no member can be compared yet. */
  comparison: (MatchedComparison & { enough: boolean; memberNetMinor: number; otherNetMinor: number }) | null;
}

export const groupEndpoints = {
  groups: query(z.strictObject({})).returns<GroupHead[]>(),
  group: query(z.strictObject({ groupId: id, days: z.int().min(7).max(365).default(90) })).returns<GroupReport>(),
  saveGroup: command(z.strictObject({ groupId: id.optional(), name: z.string().trim().min(1).max(60), purpose: z.string().trim().max(300).default('') })).returns<{ groupId: number }>(),
  deleteGroup: command(z.strictObject({ groupId: id })).returns<{ groupId: number }>(),
  /** One a line. Whoever a line names is linked; the others stay as names. `whole`: whoever isn't in it has left on that day. */
  addMembers: command(z.strictObject({ groupId: id, text: z.string().max(500_000), day: day.optional(), whole: z.boolean().default(false) })).returns<{ added: number; linked: number; known: number; left: number }>(),
  /** Has left on a day; null: is there after all. */
  leaveGroup: command(z.strictObject({ memberId: id, day: day.nullable() })).returns<{ memberId: number }>(),
  linkMember: command(z.strictObject({ memberId: id, customerId: id.nullable() })).returns<{ memberId: number }>(),
  removeMember: command(z.strictObject({ memberId: id })).returns<{ memberId: number }>(),
  saveTopic: command(z.strictObject({ topicId: id.optional(), groupId: id, day, topic: z.string().trim().min(1).max(200), outcome: z.string().trim().max(500).nullable().default(null) })).returns<{ topicId: number }>(),
  deleteTopic: command(z.strictObject({ topicId: id })).returns<{ topicId: number }>(),
};
