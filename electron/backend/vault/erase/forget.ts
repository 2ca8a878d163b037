import { redecide } from '../../cleaning/fixes.ts';
import type { WriteDb } from '../../db/executor.ts';
import { contactFacts, CONTACT_COLUMNS, type ContactRow } from '../../imports/identities.ts';
import { refreshCustomers } from '../../imports/refresh-customers.ts';
import { living } from '../../people/merge.ts';
import { readErased } from './erased-identities.ts';
import { isErasedName } from './erased-name.ts';
import { ErasedRows } from './erased-rows.ts';
import { customersOf, nobodysContacts } from './person-identities.ts';
import { PersonWords } from './person-words.ts';
import { wipeOrderWords, wipePeopleRecords, wipeRejects } from './wipe-orders.ts';

const list = (ids: Iterable<number>): string => JSON.stringify([...ids]);

/**
 * Takes out whatever this database holds of people who were erased, told by their hashes alone: so the same goes through
 * the owner's database, each backup and what restores have put aside. Their orders stay, of an account without a name.
 * Run inside a transaction; a second time it changes nothing.
 */
export function forgetErased(db: WriteDb, now: number): void {
  const erased = readErased(db);
  if (!erased) return;
  const rows = new ErasedRows(erased);
  const touched = new Set<number>();
  // Decisions about data stand between the rows and what is shown of them.
  redecide(db, now, () => {
    const words = new PersonWords();
    const accounts = nameless(db, rows, words);
    const people = peopleOf(db, accounts);
    for (const person of people.whole) touched.add(person);
    for (const person of people.part) touched.add(person);
    blankContacts(db, rows, accounts, words);
    blankPeople(db, accounts, people, words);
    wipePeopleRecords(db, rows);
    blankOptOuts(db, rows, people.all);
    blankLinks(db, rows);
    blankMembers(db, rows, words);
    blankOffers(db, rows, words);
    blankCampaigns(db, accounts, people.all, words);
    wipeOrderWords(db);
    wipeRejects(db, rows, (cell) => words.has(cell));
    words.takeOutOf(db);
  });
  refreshCustomers(db, living(db, touched));
}

/** Accounts of the erased, those that lost their name before among them. */
function nameless(db: WriteDb, rows: ErasedRows, words: PersonWords): Set<number> {
  const found = new Set<number>();
  for (const { id, platform, kind, value } of db.all<{ id: number; platform: string; kind: string; value: string }>('SELECT id, platform, kind, value FROM accounts')) {
    if (isErasedName(value)) found.add(id);
    else {
      const shown = rows.account(platform, kind, value);
      if (shown === value) continue;
      words.add(value);
      db.run('UPDATE accounts SET value = :shown WHERE id = :id', { shown, id });
      found.add(id);
    }
  }
  return found;
}

/** `whole`: all their accounts are the erased's; `part`: this database counts somebody else's accounts among theirs. */
interface People {
  whole: number[];
  part: number[];
  /** With those who rest with them. */
  all: Set<number>;
}

function peopleOf(db: WriteDb, accounts: ReadonlySet<number>): People {
  const ofAccount = db.prepare('SELECT customer_id FROM accounts WHERE id = ?').pluck();
  const people = [...new Set([...accounts].map((id) => ofAccount.get(id) as number))];
  const ofPerson = db.prepare('SELECT id FROM accounts WHERE customer_id = ?').pluck();
  const [whole, part]: [number[], number[]] = [[], []];
  for (const person of people) ((ofPerson.all(person) as number[]).every((id) => accounts.has(id)) ? whole : part).push(person);
  return { whole, part, all: new Set(people.flatMap((person) => customersOf(db, person))) };
}

function blankContacts(db: WriteDb, rows: ErasedRows, accounts: ReadonlySet<number>, words: PersonWords): void {
  const nobodys = new Set(nobodysContacts(db, accounts));
  const blank = db.prepare(`UPDATE contacts SET ${CONTACT_COLUMNS.map((c) => (c === 'phone_quality' ? `${c} = 'none'` : `${c} = NULL`)).join(', ')} WHERE id = ?`);
  for (const { id, account_id: accountId, ...contact } of db.all<ContactRow & { id: number; account_id: number | null }>(`SELECT id, account_id, ${CONTACT_COLUMNS.join(', ')} FROM contacts`)) {
    const isTheirs = accountId === null ? nobodys.has(id) : accounts.has(accountId);
    const facts = contactFacts(contact);
    if (!isTheirs && rows.contact(facts, false, accountId === null) === facts) continue;
    for (const text of [contact.receiver, contact.phone_raw, contact.phone, contact.email, contact.address]) words.add(text);
    blank.run(id);
  }
}

