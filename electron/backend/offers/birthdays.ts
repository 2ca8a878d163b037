import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { BirthdayList, BirthdayRow } from '../../../shared/contract/offers-birthdays.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import { ageOn, birthdayBetween, birthdayWindow, daysUntil, usualBirthdayTerms, type BirthdayCalendar, type BirthdayTerms } from '../../../shared/domain/birthdays.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { hasRefused, readRefusals } from '../campaigns/refusals.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import type { Clock } from '../membership/clock.ts';
import { personOf } from '../people/decisions.ts';
import { isOfferAccount, offerIdsOf, offerPeople, offerPersonId } from './offer-people.ts';
import { moveDelivery, promiseGift } from './open-delivery.ts';

const readTerms = (db: ReadDb): BirthdayTerms => {
  const row = db.get<{ terms: string }>('SELECT terms FROM birthday_terms');
  return row ? (JSON.parse(row.terms) as BirthdayTerms) : usualBirthdayTerms;
};

export function saveBirthdayTerms(db: WriteDb, terms: Parsed<typeof offers.saveBirthdayTerms>, now: number): Output<typeof offers.saveBirthdayTerms> {
  if (terms.benefitId !== null && !db.get('SELECT 1 FROM benefits WHERE id = :id', { id: terms.benefitId })) throw new AppError('not_found', { what: 'benefit' });
  if (terms.templateId !== null && !db.get('SELECT 1 FROM templates WHERE id = :id', { id: terms.templateId })) throw new AppError('not_found', { what: 'template' });
  db.run('INSERT INTO birthday_terms (id, terms, at) VALUES (1, :terms, :now) ON CONFLICT (id) DO UPDATE SET terms = excluded.terms, at = excluded.at', { terms: JSON.stringify(terms), now });
  return { saved: true };
}

/** Of all their accounts, so that nothing older stands against it. */
export function setCalendar(db: WriteDb, { customerId: askedId, calendar }: Parsed<typeof offers.setCalendar>): Output<typeof offers.setCalendar> {
  const customerId = personOf(db, askedId) ?? askedId;
  const personId = offerPersonId(db, customerId);
  for (const id of offerIdsOf(db, customerId)) db.run('DELETE FROM lunar_birthdays WHERE person_id = :id', { id });
  if (calendar !== 'solar') db.run('INSERT INTO lunar_birthdays (person_id, written) VALUES (:personId, :written)', { personId, written: calendar === 'lunar_written' ? 1 : 0 });
  return { calendar };
}

/** A lunar birthday may be up to 384 days from the last one. */
const DAYS_TO_NEXT = 384;

interface Known {
  customerId: number;
  nick: string | null;
  name: string | null;
  phone: string | null;
  phoneQuality: string;
  email: string | null;
  optedOut: number;
  birthday: string;
}
/** What the owner says of somebody goes before what a file says. Those at rest with others aren't people of their own. */
const knownBirthdays = (db: ReadDb): Known[] =>
  db.all<Known>(
    `SELECT id AS customerId, nick, name, phone, phone_quality AS phoneQuality, email, opted_out AS optedOut, coalesce(birthday, told_birthday) AS birthday FROM customers
     WHERE merged_into IS NULL AND coalesce(birthday, told_birthday) IS NOT NULL AND EXISTS (SELECT 1 FROM accounts a WHERE a.customer_id = customers.id)`,
  );

const lunarPeople = (db: ReadDb): Map<number, BirthdayCalendar> =>
  new Map(db.all<{ id: number; written: number }>(`SELECT a.customer_id AS id, max(l.written) AS written FROM lunar_birthdays l JOIN offer_people p ON p.id = l.person_id JOIN accounts a ON ${isOfferAccount} GROUP BY a.customer_id`).map(({ id, written }) => [id, written === 1 ? 'lunar_written' : 'lunar']));

/** From a day on; none of whoever's isn't known, or the lunar one of a birthday without a year. */
export function nextBirthdays(db: ReadDb, ids: readonly number[], day: string): Map<number, { day: string; inDays: number }> {
  const { leapDay } = readTerms(db);
  const lunar = lunarPeople(db);
  const rows = db.all<{ id: number; birthday: string }>('SELECT c.id, coalesce(c.birthday, c.told_birthday) AS birthday FROM json_each(:ids) page JOIN customers c ON c.id = page.value WHERE coalesce(c.birthday, c.told_birthday) IS NOT NULL', { ids: JSON.stringify(ids) });
  const found = new Map<number, { day: string; inDays: number }>();
  for (const { id, birthday } of rows) {
    const next = birthdayBetween(birthday, lunar.get(id) ?? 'solar', leapDay, day, addDays(day, DAYS_TO_NEXT));
    if (next) found.set(id, { day: next.day, inDays: daysUntil(day, next.day) });
  }
  return found;
}

