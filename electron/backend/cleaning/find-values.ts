import type { FindingKind, Reason } from '../../../shared/contract/cleaning.ts';
import { deadAfter, failuresInARow, type Delivery } from '../../../shared/domain/dead-number.ts';
import { suggestEmail } from '../../../shared/domain/email-check.ts';
import { cleanName } from '../../../shared/domain/name-check.ts';
import { isSuspectPhone, phoneKind, repairPhone } from '../../../shared/domain/phone-check.ts';
import { regionFromText } from '../../../shared/domain/region-from-text.ts';
import type { ReadDb } from '../db/executor.ts';
import { found, type Found } from './found.ts';

type ValueKind = Extract<FindingKind, 'phones' | 'suspectPhones' | 'emails' | 'names' | 'addresses'>;
interface Mend {
  value: string;
  /** Null where the fix isn't another text. */
  becomes: string | null;
  reasons: Reason[];
}

/** Values of contacts: where they stand, and what they should be. */
const values: Record<ValueKind, { column: string; where: string; mend: (text: string) => Mend | null }> = {
  phones: {
    column: 'phone_raw',
    where: "phone_quality = 'invalid' AND phone IS NULL",
    mend: (text) => {
      const phone = repairPhone(text);
      return phone === null ? null : { value: `+86${phone}`, becomes: phone, reasons: [{ code: phoneKind(text) === 'other' ? 'words_around' : 'miswritten' }] };
    },
  },
  suspectPhones: { column: 'phone', where: "phone_quality = 'valid'", mend: (text) => (isSuspectPhone(text) ? { value: 'invalid', becomes: null, reasons: [{ code: 'placeholder_phone' }] } : null) },
  emails: {
    column: 'email',
    where: 'email IS NOT NULL',
    mend: (text) => {
      const meant = suggestEmail(text);
      return meant === null ? null : { value: meant, becomes: meant, reasons: [{ code: 'email_slip' }] };
    },
  },
  names: {
    column: 'receiver',
    where: 'receiver IS NOT NULL',
    mend: (text) => {
      const clean = cleanName(text);
      return clean === null ? null : { value: clean.name, becomes: clean.name, reasons: [{ code: `name_${clean.fault}` }] };
    },
  },
  addresses: {
    column: 'address',
    where: 'province IS NULL AND address IS NOT NULL',
    mend: (text) => {
      const region = regionFromText(text);
      return region === null ? null : { value: JSON.stringify(region), becomes: [region.province, region.city, region.district].filter(Boolean).join(' '), reasons: [{ code: 'region_from_text' }] };
    },
  },
};

/** Each value once, with how many contacts have it; the most frequent first. */
export function findValues(db: ReadDb, kind: ValueKind): Found[] {
  const { column, where, mend } = values[kind];
  const rows = db.all<{ text: string; n: number }>(`SELECT ${column} AS text, count(*) AS n FROM contacts WHERE ${where} AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY n DESC, text`);
  return rows.flatMap(({ text, n }) => {
    const mended = mend(text);
    return mended === null ? [] : [found({ key: text, text, rows: n, ...mended })];
  });
}

/** Numbers that messages have failed on time and again, while they still count as reachable. */
export function findDeadNumbers(db: ReadDb): Found[] {
  const rows = db.all<Delivery & { phone: string }>(
    `SELECT t.address AS phone, coalesce(t.status_at, t.at) AS at, t.status, t.failure FROM touches t
    WHERE t.channel = 'sms' AND t.address IN (SELECT address FROM touches WHERE channel = 'sms' AND status = 'failed' GROUP BY address HAVING count(*) >= ${deadAfter})`,
  );
  const contacts = db.prepare("SELECT count(*) FROM contacts WHERE phone = ? AND phone_quality = 'valid'").pluck();
  const dead: Found[] = [];
  for (const [phone, deliveries] of Map.groupBy(rows, (r) => r.phone)) {
    const failures = failuresInARow(deliveries);
    if (failures < deadAfter) continue;
    const n = contacts.get(phone) as number;
    if (n > 0) dead.push(found({ key: phone, text: phone, value: 'dead', rows: n, reasons: [{ code: 'failed_in_a_row', count: failures }] }));
  }
  return dead.sort((a, b) => (a.key < b.key ? -1 : 1));
}
