import type { FindingKind } from '../../../shared/contract/cleaning.ts';
import type { Region } from '../../../shared/domain/address-region.ts';
import type { ReadDb, Value, WriteDb } from '../db/executor.ts';
import { liveFixes } from './decisions.ts';

const COLUMNS = ['receiver', 'phone', 'phone_quality', 'email', 'province', 'city', 'district', 'address'] as const;
type Change = Partial<Record<(typeof COLUMNS)[number], Value>>;

interface Rule {
  kind: FindingKind;
  column: string;
  where?: string;
  change: (value: string) => Change;
}

/** What a decision about a value does to every contact that has it. What links people first: a mended number may prove dead, and still is theirs. */
const mends: Rule[] = [
  { kind: 'phones', column: 'phone_raw', change: (phone) => ({ phone, phone_quality: 'valid' }) },
  { kind: 'emails', column: 'email', change: (email) => ({ email }) },
];
const judgements: Rule[] = [
  { kind: 'suspectPhones', column: 'phone', change: () => ({ phone_quality: 'invalid' }) },
  { kind: 'deadNumbers', column: 'phone', change: () => ({ phone_quality: 'invalid' }) },
  { kind: 'names', column: 'receiver', change: (name) => ({ receiver: name === '' ? null : name }) },
  {
    kind: 'addresses',
    column: 'address',
    where: 'province IS NULL',
    change: (text) => {
      const { province, city, district, rest } = JSON.parse(text) as Region;
      return { province, city, district, address: rest };
    },
  },
];

/** Whose phones or e-mails a decision has mended: as clean ones they link people. */
export const mendedAccounts = (db: ReadDb): number[] =>
  db.all<{ id: number }>(
    `SELECT DISTINCT c.account_id AS id FROM cleaned_contacts k JOIN contacts c ON c.id = k.contact_id
     WHERE c.account_id IS NOT NULL AND (c.email IS NOT k.email OR (c.phone_quality = 'valid' AND c.phone IS NOT k.phone))`,
  ).map(({ id }) => id);

export const mendContacts = (db: WriteDb): void => clean(db, mends);
export const judgeContacts = (db: WriteDb): void => clean(db, judgements);

function clean(db: WriteDb, rules: readonly Rule[]): void {
  const keep = db.prepare(`INSERT OR IGNORE INTO cleaned_contacts (contact_id, ${COLUMNS.join(', ')}) SELECT id, ${COLUMNS.join(', ')} FROM contacts WHERE id = ?`);
  for (const { kind, column, where, change } of rules) {
    const values = new Map(liveFixes(db, kind).map((d) => [d.key, d.value]));
    if (values.size === 0) continue;
    const found = db.all<{ id: number; key: string }>(
      `SELECT id, ${column} AS key FROM contacts WHERE ${column} IN (SELECT key FROM live_decisions WHERE kind = :kind AND value IS NOT NULL)${where ? ` AND ${where}` : ''}`,
      { kind },
    );
    for (const { id, key } of found) {
      keep.run(id);
      const changed = change(values.get(key)!);
      const names = Object.keys(changed);
      db.run(`UPDATE contacts SET ${names.map((n) => `${n} = :${n}`).join(', ')} WHERE id = :id`, { ...changed, id });
    }
  }
}

export function liftContacts(db: WriteDb): void {
  db.run(`UPDATE contacts SET ${COLUMNS.map((c) => `${c} = k.${c}`).join(', ')} FROM cleaned_contacts k WHERE contacts.id = k.contact_id`);
  db.run('DELETE FROM cleaned_contacts');
}
