import { createHash } from 'node:crypto';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { segments } from '../../../shared/contract/segments.ts';
import { adFormats, adValue } from '../../../shared/domain/ad-formats.ts';
import { contactAddress } from '../../../shared/domain/contact-exclusion.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { judgeCandidates, listCandidates } from '../campaigns/candidates.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { writeWhole } from '../files/write-whole.ts';
import { readContactBasis } from '../settings/contact-basis.ts';
import type { TaskContext } from '../serve.ts';

/** A segment as the list that an ad tool takes: whom the owner may contact, each address once; nobody who said no. */
export async function writeAdAudience({ rule, format, leaveOutBoughtDays, leaveOutHeldOut, to }: Parsed<typeof segments.adAudience>, { db, today, file, checkCancelled }: TaskContext): Promise<Output<typeof segments.adAudience>> {
  const { channel, value, hash, header } = adFormats[format];
  const { lines, leftOut } = snapshot(db, () => {
    const { basis } = readContactBasis(db);
    if (basis === null) throw new AppError('basis_missing');
    const asked = { channel, rule, sendDay: null, contactGapDays: 0 };
    const { candidates } = listCandidates(db, asked, today, []);
    const { eligible, excluded } = judgeCandidates(candidates, asked, basis, today);
    const since = leaveOutBoughtDays === null ? null : addDays(today, -leaveOutBoughtDays);
    const heldOut = leaveOutHeldOut ? readHeldOut(db, today) : new Set<number>();
    const leftOut = { notAllowed: candidates.length - eligible.length - excluded.duplicate, duplicate: excluded.duplicate, bought: 0, heldOut: 0, format: 0 };
    const lines = new Set<string>();
    for (const person of eligible) {
      const address = adValue(contactAddress(person, channel), value);
      if (since !== null && person.lastDay !== null && person.lastDay >= since) leftOut.bought += 1;
      else if (heldOut.has(person.customerId)) leftOut.heldOut += 1;
      else if (address === null) leftOut.format += 1;
      else lines.add(hash === null ? address : createHash(hash).update(address, 'utf8').digest('hex'));
    }
    return { lines: [...lines], leftOut };
  });
  checkCancelled();
  if (lines.length === 0) throw new AppError('empty_audience', { ...leftOut });
  const { sha256 } = await writeWhole(file(to).path, [[...(header === null ? [] : [header]), ...lines, ''].join('\r\n')]);
  return { rows: lines.length, leftOut, sha256 };
}

/** Who is being left alone by a campaign whose window isn't over. */
export function readHeldOut(db: ReadDb, today: string): Set<number> {
  const rows = db.all<{ id: number }>(
    `SELECT DISTINCT COALESCE(a.customer_id, m.customer_id) AS id FROM campaigns k JOIN campaign_members m ON m.campaign_id = k.id LEFT JOIN accounts a ON a.id = m.account_id
    WHERE m.arm = 'held_out' AND k.locked_at IS NOT NULL AND date(k.send_day, '+' || k.window_days || ' days') >= :today`,
    { today },
  );
  return new Set(rows.map(({ id }) => id));
}
