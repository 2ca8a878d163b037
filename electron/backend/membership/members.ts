import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { Card, MemberRow, membership } from '../../../shared/contract/membership.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { rankOf, tierOf } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { personOf } from '../people/decisions.ts';
import { allBalances, balanceOf, NOTHING, type PersonPoints } from './balances.ts';
import { businessDay, type Clock } from './clock.ts';
import { memberIdsOf } from './ledger.ts';
import { isMemberAccount } from './member-account.ts';
import { readStandings } from './standings.ts';
import { cardNumber, nextNumber, postPoints } from './post-points.ts';


interface Person {
  customerId: number;
  number: string | null;
  nick: string | null;
  name: string | null;
  phone: string | null;
  active: number;
  sinceDay: string;
}
/** A person's first card says the number. SQLite takes the other columns from the row that has the minimum. */
const people = `SELECT c.id AS customerId, m.number, c.nick, c.name, c.phone, max(m.active) AS active, m.since_day AS sinceDay, min(m.number IS NULL) AS unnamed, min(m.id) AS firstId FROM members m JOIN accounts a ON ${isMemberAccount} JOIN customers c ON c.id = a.customer_id`;

const toRow = ({ active, ...person }: Person, points: PersonPoints | undefined, rank: number): MemberRow => {
  const { customerId, number, nick, name, phone, sinceDay } = person;
  const { balance, usable, pending, owed } = points ?? NOTHING;
  return { customerId, number, nick, name, phone, sinceDay, tier: tierOf(rank), active: active === 1, balance, usable, pending, owed, nextDay: points?.nextDay ?? null };
};

/** Every person with a card, once. */
function allMembers(db: ReadDb, day: string): MemberRow[] {
  return remember(db, `members ${day}`, () => {
    const points = allBalances(db, day);
    const standings = readStandings(db, day);
    return db.all<Person>(`${people} GROUP BY c.id`).map((person) => toRow(person, points.get(person.customerId), standings.get(person.customerId)?.rank ?? 0));
  });
}

export function listMembers(db: ReadDb, { search, sort, descending, offset, limit }: Parsed<typeof membership.members>, today: string): Output<typeof membership.members> {
  const day = businessDay(db, today);
  const wanted = search.trim().toLowerCase();
  const found = allMembers(db, day).filter((m) => wanted === '' || [m.number, m.nick, m.name, m.phone].some((text) => text?.toLowerCase().includes(wanted)));
  const key = (m: MemberRow): number | string => (sort === 'tier' ? rankOf(m.tier) : null) ?? m[sort as Exclude<typeof sort, 'tier'>] ?? (descending ? '' : '9999');
  const sign = descending ? -1 : 1;
  const rows = found.toSorted((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : a.customerId - b.customerId));
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}

/** People by a card number, a buyer name or a phone, exactly; else by a part of one. */
export function findMembers(db: ReadDb, text: string, today: string): MemberRow[] {
  const phone = parsePhone(text, 'CN').e164 ?? text;
  const exact = db.all<Person>(
    `${people} WHERE c.id IN (
      SELECT a2.customer_id FROM members n JOIN accounts a2 ON a2.platform = n.platform AND a2.kind = n.kind AND a2.value = n.value WHERE n.number = :text
      UNION SELECT customer_id FROM accounts WHERE value IN (:text, :phone) UNION SELECT id FROM customers WHERE phone IN (:text, :phone)) GROUP BY c.id LIMIT 20`,
    { text, phone },
  );
  if (exact.length === 0) return listMembers(db, { search: text, sort: 'balance', descending: true, offset: 0, limit: 20 }, today).rows;
  const day = businessDay(db, today);
  return exact.map((person) => {
    const { nextExpiry, ...points } = balanceOf(db, person.customerId, day);
    return { ...toRow(person, undefined, readStandings(db, day, person.customerId).get(person.customerId)?.rank ?? 0), ...points, nextDay: nextExpiry?.day ?? null };
  });
}

export function listCards(db: ReadDb, customerId: number): Card[] {
  return db
    .all<Omit<Card, 'active'> & { active: number }>(
      `SELECT m.id AS memberId, m.number, m.active, m.since_day AS sinceDay, m.source, m.platform FROM accounts a JOIN members m ON ${isMemberAccount} WHERE a.customer_id = :customerId ORDER BY m.number IS NULL, m.id`,
      { customerId },
    )
    .map((card) => ({ ...card, active: card.active === 1 }));
}

/** A card for a person, with all their accounts; points are earned from today on. Who has one keeps it. */
export function enrol(db: WriteDb, askedId: number, number: string | null, clock: Clock, source: 'form' | 'import' = 'form'): { number: string } {
  const customerId = personOf(db, askedId);
  if (customerId === undefined) throw new AppError('not_found', { what: 'customer' });
  if (listCards(db, customerId).length > 0) throw new AppError('bad_input', { fields: ['customerId'], reason: 'is_member' });
  const accounts = db.all<{ id: number }>('SELECT id FROM accounts WHERE customer_id = :customerId ORDER BY id', { customerId });
  if (accounts.length === 0) throw new AppError('bad_input', { fields: ['customerId'], reason: 'no_account' });
  if (number !== null && db.get('SELECT 1 FROM members WHERE number = :number', { number })) throw new AppError('name_taken', { name: number });
  const given = number ?? cardNumber(nextNumber(db));
  const since = businessDay(db, clock.today);
  accounts.forEach(({ id }, i) => {
    db.run('INSERT INTO members (platform, kind, value, number, since_day, source, at) SELECT platform, kind, value, :number, :since, :source, :now FROM accounts WHERE id = :id', { id, number: i === 0 ? given : null, since, source, now: clock.now });
  });
  postPoints(db, [customerId], clock);
  return { number: given };
}

export function enrolMany(db: WriteDb, customerIds: readonly number[], clock: Clock): Output<typeof membership.enrolMany> {
  const told = { enrolled: 0, already: 0, without: 0 };
  for (const askedId of new Set(customerIds)) {
    const customerId = personOf(db, askedId);
    if (customerId === undefined || !db.get('SELECT 1 FROM accounts WHERE customer_id = :customerId', { customerId })) told.without += 1;
    else if (listCards(db, customerId).length > 0) told.already += 1;
    else {
      enrol(db, customerId, null, clock);
      told.enrolled += 1;
    }
  }
  return told;
}

export function setActive(db: WriteDb, askedId: number, active: boolean, clock: Clock): { cards: number } {
  const customerId = personOf(db, askedId) ?? askedId;
  const { changes } = db.run('UPDATE members SET active = :active WHERE id IN (SELECT value FROM json_each(:ids))', { active: active ? 1 : 0, ids: JSON.stringify(memberIdsOf(db, customerId)) });
  if (changes === 0) throw new AppError('not_found', { what: 'member' });
  postPoints(db, [customerId], clock);
  return { cards: changes };
}
