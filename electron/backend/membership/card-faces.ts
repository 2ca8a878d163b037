import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { membership } from '../../../shared/contract/membership.ts';
import type { CardFace } from '../../../shared/contract/membership-papers.ts';
import type { ReadDb } from '../db/executor.ts';
import { listMembers } from './members.ts';
import { whyLeftOut } from '../people/left-out.ts';

export function readCardFaces(db: ReadDb, { search, limit }: Parsed<typeof membership.cardFaces>, today: string): Output<typeof membership.cardFaces> {
  const why = whyLeftOut(db, today);
  const leftOut = { optedOut: 0, heldOut: 0, stopped: 0, noNumber: 0 };
  const faces: CardFace[] = [];
  for (const { customerId, number, name, nick, tier, sinceDay, active } of listMembers(db, { search, sort: 'sinceDay', descending: false, offset: 0, limit: 10_000_000 }, today).rows) {
    const reason = why(customerId);
    if (reason !== null) leftOut[reason] += 1;
    else if (!active) leftOut.stopped += 1;
    else if (number === null) leftOut.noNumber += 1;
    else faces.push({ customerId, number, name: name ?? nick, tier, sinceDay });
  }
  faces.sort((a, b) => a.number.length - b.number.length || (a.number < b.number ? -1 : 1));
  return { total: faces.length, rows: faces.slice(0, limit), leftOut };
}
