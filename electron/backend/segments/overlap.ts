import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { segments } from '../../../shared/contract/segments.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, compileRule } from './compile-rule.ts';
import { evaluateRule } from './evaluate-rule.ts';
import { getSegment } from './read-segment.ts';

/** How many are in both of two segments, and in one of them only. */
export function countOverlap(db: ReadDb, { oneId, otherId }: Parsed<typeof segments.overlap>, today: string): Output<typeof segments.overlap> {
  const people = choosePeople(db, { today });
  const [one, other] = [oneId, otherId].map((id) => evaluateRule(db, compileRule(db, getSegment(db, id).rule, people))) as [Uint8Array, Uint8Array];
  let [both, onlyOne, onlyOther] = [0, 0, 0];
  for (let i = 0; i < one.length; i += 1) {
    both += one[i]! & other[i]!;
    onlyOne += one[i]! & ~other[i]!;
    onlyOther += other[i]! & ~one[i]!;
  }
  return { both, onlyOne, onlyOther, of: one.length };
}
