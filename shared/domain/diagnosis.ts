/** The questions in the order in which a campaign can fail; `unknown`: the data doesn't say. */
export const diagnosisQuestions = ['reach', 'size', 'delivery', 'fatigue', 'target', 'timing', 'offer', 'price', 'stock'] as const;
export type DiagnosisQuestion = (typeof diagnosisQuestions)[number];
export interface DiagnosisNode {
  question: DiagnosisQuestion;
  verdict: 'ok' | 'weak' | 'unknown';
  /** What it was judged by, and the bar; shares 0–1. Null where it isn't known. */
  value: number | null;
  bar: number;
  /** On how many people or orders it stands. */
  n: number;
}

/** Each with the side on which it is weak. The bars are rules of thumb of ours, shown beside the figure. */
const bars: Record<DiagnosisQuestion, { bar: number; weak: 'below' | 'above' }> = {
  /** Of the segment could be contacted. */
  reach: { bar: 0.5, weak: 'below' },
  /** Smallest difference that could be seen ÷ the rate of those left alone. */
  size: { bar: 0.5, weak: 'above' },
  /** Of the messages arrived. */
  delivery: { bar: 0.9, weak: 'below' },
  /** Of those asked opted out. */
  fatigue: { bar: 0.01, weak: 'above' },
  /** Rate of those left alone ÷ rate of those asked: near 1 they would have come anyway. */
  target: { bar: 0.8, weak: 'above' },
  /** Of those asked were due to buy within the window by their own rhythm. */
  timing: { bar: 0.2, weak: 'below' },
  /** Of their orders had a discount, where an offer was made. */
  offer: { bar: 0.3, weak: 'below' },
  /** Order value in the window ÷ their own before. */
  price: { bar: 1.25, weak: 'above' },
  /** Of the goods whose stock the plan tells weren't sold down to it; no marketplace's file says what was sold out. */
  stock: { bar: 1, weak: 'below' },
};
const LEAST = 10;

/** Too few to stand on is unknown, as is what isn't there. Worked example: 400 of 1,000 could be contacted → reach is weak, 0.4 below 0.5. */
export function diagnose(facts: Partial<Record<DiagnosisQuestion, { value: number | null; n: number }>>): DiagnosisNode[] {
  return diagnosisQuestions.map((question) => {
    const { bar, weak } = bars[question];
    const { value = null, n = 0 } = facts[question] ?? {};
    if (value === null || n < LEAST) return { question, verdict: 'unknown', value, bar, n };
    return { question, verdict: (weak === 'below' ? value < bar : value > bar) ? 'weak' : 'ok', value, bar, n };
  });
}
