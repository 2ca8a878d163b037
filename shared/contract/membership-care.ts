import * as z from 'zod';
import { memberEvents, type MemberEvent, type ProcedureStep } from '../domain/member-events.ts';
import { command, day, id, query } from './endpoint.ts';

export const touchNodes = ['page', 'chat', 'package', 'after_sale'] as const;
export type TouchNode = (typeof touchNodes)[number];
export const perceptionQuestions = ['tier', 'benefit', 'reason'] as const;
export type PerceptionQuestion = (typeof perceptionQuestions)[number];
/** Does a member see it? `open`: not looked at. */
export const perceptionAnswers = ['yes', 'no', 'open'] as const;
export const standardUnits = ['minutes', 'hours', 'days', 'percent'] as const;

export interface Procedure {
  event: MemberEvent;
  steps: ProcedureStep[];
  /** What happened before asks for nothing. Null: no steps were ever set. */
  fromDay: string | null;
}
export interface MemberTask {
  key: string;
  event: MemberEvent;
  stepId: number;
  text: string;
  customerId: number;
  nick: string | null;
  name: string | null;
  eventDay: string;
  dueDay: string;
}
export interface MemberTasks {
  today: string;
  /** Due today or before; of them past their day. */
  due: number;
  overdue: number;
  /** Due and coming within a week, soonest first, 500 at most. */
  rows: MemberTask[];
  /** Done last, newest first, to be taken back. */
  done: { key: string; stepId: number; event: MemberEvent; text: string; day: string }[];
}
export interface Standard {
  standardId: number;
  node: TouchNode;
  name: string;
  unit: (typeof standardUnits)[number];
  target: number;
  /** The less the better; else the more. */
  atMost: boolean;
  /** Of the last 30 days. */
  n: number;
  /** Their mean; null: nothing was recorded in them. */
  actual: number | null;
  met: boolean | null;
  last: { readingId: number; day: string; value: number } | null;
}
export interface Perception {
  checks: { node: TouchNode; question: PerceptionQuestion; seen: boolean; day: string }[];
  /** Seen of all answered, of 12 questions. */
  seen: number;
  answered: number;
  standards: Standard[];
}

export const careEndpoints = {
  procedures: query(z.strictObject({})).returns<Procedure[]>(),
  /** Without steps: nothing is asked for any more. */
  saveProcedure: command(z.strictObject({ event: z.enum(memberEvents), steps: z.array(z.strictObject({ stepId: z.int().min(1).nullable(), text: z.string().trim().min(1).max(100), days: z.int().min(-30).max(90) })).max(12) })).returns<Procedure>(),
  memberTasks: query(z.strictObject({})).returns<MemberTasks>(),
  tickTask: command(z.strictObject({ key: z.string().min(1).max(60), stepId: id, done: z.boolean() })).returns<{ done: boolean }>(),
  perception: query(z.strictObject({})).returns<Perception>(),
  answerPerception: command(z.strictObject({ node: z.enum(touchNodes), question: z.enum(perceptionQuestions), answer: z.enum(perceptionAnswers) })).returns<{ answered: number }>(),
  saveStandard: command(z.strictObject({ standardId: id.optional(), node: z.enum(touchNodes), name: z.string().trim().min(1).max(60), unit: z.enum(standardUnits), target: z.int().min(0).max(100_000), atMost: z.boolean() })).returns<{ standardId: number }>(),
  deleteStandard: command(z.strictObject({ standardId: id })).returns<{ standardId: number }>(),
  addReading: command(z.strictObject({ standardId: id, day: day.optional(), value: z.int().min(0).max(100_000) })).returns<{ readingId: number }>(),
  deleteReading: command(z.strictObject({ readingId: id })).returns<{ readingId: number }>(),
};
