import * as z from 'zod';
import { tierDirections, triggerKinds, type Trigger } from '../domain/automation.ts';
import { states } from '../domain/lifecycle-states.ts';
import type { ExclusionReason } from './campaigns.ts';
import { channel, type Channel } from './copy.ts';
import { command, id, query } from './endpoint.ts';

export interface AutomationRule {
  ruleId: number;
  name: string;
  trigger: Trigger;
  channel: Channel;
  /** From when it is on; null: off. */
  sinceDay: string | null;
  createdAt: number;
}
export interface DuePerson {
  customerId: number;
  nick: string | null;
  name: string | null;
  phone: string | null;
  /** Names the event among the person's others. */
  event: string;
  /** When it happened, and when they were due. */
  anchorDay: string;
  dueDay: string;
}
/** Why somebody who is due isn't on the list; held_out: a campaign that runs leaves them alone. */
export type DueExclusion = ExclusionReason | 'held_out';
export interface DueList {
  rule: AutomationRule;
  /** Whom to see to, those who have waited longest first; `total` of them, up to 1,000 shown. */
  people: DuePerson[];
  total: number;
  /** Of these, due on an earlier day. */
  late: number;
  excluded: Partial<Record<DueExclusion, number>>;
  /** What it needs and isn't there. */
  missing: 'cuts' | 'field' | 'basis' | null;
}

const trigger = z.strictObject({ kind: z.enum(triggerKinds), days: z.int().min(-60).max(730), state: z.enum(states), firstOnly: z.boolean(), unlessBought: z.boolean(), direction: z.enum(tierDirections), fieldId: id.nullable(), yearly: z.boolean() });

export const automation = {
  rules: query(z.strictObject({})).returns<AutomationRule[]>(),
  /** Another trigger or channel switches it off, to be looked at again. */
  saveRule: command(z.strictObject({ ruleId: id.optional(), name: z.string().trim().min(1).max(40), trigger, channel })).returns<AutomationRule>(),
  deleteRule: command(z.strictObject({ ruleId: id })).returns<{ ruleId: number }>(),
  /** Whom it would have listed in the last 30 days, today included, each event once; and how many of them may be contacted today. */
  preview: query(z.strictObject({ trigger, channel })).returns<{ events: number; people: number; allowed: number; days: { day: string; events: number }[]; sample: DuePerson[]; missing: DueList['missing'] }>(),
  /** On from today. `seen`: the events that the preview has shown; where they are others by now it is asked again. */
  turnOn: command(z.strictObject({ ruleId: id, seen: z.int().min(0) })).returns<AutomationRule>(),
  turnOff: command(z.strictObject({ ruleId: id })).returns<AutomationRule>(),
  /** Of every rule that is on: who is due today, or was since and hasn't been seen to. */
  due: query(z.strictObject({})).returns<DueList[]>(),
  /** Seen to, or left out on purpose. Only those who stand on the list count. */
  tick: command(z.strictObject({ ruleId: id, people: z.array(z.strictObject({ customerId: id, event: z.string().max(40) })).min(1).max(1000), how: z.enum(['done', 'skipped']) })).returns<{ ticked: number }>(),
  /** Everyone on a rule's list as a frozen segment and the draft of a campaign; they are off the list. */
  toCampaign: command(z.strictObject({ ruleId: id, name: z.string().trim().min(1).max(60) })).returns<{ campaignId: number; people: number }>(),
  /** The latest that were seen to, and taking one back. */
  done: query(z.strictObject({ limit: z.int().min(1).max(200).default(50) })).returns<{ doneId: number; ruleName: string; customerId: number | null; nick: string | null; name: string | null; phone: string | null; dueDay: string; how: 'done' | 'skipped' | 'campaign'; at: number }[]>(),
  undo: command(z.strictObject({ doneId: id })).returns<{ doneId: number }>(),
  /** How many wait, for the day's first page. */
  waiting: query(z.strictObject({})).returns<{ people: number; late: number; since: string | null }>(),
};
