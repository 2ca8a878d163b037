import type { Suggestion } from '../../../shared/contract/people.ts';
import { addressKey, isTelling, likeness, SUGGEST_FROM, type Likeness } from '../../../shared/domain/likely-same.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { readLinkTerms } from './link-terms.ts';
import { readCards } from './person-card.ts';
import { iterateContacts, iterateNicks, readTraits, visibleDigits } from './traits.ts';

interface Pair extends Likeness {
  one: number;
  two: number;
}

/** A trait that more people share than this says nothing about two of them. */
const MOST_ALIKE = 5;

/** People who may be the same, the likeliest first, with what speaks for it. */
export function listSuggestions(db: ReadDb, offset: number, limit: number): { total: number; rows: Suggestion[] } {
  const pairs = remember(db, 'merge suggestions', () => findPairs(db));
  const page = pairs.slice(offset, offset + limit);
  const cards = readCards(db, page.flatMap((p) => [p.one, p.two]));
  return { total: pairs.length, rows: page.map(({ one, two, score, evidence }) => ({ score, evidence, people: [cards.get(one)!, cards.get(two)!] })) };
}

function findPairs(db: ReadDb): Pair[] {
  const terms = readLinkTerms(db);
  const apart = pairsToldApart(db);
  const candidates = candidatePairs(db).filter(([one, two]) => !apart.has(pairKey(one, two)));
  const traits = readTraits(db, [...new Set(candidates.flat())], terms);
  return candidates
    .map(([one, two]) => ({ one, two, ...likeness(traits.get(one)!, traits.get(two)!) }))
    .filter((pair) => pair.score >= SUGGEST_FROM)
    .sort((a, b) => b.score - a.score || a.one - b.one || a.two - b.two);
}

const pairKey = (one: number, two: number) => `${Math.min(one, two)} ${Math.max(one, two)}`;

/**
 * Whoever shares a trait that few have: the visible digits of a phone, a name at an address, a telling buyer name. One
 * pass over the contacts; what two people have in common beside it is looked at afterwards.
 */
function candidatePairs(db: ReadDb): [number, number][] {
  const holders = new Map<string, Set<number>>();
  const note = (trait: string, customer: number) => {
    const known = holders.get(trait);
    if (known) known.add(customer);
    else holders.set(trait, new Set([customer]));
  };
  for (const c of iterateContacts(db)) {
    const digits = visibleDigits(c);
    if (digits !== null) note(`${digits} ${(c.receiver ?? '').slice(0, 1)}`, c.customer);
    const address = c.receiver === null ? null : addressKey({ ...c, name: null });
    if (address !== null) note(`${c.receiver} ${address}`, c.customer);
  }
  for (const { customer, value } of iterateNicks(db)) if (isTelling(value)) note(`nick ${value}`, customer);
  const pairs = new Map<string, [number, number]>();
  for (const people of holders.values()) {
    if (people.size < 2 || people.size > MOST_ALIKE) continue;
    const list = [...people].sort((a, b) => a - b);
    for (const [i, one] of list.entries()) for (const two of list.slice(i + 1)) pairs.set(pairKey(one, two), [one, two]);
  }
  return [...pairs.values()];
}

function pairsToldApart(db: ReadDb): Set<string> {
  const rows = db.all<{ one: number; two: number }>(
    `SELECT DISTINCT a.customer_id AS one, b.customer_id AS two
    FROM link_decisions d JOIN link_decision_accounts s ON s.decision_id = d.id AND s.side = 0 JOIN link_decision_accounts t ON t.decision_id = d.id AND t.side = 1
      JOIN accounts a ON a.platform = s.platform AND a.kind = s.kind AND a.value = s.value JOIN accounts b ON b.platform = t.platform AND b.kind = t.kind AND b.value = t.value
    WHERE d.verdict = 'different' AND d.ended_at IS NULL`,
  );
  return new Set(rows.map(({ one, two }) => pairKey(one, two)));
}
