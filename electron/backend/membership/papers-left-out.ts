import type { PapersLeftOut } from '../../../shared/contract/membership-papers.ts';
import type { ReadDb } from '../db/executor.ts';
import { whyLeftOut } from '../people/left-out.ts';

/** Those who get a paper, and how many don't by why. */
export function leaveOut<T extends { customerId: number }>(db: ReadDb, all: readonly T[], today: string): { statements: T[]; leftOut: PapersLeftOut } {
  const why = whyLeftOut(db, today);
  const leftOut: PapersLeftOut = { optedOut: 0, heldOut: 0 };
  const statements = all.filter(({ customerId }) => {
    const reason = why(customerId);
    if (reason !== null) leftOut[reason] += 1;
    return reason === null;
  });
  return { statements, leftOut };
}
