import { compareText } from '../lib/compare-text.ts';

/** An account, by what it is called on its platform: nothing here depends on ids or on which file came first. */
export interface LinkAccount {
  name: string;
  /** The customer it came with. Accounts that came together stay together. */
  home: number;
}
/** A phone or an e-mail, and who has it (places in the list of accounts). */
export interface LinkKey {
  kind: 'phone' | 'email';
  value: string;
  accounts: number[];
}
/** What the owner has said: these are one person, or the one side isn't the other. */
export interface LinkDecision {
  verdict: 'same' | 'different';
  sides: [number[], number[]];
}

/**
 * Which accounts are one person: those that the owner has put together, and those that share a key. A key of more than
 * `limit` accounts (a shop's, a forwarder's, a family's) links nobody. Nothing brings together whom the owner has told
 * apart; and of a key that they share, only those stay linked by it who were told apart from the very same others.
 * Union-find over the keys in the order of their text.
 * Worked example: taobao:a and pdd:b share a phone, pdd:b and shopify:c an e-mail → one person; a told apart from c → the
 * e-mail comes first and links b with c, the phone then links nobody: {a}, {b, c}. A phone of four accounts, limit 3 → four people.
 */
export function linkAccounts(accounts: readonly LinkAccount[], keys: readonly LinkKey[], decisions: readonly LinkDecision[], limit: number): number[][] {
  const sets = new Sets(accounts.length);
  const homes = new Map<number, number>();
  accounts.forEach(({ home }, i) => {
    sets.join(i, homes.get(home) ?? i);
    homes.set(home, homes.get(home) ?? i);
  });
  const apart = pairsToldApart(decisions);
  for (const { verdict, sides } of decisions) {
    const [first, ...others] = sides.flat();
    if (verdict === 'same' && first !== undefined) for (const other of others) sets.join(first, other);
  }
  const byName = (a: number, b: number) => compareText(accounts[a]!.name, accounts[b]!.name);
  for (const key of keys.toSorted((a, b) => compareText(a.kind, b.kind) || compareText(a.value, b.value))) {
    if (key.accounts.length > limit) continue;
    for (const group of likeMinded(key.accounts.toSorted(byName), apart)) {
      for (let i = 1; i < group.length; i++) sets.joinUnless(group[i - 1]!, group[i]!, apart);
    }
  }
  return sets.groups();
}

type Pair = [number, number];

function pairsToldApart(decisions: readonly LinkDecision[]): Pair[] {
  return decisions.flatMap(({ verdict, sides: [here, there] }) => (verdict === 'different' ? here.flatMap((a) => there.map((b): Pair => [a, b])) : []));
}

/** Those of a key who were told apart from the same others of it; without a decision all of them. */
function likeMinded(accounts: number[], apart: readonly Pair[]): number[][] {
  const here = apart.filter(([a, b]) => accounts.includes(a) && accounts.includes(b));
  if (here.length === 0) return [accounts];
  const opponents = (account: number) => here.flatMap(([a, b]) => (a === account ? [b] : b === account ? [a] : [])).sort((a, b) => a - b);
  return [...Map.groupBy(accounts, (account) => [...new Set(opponents(account))].join(' ')).values()];
}

class Sets {
  readonly #parent: number[];

  constructor(count: number) {
    this.#parent = Array.from({ length: count }, (_, i) => i);
  }

  find(i: number): number {
    let root = i;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    for (let at = i; at !== root; ) [this.#parent[at], at] = [root, this.#parent[at]!];
    return root;
  }

  join(a: number, b: number): void {
    this.#parent[this.find(b)] = this.find(a);
  }

  joinUnless(a: number, b: number, apart: readonly Pair[]): void {
    const [here, there] = [this.find(a), this.find(b)];
    if (here === there) return;
    const forbidden = apart.some(([x, y]) => (this.find(x) === here && this.find(y) === there) || (this.find(x) === there && this.find(y) === here));
    if (!forbidden) this.join(here, there);
  }

  groups(): number[][] {
    return [...Map.groupBy(this.#parent.keys(), (i) => this.find(i)).values()];
  }
}
