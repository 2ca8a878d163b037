import type { LinkDecision, LinkKey } from '../../../shared/domain/link-accounts.ts';
import type { ReadDb } from '../db/executor.ts';
import type { LinkKind, LinkTerms } from './link-terms.ts';

/** Of contacts, and of what customers' files say (`person_facts`), where both columns have the same name. */
export const keyColumns: Record<LinkKind, { column: 'phone' | 'email'; where: string }> = {
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
  const keysOf = linkKinds.map((kind) => ({ kind, statement: db.prepare(keysOfAccount(kind)).pluck() }));
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
      for (const value of statement.all({ account }) as string[]) {
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

/** An account's keys, by its orders and by what customers' files say of it. */
function keysOfAccount(kind: LinkKind): string {
  const { column, where } = keyColumns[kind];
  return `SELECT ${column} FROM contacts WHERE account_id = :account AND ${where} UNION SELECT ${column} FROM person_facts WHERE account_id = :account AND ${column} IS NOT NULL`;
}

/**
 * Who has a key; none where they are too many for it to link, or where only customers' files name it: whether two of
 * their rows are one person is for the owner to say.
 */
export function holdersOf(db: ReadDb, kind: LinkKind, value: string, limit: number): number[] {
  const { column, where } = keyColumns[kind];
  const buyers = db.prepare(`SELECT DISTINCT account_id FROM contacts WHERE ${column} = ? AND ${where} LIMIT ?`).pluck().all(value, limit + 1) as number[];
  if (buyers.length === 0 || buyers.length > limit) return [];
  const told = db.prepare(`SELECT DISTINCT account_id FROM person_facts WHERE ${column} = ? LIMIT ?`).pluck().all(value, limit + 1) as number[];
  const accounts = [...new Set([...buyers, ...told])];
  return accounts.length > limit ? [] : accounts;
}

/** Accounts of customers' files, and those of orders that share a key with them; `which` of them, by the accounts `told` and `buyer`. */
export function toldAndBuyers(db: ReadDb, kind: LinkKind, which: string, params: { account?: number } = {}): number[] {
  const { column, where } = keyColumns[kind];
  const from = `FROM person_facts p CROSS JOIN (SELECT account_id, ${column} AS key FROM contacts WHERE ${where}) k ON k.key = p.${column} AND k.account_id <> p.account_id
    JOIN accounts told ON told.id = p.account_id JOIN accounts buyer ON buyer.id = k.account_id WHERE p.${column} IS NOT NULL AND (${which})`;
  return db.connection.prepare(`SELECT told.id ${from} UNION SELECT buyer.id ${from}`).pluck().all(params) as number[];
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
