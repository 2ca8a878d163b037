import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { planning } from '../../../shared/contract/planning.ts';
import { mailLabelsHtml, type MailLabel } from '../../../shared/domain/mail-labels-html.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { getLocked, type LockedCampaign } from '../campaigns/campaign-row.ts';
import type { ExportPerson } from '../campaigns/export-columns.ts';
import { listTreated } from '../campaigns/export-people.ts';
import { registerList } from '../campaigns/export.ts';
import { messagesCostMinor } from '../campaigns/messages-cost.ts';
import type { ReadDb } from '../db/executor.ts';
import { writeWhole } from '../files/write-whole.ts';
import { lastContact } from '../offers/deliveries.ts';
import { listActivities } from '../outreach/activities.ts';
import type { TaskContext } from '../serve.ts';

type Addressed = ExportPerson & { label: MailLabel };
interface Known {
  id: number;
  name: string | null;
  receiver: string | null;
  phone: string | null;
  province: string | null;
  city: string | null;
  district: string | null;
  address: string | null;
}

/** Whom of the treated a letter would reach: by the newest address that isn't masked, with a whole name. */
function openLabels(db: ReadDb, campaign: LockedCampaign): { people: Addressed[]; withoutAddress: number; leftOut: number } {
  const { people, leftOut } = listTreated(db, campaign);
  const rows = db.all<Known>(
    `SELECT c.id, c.name, k.receiver, CASE WHEN k.phone_quality = 'valid' THEN k.phone END AS phone, k.province, k.city, k.district, k.address
    FROM json_each(:ids) p JOIN customers c ON c.id = p.value LEFT JOIN contacts k ON k.id = ${lastContact}`,
    { ids: JSON.stringify(people.map((p) => p.personId)) },
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const addressed = people.flatMap((person): Addressed[] => {
    const label = labelOf(known.get(person.personId));
    return label ? [{ ...person, label }] : [];
  });
  return { people: addressed, withoutAddress: people.length - addressed.length, leftOut };
}

function labelOf(row: Known | undefined): MailLabel | null {
  const recipient = [row?.receiver, row?.name].find((name) => name && name.trim() !== '' && !/[*＊]/.test(name));
  if (!row?.address || !recipient) return null;
  return { recipient, phone: (row.phone ?? '').replace(/^\+86(?=1\d{10}$)/, ''), street: row.address, place: [row.province, row.city, row.district].filter((part) => part).join(' ') };
}

function pieceMilliOf(db: ReadDb, { currency }: LockedCampaign): number | null {
  return db.get<{ piece: number }>("SELECT piece_milli AS piece FROM channel_terms WHERE channel = 'direct_mail' AND currency = :currency", { currency })?.piece ?? null;
}

const costOf = (pieces: number, pieceMilli: number | null, { currency }: LockedCampaign): number | null => (pieceMilli === null ? null : messagesCostMinor(pieces, pieceMilli, currency));

export function readMail(db: ReadDb, campaignId: number): Output<typeof planning.mail> {
  const campaign = getLocked(db, campaignId);
  const { people, withoutAddress, leftOut } = openLabels(db, campaign);
  const pieceMilli = pieceMilliOf(db, campaign);
  const { postage } = db.get<{ postage: number }>("SELECT ifnull(sum(amount_minor), 0) AS postage FROM campaign_costs WHERE campaign_id = :campaignId AND kind = 'postage' AND stage = 'actual'", { campaignId })!;
  const responses = listActivities(db).filter((a) => a.campaignId === campaignId && a.channel === 'direct_mail');
  return { labels: people.length, withoutAddress, leftOut, costMinor: costOf(people.length, pieceMilli, campaign), pieceMilli, currency: campaign.currency, postageMinor: postage, responses };
}

export async function printMailLabels({ campaignId, to, language }: Parsed<typeof planning.printMailLabels>, context: TaskContext): Promise<Output<typeof planning.printMailLabels>> {
  const { db, file, checkCancelled } = context;
  const campaign = getLocked(db, campaignId);
  const { people, withoutAddress, leftOut } = openLabels(db, campaign);
  if (people.length === 0) throw new AppError('empty_audience', { leftOutSinceLock: leftOut, withoutAddress });
  checkCancelled();
  const target = file(to);
  const { sha256 } = await writeWhole(target.path, mailLabelsHtml(people.map((p) => p.label), campaign.name, language));
  registerList(context, campaign, { preset: 'mail-labels', people, sha256, fileName: target.name, channel: 'direct_mail' });
  return { labels: people.length, withoutAddress, leftOut, costMinor: costOf(people.length, pieceMilliOf(db, campaign), campaign), sha256 };
}
