import { addDays } from '../../../shared/lib/dates.ts';

/** What the reference knows of a lot; all of it is plain sums. */
interface RefLot {
  order: string | null;
  usable: string;
  expires: string;
  earned: number;
  /** Taken out by the owner or paid for debts; below zero: paid in. */
  out: number;
  gone: number;
}
interface RefAccount {
  orders: Map<string, { day: string; paid: number; refund: number; there: boolean }>;
  lots: RefLot[];
}
interface RefAct {
  moves: { lot: RefLot; points: number }[];
  undone: boolean;
}

const left = (lot: RefLot): number => lot.earned - lot.out - lot.gone;
/** Six months later, in a reference that only uses days up to the 28th of a month: the day itself. */
const sixMonths = (day: string): string => {
  const month = Number(day.slice(5, 7)) + 6;
  const year = Number(day.slice(0, 4)) + (month > 12 ? 1 : 0);
  const to = `${year}-${String(month > 12 ? month - 12 : month).padStart(2, '0')}`;
  const last = new Date(Date.UTC(year, month > 12 ? month - 12 : month, 0)).getUTCDate();
  return `${to}-${String(Math.min(last, Number(day.slice(8)))).padStart(2, '0')}`;
};

/** One point a yuan, usable after ten days, gone after six months: the same as the programme of the test, in plain arrays. */
export class PointsReference {
  readonly accounts: RefAccount[];
  readonly acts: RefAct[] = [];
  /** Whose accounts belong together. */
  people: number[][];
  day: string;
  /** Whose card came first, of the person that is given something. */
  first = 0;

  constructor(accounts: number, day: string) {
    this.accounts = Array.from({ length: accounts }, () => ({ orders: new Map(), lots: [] }));
    this.people = Array.from({ length: accounts }, (_, i) => [i]);
    this.day = day;
  }

  personOf(account: number): number[] {
    return this.people.find((p) => p.includes(account))!;
  }

  /** Lots in the order of the accounts of a person. */
  lots(account: number): RefLot[] {
    return [...this.personOf(account)].sort((a, b) => a - b).flatMap((i) => this.accounts[i]!.lots);
  }

  sync(account: number): void {
    const { orders, lots } = this.accounts[account]!;
    for (const [no, { day, paid, refund, there }] of [...orders].sort(([a, x], [b, y]) => (x.day === y.day ? (a < b ? -1 : 1) : x.day < y.day ? -1 : 1))) {
      const wanted = there && refund < paid ? paid - refund : 0;
      const lot = lots.find((l) => l.order === no);
      if (lot) lot.earned = wanted;
      else if (wanted > 0) lots.push({ order: no, usable: addDays(day, 10), expires: sixMonths(day), earned: wanted, out: 0, gone: 0 });
    }
    this.settle(account);
  }

  expire(account: number): void {
    for (const lot of this.accounts[account]!.lots) if (lot.expires < this.day) lot.gone = Math.max(0, lot.earned - lot.out);
  }

  settle(account: number): void {
    this.expire(account);
    const { lots } = this.accounts[account]!;
    const order = (all: RefLot[]) => [...all].sort((a, b) => (a.expires === b.expires ? lots.indexOf(a) - lots.indexOf(b) : a.expires < b.expires ? -1 : 1));
    for (const debt of order(lots.filter((l) => left(l) < 0))) {
      for (const payer of order(lots.filter((l) => left(l) > 0 && l.expires >= this.day))) {
        const part = Math.min(-left(debt), left(payer));
        debt.out -= part;
        payer.out += part;
      }
    }
  }

  balance(account: number): number {
    return this.lots(account).reduce((sum, lot) => sum + (lot.expires < this.day ? Math.min(0, left({ ...lot, gone: 0 })) : left(lot)), 0);
  }
  usable(account: number): number {
    const sum = this.lots(account).reduce((total, lot) => {
      const held = lot.expires < this.day ? Math.min(0, left({ ...lot, gone: 0 })) : left(lot);
      return total + (held < 0 || lot.usable <= this.day ? held : 0);
    }, 0);
    return Math.max(0, sum);
  }

  /** False: there aren't enough, and then nothing is booked, expiries neither. */
  spend(account: number, points: number): boolean {
    if (points > this.usable(account)) return false;
    for (const i of this.personOf(account)) this.expire(i);
    const act: RefAct = { moves: [], undone: false };
    const open = this.lots(account).filter((l) => left(l) > 0 && l.usable <= this.day && l.expires >= this.day);
    open.sort((a, b) => (a.expires === b.expires ? this.born.get(a)! - this.born.get(b)! : a.expires < b.expires ? -1 : 1));
    let rest = points;
    for (const lot of open) {
      const part = Math.min(rest, left(lot));
      if (part === 0) break;
      lot.out += part;
      rest -= part;
      act.moves.push({ lot, points: part });
    }
    this.acts.push(act);
    return true;
  }
  /** In which order lots came, over all accounts. */
  readonly born = new Map<RefLot, number>();
  noteBirths(): void {
    for (const lot of this.accounts.flatMap((a) => a.lots)) if (!this.born.has(lot)) this.born.set(lot, this.born.size);
  }

  give(account: number, points: number): void {
    const { first } = this;
    const lot: RefLot = { order: null, usable: this.day, expires: sixMonths(this.day), earned: points, out: 0, gone: 0 };
    for (const i of this.personOf(account)) this.expire(i);
    this.accounts[first]!.lots.push(lot);
    this.acts.push({ moves: [{ lot, points: -points }], undone: false });
    this.settle(first);
  }

  undo(index: number): boolean {
    const act = this.acts[index];
    if (!act || act.undone) return false;
    act.undone = true;
    for (const { lot, points } of act.moves) lot.out -= points;
    for (let i = 0; i < this.accounts.length; i++) if (this.accounts[i]!.lots.some((lot) => act.moves.some((m) => m.lot === lot))) this.settle(i);
    return true;
  }
}