/** Person and year; two who are one now count as seen to if either was. */
const greeted = (db: ReadDb): Set<string> =>
  new Set(db.all<{ id: number; year: number }>(`SELECT a.customer_id AS id, g.year FROM greetings g JOIN offer_people p ON p.id = g.person_id JOIN accounts a ON ${isOfferAccount} WHERE g.undone_at IS NULL`).map(({ id, year }) => `${id} ${year}`));

function dueBirthdays(db: ReadDb, today: string): Pick<BirthdayList, 'terms' | 'known' | 'minors' | 'optedOut' | 'lunarUnknown'> & { due: (BirthdayRow & { year: number })[] } {
  const terms = readTerms(db);
  const { from, to } = birthdayWindow(today, terms.daysAhead);
  const lunar = lunarPeople(db);
  const done = greeted(db);
  const refusals = readRefusals(db);
  const all = knownBirthdays(db);
  const told = { terms, known: all.length, minors: 0, optedOut: 0, lunarUnknown: 0, due: [] as (BirthdayRow & { year: number })[] };
  for (const { customerId, nick, name, phone, phoneQuality, email, optedOut, birthday } of all) {
    const calendar = lunar.get(customerId) ?? 'solar';
    if (calendar === 'lunar' && birthday.startsWith('-')) told.lunarUnknown += 1;
    const found = birthdayBetween(birthday, calendar, terms.leapDay, from, to);
    if (!found || done.has(`${customerId} ${found.year}`)) continue;
    const age = ageOn(birthday, found.day);
    if (age !== null && age < terms.minAge) told.minors += 1;
    else if (optedOut === 1 || hasRefused(refusals, phoneQuality === 'valid' ? phone : null, email)) told.optedOut += 1;
    else told.due.push({ customerId, nick, name, phone, day: found.day, year: found.year, inDays: daysUntil(today, found.day), calendar, age });
  }
  told.due.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.customerId - b.customerId));
  return told;
}

export function listBirthdays(db: ReadDb, today: string): BirthdayList {
  const { due, ...told } = dueBirthdays(db, today);
  const done = db.all<BirthdayList['done'][number]>(
    `SELECT g.id AS greetingId, g.day, g.at, d.name AS gift, c.id AS customerId, c.nick, c.name, c.phone FROM (SELECT * FROM greetings WHERE undone_at IS NULL ORDER BY id DESC LIMIT 50) g
     JOIN (${offerPeople}) ON p.id = g.person_id LEFT JOIN deliveries d ON d.id = g.delivery_id ORDER BY g.id DESC`,
  );
  return { ...told, due: due.slice(0, 10_000).map(({ year: _year, ...row }) => row), done };
}

export function greet(db: WriteDb, customerIds: readonly number[], clock: Clock): Output<typeof offers.greet> {
  const { due, terms } = dueBirthdays(db, clock.today);
  const asked = new Set(customerIds.map((id) => personOf(db, id) ?? id));
  const chosen = due.filter((row) => asked.has(row.customerId)).map((row) => ({ ...row, personId: offerPersonId(db, row.customerId) }));
  const gifts = terms.benefitId === null || chosen.length === 0 ? [] : promiseGift(db, { benefitId: terms.benefitId, people: chosen, source: 'birthday' }, clock);
  chosen.forEach(({ personId, year, day }, i) => db.run('INSERT INTO greetings (person_id, year, day, delivery_id, at) VALUES (:personId, :year, :day, :deliveryId, :now)', { personId, year, day, deliveryId: gifts[i] ?? null, now: clock.now }));
  return { greeted: chosen.length, notDue: asked.size - chosen.length };
}

/** A gift that hasn't been sent isn't. */
export function undoGreeting(db: WriteDb, greetingId: number, now: number): Output<typeof offers.undoGreeting> {
  const greeting = db.get<{ deliveryId: number | null }>('SELECT delivery_id AS deliveryId FROM greetings WHERE id = :greetingId AND undone_at IS NULL', { greetingId });
  if (!greeting) throw new AppError('not_found', { what: 'greeting' });
  db.run('UPDATE greetings SET undone_at = :now WHERE id = :greetingId', { greetingId, now });
  if (greeting.deliveryId !== null) moveDelivery(db, greeting.deliveryId, 'cancelled', now);
  return { greetingId };
}
