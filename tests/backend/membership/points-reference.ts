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
interface RefOrder {
  day: string;
  paid: number;
  refund: number;
  there: boolean;
  /** Of what was paid. */
  tea: number;
}
/** Three events: double for everyone, 60 an order for the first two accounts, a point more for each ¥7 of tea. */
export interface RefBonus {
  isBest: boolean;
  double: [from: string, until: string];
  perOrder: [from: string, until: string];
  tea: [from: string, until: string];
  capPerOrder: number;
  capPerMonth: number;
}
interface RefAccount {
  orders: Map<string, RefOrder>;
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

  readonly bonus: RefBonus | null;

  constructor(accounts: number, day: string, bonus: RefBonus | null) {
    this.bonus = bonus;
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

  /** What an order's events give, by their names. */
  events(account: number, { day, paid, refund, tea }: RefOrder): [string, number][] {
    const { bonus } = this;
    const net = paid - refund;
    if (bonus === null || net <= 0) return [];
    const on = ([from, until]: [string, string]) => from <= day && day <= until;
    const each: [string, number][] = [
      ['double', on(bonus.double) ? net : 0],
      ['perOrder', on(bonus.perOrder) && account < 2 ? Math.floor((60 * net) / paid) : 0],
      ['tea', on(bonus.tea) ? Math.floor(Math.floor((tea * net * 100) / paid) / 700) : 0],
    ];
    if (!bonus.isBest) return each;
    const most = Math.max(...each.map(([, points]) => points));
    return [each.find(([, points]) => points === most)!];
  }

  /** An account's orders by day with what each brings: first its own points, then its bonuses as far as the caps have room. */
  earned(account: number): { no: string; day: string; points: number; bonuses: [string, number][] }[] {
    const months = new Map<string, number>();
    const sorted = [...this.accounts[account]!.orders].sort(([a, x], [b, y]) => (x.day === y.day ? (a < b ? -1 : 1) : x.day < y.day ? -1 : 1));
    return sorted.map(([no, order]) => {
      const { day, paid, refund, there } = order;
      const month = day.slice(0, 7);
      const before = months.get(month) ?? 0;
      let room = Math.min(this.bonus?.capPerOrder ?? Infinity, Math.max(0, (this.bonus?.capPerMonth ?? Infinity) - before));
      const take = (points: number) => {
        const taken = Math.min(points, room);
        room -= taken;
        return taken;
      };
      const own = there && refund < paid ? take(paid - refund) : 0;
      const bonuses = there ? this.events(account, order).map(([name, points]): [string, number] => [name, take(points)]) : [];
      const points = own + bonuses.reduce((sum, [, bonus]) => sum + bonus, 0);
      months.set(month, before + points);
      return { no, day, points, bonuses };
    });
  }
  /** By account and event, of what has come into the ledger. */
  bonuses(): [string, string, number][] {
    const all: [string, string, number][] = [];
    this.accounts.forEach((_, i) => {
      const sums = new Map<string, number>();
      for (const { bonuses } of this.earned(i)) for (const [name, points] of bonuses) sums.set(name, (sums.get(name) ?? 0) + points);
      for (const [name, points] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) if (points !== 0) all.push([`buyer ${i}`, name, points]);
    });
    return all;
  }

  sync(account: number): void {
    const { lots } = this.accounts[account]!;
    for (const { no, day, points: wanted } of this.earned(account)) {
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
