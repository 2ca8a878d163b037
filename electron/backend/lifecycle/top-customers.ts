import type { NoteSource, TopCustomer } from '../../../shared/contract/lifecycle-top.ts';
import { fields } from '../../../shared/domain/fields.ts';
import type { State } from '../../../shared/domain/lifecycle-states.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import type { Tier } from '../../../shared/domain/tiers.ts';
import { daysBetween } from '../../../shared/lib/dates.ts';
import { readCustomerRows } from '../customers/customer-rows.ts';
import type { ReadDb } from '../db/executor.ts';
import { nextBirthdays } from '../offers/birthdays.ts';
import { peopleFrom, sqlContext, type People } from '../segments/compile-rule.ts';
import type { Buyers } from './buyers.ts';

/** Who spend most, the most first, of equal ones the lower id. */
export function topOf({ ids, netMinor, sorted }: Buyers, top: number): number[] {
  const ascending = sorted.netMinor;
  const least = ascending[Math.max(0, ascending.length - top)]!;
  const places: number[] = [];
  for (let i = 0; i < ids.length; i += 1) if (netMinor[i]! >= least) places.push(i);
  return places.sort((a, b) => netMinor[b]! - netMinor[a]! || a - b).slice(0, top).map((i) => ids[i]!);
}

interface Told {
  id: number;
  state: State | null;
  touched: string | null;
  tier: Tier | null;
}

export function readTop(db: ReadDb, people: People, ids: number[]): TopCustomer[] {
  const { asOf } = people;
  const context = sqlContext(people, literal);
  const rows = db.all<Told>(
    `SELECT c.id, ${valueSql(fields.state, context)} AS state, ${valueSql(fields.last_touched_days, context)} AS touched, ${valueSql(fields.tier, context)} AS tier
    FROM json_each(:ids) page CROSS JOIN ${peopleFrom(people)} WHERE c.id = page.value`,
    { ids: JSON.stringify(ids) },
  );
  const told = new Map(rows.map((row) => [row.id, row]));
  const birthdays = nextBirthdays(db, ids, asOf);
  const notes = readNotes(db, ids, asOf);
  return readCustomerRows(db, ids, people).map((row) => {
    const { state = null, touched = null, tier = null } = told.get(row.customerId) ?? {};
    return { ...row, state, lastTouchedDays: touched === null ? null : daysBetween(touched, asOf), tier, birthday: birthdays.get(row.customerId) ?? null, note: notes.get(row.customerId) ?? null };
  });
}

interface Note {
  id: number;
  text: string;
  source: NoteSource;
  day: string | null;
}

/** The first of each: the owner's own on the record, else the newest of those with a day, else a file's. */
function readNotes(db: ReadDb, ids: readonly number[], asOf: string): Map<number, Omit<Note, 'id'>> {
  const person = 'LEFT JOIN accounts a ON a.id = n.account_id JOIN customers h ON h.id = COALESCE(a.customer_id, n.customer_id) JOIN page ON page.id = ifnull(h.merged_into, h.id)';
  const rows = db.all<Note>(
    `WITH page AS MATERIALIZED (SELECT value AS id FROM json_each(:ids)), notes AS (
      SELECT c.id, c.note AS text, 'owner' AS source, NULL AS day, 0 AS nth, 0 AS at FROM page JOIN customers c ON c.id = page.id
      UNION ALL SELECT page.id, n.note, 'call', n.day, 1, n.at FROM calls n ${person} WHERE n.note <> '' AND n.day <= :asOf
      UNION ALL SELECT page.id, n.note, 'contact', n.day, 1, n.at FROM hand_touches n ${person} WHERE n.note <> '' AND n.day <= :asOf
      UNION ALL SELECT a.customer_id, p.note, 'file', NULL, 2, 0 FROM page JOIN accounts a ON a.customer_id = page.id JOIN person_facts p ON p.account_id = a.id)
    SELECT id, trim(text) AS text, source, day FROM notes WHERE trim(ifnull(text, '')) <> '' ORDER BY id, nth, day DESC, at DESC, text`,
    { ids: JSON.stringify(ids), asOf },
  );
  const first = new Map<number, Omit<Note, 'id'>>();
  for (const { id, ...note } of rows) if (!first.has(id)) first.set(id, note);
  return first;
}
