import type { LinkEvidence } from '../../../shared/contract/people.ts';
import { likeness } from '../../../shared/domain/likely-same.ts';
import type { ReadDb } from '../db/executor.ts';
import { readLinkTerms } from './link-terms.ts';
import { readTraits } from './traits.ts';

/** What two people have in common. */
export function evidenceBetween(db: ReadDb, one: number, two: number): LinkEvidence[] {
  const traits = readTraits(db, [one, two], readLinkTerms(db));
  return likeness(traits.get(one)!, traits.get(two)!).evidence;
}
