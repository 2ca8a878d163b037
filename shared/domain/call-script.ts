/** How a call ended. refused: not to be contacted again. */
export const callOutcomes = ['bought', 'interested', 'call_back', 'not_now', 'no_answer', 'refused'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** Leads on to a step, or to an outcome. */
export interface CallAnswer {
  label: string;
  next: string | null;
  outcome: CallOutcome | null;
}
export interface CallStep {
  /** Its name inside the script. */
  key: string;
  say: string;
  answers: CallAnswer[];
}
export type ScriptProblem = { code: 'no_answers' | 'leads_nowhere' | 'not_reached' | 'no_end' | 'twice'; step: string };

/**
 * What keeps a script from being called through: a step without answers, an answer that leads to no step and no outcome (or
 * to both), a step that none leads to, one from which no way leads to an outcome, two steps of one name. The first step begins.
 * Worked example: a → b, b → outcome, c → outcome: c is not reached.
 */
export function scriptProblems(steps: readonly CallStep[]): ScriptProblem[] {
  const byKey = new Map(steps.map((s) => [s.key, s]));
  const problems: ScriptProblem[] = [];
  const names = new Set<string>();
  for (const { key, answers } of steps) {
    if (names.has(key)) problems.push({ code: 'twice', step: key });
    names.add(key);
    if (answers.length === 0) problems.push({ code: 'no_answers', step: key });
    if (answers.some((a) => (a.next === null) === (a.outcome === null) || (a.next !== null && !byKey.has(a.next)))) problems.push({ code: 'leads_nowhere', step: key });
  }
  const reached = new Set<string>();
  const walk = steps[0] ? [steps[0].key] : [];
  for (let key = walk.pop(); key !== undefined; key = walk.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    for (const { next } of byKey.get(key)?.answers ?? []) if (next !== null) walk.push(next);
  }
  const ends = new Set(steps.filter((s) => s.answers.some((a) => a.outcome !== null)).map((s) => s.key));
  for (let grew = true; grew; ) {
    const more = steps.filter((s) => !ends.has(s.key) && s.answers.some((a) => a.next !== null && ends.has(a.next)));
    for (const s of more) ends.add(s.key);
    grew = more.length > 0;
  }
  for (const { key } of steps) {
    if (!reached.has(key)) problems.push({ code: 'not_reached', step: key });
    else if (!ends.has(key)) problems.push({ code: 'no_end', step: key });
  }
  return problems;
}
