import { addDays } from '../lib/dates.ts';

export const memberEvents = ['enrol', 'upgrade', 'downgrade', 'birthday', 'complaint'] as const;
export type MemberEvent = (typeof memberEvents)[number];

/** `days`: after the day of the event; before a birthday below zero. A step keeps its number when its words change. */
export interface ProcedureStep {
  stepId: number;
  text: string;
  days: number;
}
export interface Happening {
  event: MemberEvent;
  /** Its kind and number; the same for as long as it is the same happening. */
  key: string;
  customerId: number;
  day: string;
}
export interface Task<H extends Happening = Happening> extends ProcedureStep {
  happening: H;
  dueDay: string;
}

/**
 * What happenings ask for, soonest first, without what was done.
 * Worked example: a card of 2026-03-01 and the steps "welcome" (0) and "first gift" (7) → due on 2026-03-01 and 2026-03-08.
 */
export function tasksOf<H extends Happening>(happenings: readonly H[], stepsOf: (event: MemberEvent) => readonly ProcedureStep[], isDone: (key: string, stepId: number) => boolean): Task<H>[] {
  const tasks = happenings.flatMap((happening) => stepsOf(happening.event).flatMap((step): Task<H>[] => (isDone(happening.key, step.stepId) ? [] : [{ ...step, happening, dueDay: addDays(happening.day, step.days) }])));
  return tasks.sort((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : a.happening.key < b.happening.key ? -1 : a.happening.key > b.happening.key ? 1 : a.stepId - b.stepId));
}

/** The same steps keep their numbers, new ones get the next; a number that was given is never given again. */
export function numberSteps(steps: readonly { stepId: number | null; text: string; days: number }[], known: readonly ProcedureStep[], highest: number): ProcedureStep[] {
  let next = Math.max(highest, ...known.map((s) => s.stepId), 0);
  return steps.map(({ stepId, text, days }) => ({ stepId: known.some((s) => s.stepId === stepId) ? stepId! : ++next, text, days }));
}
