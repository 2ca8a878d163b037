import * as z from 'zod';
import { lifeEventKinds, type LifeEventKind } from '../domain/life-events.ts';
import { command, day, id, query } from './endpoint.ts';

export const caseKinds = ['question', 'delivery', 'quality', 'return', 'dispute', 'complaint', 'suggestion', 'other'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** What somebody asked for, complained of or waits for. */
export interface Case {
  caseId: number;
  customerId: number;
  nick: string | null;
  name: string | null;
  kind: CaseKind;
  text: string;
  orderNo: string | null;
  openedDay: string;
  /** They have a priority benefit by their tier today. */
  priority: boolean;
  /** When it was written down, when the first answer is due, and when it was given: the first step, else the closing. Milliseconds. */
  openedAt: number;
  answerBy: number;
  answeredAt: number | null;
  dueDay: string | null;
  closedDay: string | null;
  outcome: string | null;
  costMinor: number | null;
  currency: string;
  steps: { stepId: number; at: number; text: string }[];
}
/** First answers to the cases of the last 90 days. */
export interface Answers {
  /** Answered. */
  n: number;
  /** Of them within the hours that are due. */
  inTime: number;
  /** Middle of the minutes until the answer; null: none was answered. */
  medianMinutes: number | null;
}
export const caseStatuses = ['open', 'overdue', 'closed', 'all'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** A day in somebody's life. `nextDay`: when it comes round again, today included; null where it is past for good. */
export interface LifeEvent {
  eventId: number;
  customerId: number;
  nick: string | null;
  name: string | null;
  kind: LifeEventKind;
  day: string;
  yearly: boolean;
  note: string;
  nextDay: string | null;
}

const words = (most: number) => z.string().trim().min(1).max(most);

export const service = {
  /** Open ones first, of them those of people with priority, then by what is due first; closed ones the newest first. */
  cases: query(z.strictObject({ customerId: id.optional(), status: z.enum(caseStatuses).default('all'), offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) })).returns<{
    total: number;
    rows: Case[];
    counts: Record<CaseStatus, number>;
    answers: { priority: Answers; others: Answers };
  }>(),
  /** Opens a case, or changes what one says. */
  saveCase: command(
    z.strictObject({ caseId: id.optional(), customerId: id, kind: z.enum(caseKinds), text: words(2000), orderNo: z.string().trim().max(60).nullable().default(null), openedDay: day.optional(), dueDay: day.nullable().default(null) }),
  ).returns<{ caseId: number }>(),
  addCaseStep: command(z.strictObject({ caseId: id, text: words(1000) })).returns<{ stepId: number }>(),
  closeCase: command(z.strictObject({ caseId: id, outcome: words(1000), costMinor: z.int().min(0).max(1_000_000_000).nullable().default(null) })).returns<{ caseId: number }>(),
  reopenCase: command(z.strictObject({ caseId: id })).returns<{ caseId: number }>(),
  deleteCase: command(z.strictObject({ caseId: id })).returns<{ caseId: number }>(),

  /** Of one person all of them; of everyone those that come round within `days` days, the next first. */
  lifeEvents: query(z.strictObject({ customerId: id.optional(), days: z.int().min(0).max(366).default(30) })).returns<LifeEvent[]>(),
  /** `agreed`: they said so themselves and don't mind being greeted; without it nothing is kept, nor anything about illness, faith or loss. */
  saveLifeEvent: command(z.strictObject({ eventId: id.optional(), customerId: id, kind: z.enum(lifeEventKinds), day, yearly: z.boolean(), note: z.string().trim().max(100).default(''), agreed: z.boolean() })).returns<{ eventId: number }>(),
  deleteLifeEvent: command(z.strictObject({ eventId: id })).returns<{ eventId: number }>(),
};