function blankPeople(db: WriteDb, accounts: ReadonlySet<number>, { whole, all }: People, words: PersonWords): void {
  const people = list(all);
  for (const known of db.all<Record<string, string | null>>('SELECT nick, name, phone, email FROM customers WHERE id IN (SELECT value FROM json_each(:people))', { people })) for (const text of Object.values(known)) words.add(text);
  for (const told of db.all<Record<string, string | null>>('SELECT name, nick, wechat, phone_raw, phone, email, address FROM person_facts WHERE account_id IN (SELECT value FROM json_each(:accounts))', { accounts: list(accounts) })) for (const text of Object.values(told)) words.add(text);
  for (const { handle } of db.all<{ handle: string }>('SELECT handle FROM handles WHERE customer_id IN (SELECT value FROM json_each(:people))', { people })) words.add(handle);
  db.run(
    `UPDATE customers SET nick = NULL, name = NULL, phone = NULL, phone_quality = 'none', email = NULL, province = NULL, city = NULL, email_consent = NULL, sms_consent = NULL,
      gender = NULL, birthday = NULL, note = NULL, told_gender = NULL, told_birthday = NULL WHERE id IN (SELECT value FROM json_each(:people))`,
    { people },
  );
  for (const table of ['customer_tags', 'tag_change_people', 'own_values', 'own_shown', 'own_changes', 'sheet_changes', 'id_numbers', 'cases', 'life_events', 'feedback', 'handles']) db.run(`DELETE FROM ${table} WHERE customer_id IN (SELECT value FROM json_each(:people))`, { people });
  db.run('DELETE FROM pinned_values WHERE customer_id IN (SELECT value FROM json_each(:people))', { people });
  // What linked their accounts is gone; they stay together because they count as having come together.
  db.run('UPDATE accounts SET home_id = NULL WHERE home_id IS NOT NULL AND customer_id IN (SELECT value FROM json_each(:whole))', { whole: list(whole) });
}

/** Whoever said no stays out: a no of a phone or an e-mail goes on holding under its hash. */
function blankOptOuts(db: WriteDb, rows: ErasedRows, people: ReadonlySet<number>): void {
  for (const { id, kind, value } of db.all<{ id: number; kind: string; value: string }>("SELECT id, kind, value FROM opt_outs WHERE kind <> 'customer'")) {
    const isTheirs = kind === 'phone' ? rows.phone(value) : rows.email(value);
    if (isTheirs) db.run("UPDATE opt_outs SET value = :value, reason = '' WHERE id = :id", { id, value: rows.tokenOf(kind === 'phone' ? 'phone' : 'email', value) });
  }
  db.run("UPDATE opt_outs SET reason = '' WHERE reason <> '' AND customer_id IN (SELECT value FROM json_each(:people))", { people: list(people) });
}

function blankLinks(db: WriteDb, rows: ErasedRows): void {
  const sides = db.all<{ id: number; platform: string; kind: string; value: string }>('SELECT decision_id AS id, platform, kind, value FROM link_decision_accounts');
  for (const { id, platform, kind, value } of sides) {
    const shown = rows.account(platform, kind, value);
    if (shown === value) continue;
    db.run('UPDATE link_decision_accounts SET value = :shown WHERE decision_id = :id AND platform = :platform AND kind = :kind AND value = :value', { id, platform, kind, value, shown });
    db.run("UPDATE link_decisions SET evidence = '[]', fields = NULL WHERE id = :id", { id });
  }
}

/** Their points go on, of a member without a name; why the owner gave or took some doesn't. */
function blankMembers(db: WriteDb, rows: ErasedRows, words: PersonWords): void {
  for (const { id, platform, kind, value } of db.all<{ id: number; platform: string; kind: string; value: string }>('SELECT id, platform, kind, value FROM members')) {
    const shown = rows.account(platform, kind, value);
    if (!isErasedName(shown)) continue;
    if (shown !== value) words.add(value);
    db.run('UPDATE members SET value = :shown, number = NULL WHERE id = :id', { id, shown });
    for (const table of ['point_acts', 'tier_moves']) db.run(`UPDATE ${table} SET reason = '' WHERE member_id = :id AND reason <> ''`, { id });
  }
}

/** What they were promised stays on the board of a shop's costs, of somebody without a name; where it went doesn't. */
function blankOffers(db: WriteDb, rows: ErasedRows, words: PersonWords): void {
  for (const { id, platform, kind, value } of db.all<{ id: number; platform: string; kind: string; value: string }>('SELECT id, platform, kind, value FROM offer_people')) {
    const shown = rows.account(platform, kind, value);
    if (!isErasedName(shown)) continue;
    if (shown !== value) words.add(value);
    db.run('UPDATE offer_people SET value = :shown WHERE id = :id', { id, shown });
    db.run("UPDATE deliveries SET note = '', tracking = '' WHERE person_id = :id", { id });
    db.run('DELETE FROM lunar_birthdays WHERE person_id = :id', { id });
    db.run("UPDATE greetings SET day = year || '-01-01' WHERE person_id = :id", { id });
    // A code may be a phone number.
    db.run("UPDATE coupons SET code = 'erased-' || id WHERE person_id = :id", { id });
  }
}

/** That they were contacted, and what came of it, stays in the figures; where to and in which words doesn't. */
function blankCampaigns(db: WriteDb, accounts: ReadonlySet<number>, people: ReadonlySet<number>, words: PersonWords): void {
  const theirs = '(customer_id IN (SELECT value FROM json_each(:people)) OR account_id IN (SELECT value FROM json_each(:accounts)))';
  const params = { people: list(people), accounts: list(accounts) };
  for (const { address } of db.all<{ address: string | null }>(`SELECT address FROM campaign_members WHERE ${theirs} UNION SELECT address FROM touches WHERE ${theirs}`, params)) words.add(address);
  db.run(`UPDATE campaign_members SET address = NULL, text = NULL, subject = NULL, slots = NULL WHERE ${theirs}`, params);
  db.run(`UPDATE touches SET address = '', reply = NULL WHERE ${theirs}`, params);
  db.run(`UPDATE group_members SET name = '' WHERE ${theirs}`, params);
  for (const { id, name } of db.all<{ id: number; name: string }>("SELECT id, name FROM group_members WHERE customer_id IS NULL AND name <> ''")) if (words.has(name)) db.run("UPDATE group_members SET name = '' WHERE id = :id", { id });
  for (const table of ['calls', 'hand_touches']) db.run(`UPDATE ${table} SET note = '' WHERE ${theirs}`, params);
}
