/** What became of one message to a number. */
export interface Delivery {
  at: number;
  status: string;
  failure: string | null;
}

/** Failures that speak of the number, not of the message, the template or the person's will. */
const ofTheNumber = new Set(['invalid_number', 'suspended', 'unreachable']);
export const deadAfter = 2;

/**
 * How often in a row messages have failed for the number's own sake since the last that arrived; dead from the second on.
 * Worked example: delivered in May, invalid in June, suspended in July → 2, dead; delivered again in August → 0.
 */
export function failuresInARow(deliveries: readonly Delivery[]): number {
  let failures = 0;
  for (const d of deliveries.toSorted((a, b) => a.at - b.at)) {
    if (d.status === 'delivered') failures = 0;
    else if (d.status === 'failed' && d.failure !== null && ofTheNumber.has(d.failure)) failures += 1;
  }
  return failures;
}
