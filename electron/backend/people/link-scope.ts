import type { LinkDecision, LinkKey } from '../../../shared/domain/link-accounts.ts';
import type { ReadDb } from '../db/executor.ts';
import type { LinkKind, LinkTerms } from './link-terms.ts';

export const keyColumns: Record<LinkKind, { column: string; where: string }> = {
  phone: { column: 'phone', where: "phone_quality = 'valid' AND account_id IS NOT NULL" },
  email: { column: 'email', where: 'email IS NOT NULL AND account_id IS NOT NULL' },
};
export const linkKinds: readonly LinkKind[] = ['phone', 'email'];

/** All accounts that the links of some of them depend on, with what links them. */
export interface LinkScope {
  accounts: number[];
  keys: LinkKey[];
  decisions: LinkDecision[];
}

interface LiveDecision {
  verdict: 'same' | 'different';
  /** Ids of accounts. */
  sides: [number[], number[]];
}

/**
 * From these accounts to all that are connected with them: by the person they belong to now, by a key, or by something
 * that the owner has said. Costs what these are, never a look at everyone.
 */
export function gatherScope(db: ReadDb, seeds: Iterable<number>, terms: LinkTerms): LinkScope {
  const ofPerson = db.prepare('SELECT id FROM accounts WHERE customer_id = (SELECT customer_id FROM accounts WHERE id = ?)').pluck();
  const keysOf = linkKinds.map((kind) => ({ kind, statement: db.prepare(`SELECT DISTINCT ${keyColumns[kind].column} FROM contacts WHERE account_id = ? AND ${keyColumns[kind].where}`).pluck() }));
  const decided = readDecisions(db);
  const decisionsOf = new Map<number, LiveDecision[]>();
  for (const d of decided) for (const account of d.sides.flat()) decisionsOf.set(account, [...(decisionsOf.get(account) ?? []), d]);
  const keys = new Map<string, LinkKey>();
  const found = new Set(seeds);
  for (const account of found) {
    // A set that grows while it is walked is walked to its end.
    for (const other of ofPerson.all(account) as number[]) found.add(other);
    for (const { sides } of decisionsOf.get(account) ?? []) for (const other of sides.flat()) found.add(other);
    for (const { kind, statement } of keysOf) {
      for (const value of statement.all(account) as string[]) {
        if (keys.has(kind + value) || terms.isNobodys(kind, value)) continue;
        const accounts = holdersOf(db, kind, value, terms.limit);
        keys.set(kind + value, { kind, value, accounts });
        for (const other of accounts) found.add(other);
      }
    }
  }
  const accounts = [...found];
  const places = new Map(accounts.map((id, i) => [id, i]));
  const placed = (ids: number[]) => ids.flatMap((id) => places.get(id) ?? []);
  return {
    accounts,
    keys: [...keys.values()].filter((k) => k.accounts.length > 1).map((k) => ({ ...k, accounts: placed(k.accounts) })),
    decisions: decided.map(({ verdict, sides }) => ({ verdict, sides: [placed(sides[0]), placed(sides[1])] })),
  };
}

/** Who has a key; none where they are too many for it to link. */
export function holdersOf(db: ReadDb, kind: LinkKind, value: string, limit: number): number[] {
  const { column, where } = keyColumns[kind];
  const accounts = db.prepare(`SELECT DISTINCT account_id FROM contacts WHERE ${column} = ? AND ${where} LIMIT ?`).pluck().all(value, limit + 1) as number[];
  return accounts.length > limit ? [] : accounts;
}

/** What the owner has said and not lifted, of the accounts that are there. */
function readDecisions(db: ReadDb): LiveDecision[] {
  const rows = db.all<{ id: number; verdict: 'same' | 'different'; side: 0 | 1; account: number }>(
    `SELECT d.id, d.verdict, s.side, a.id AS account FROM link_decisions d JOIN link_decision_accounts s ON s.decision_id = d.id
    JOIN accounts a ON a.platform = s.platform AND a.kind = s.kind AND a.value = s.value WHERE d.ended_at IS NULL`,
  );
  return [...Map.groupBy(rows, (r) => r.id).values()].map((of) => {
    const side = (wanted: 0 | 1) => of.filter((r) => r.side === wanted).map((r) => r.account);
    return { verdict: of[0]!.verdict, sides: [side(0), side(1)] };
  });
}
