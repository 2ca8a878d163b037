import type { outreach } from '../../../shared/contract/outreach.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { getLocked } from '../campaigns/campaign-row.ts';
import { listTreated } from '../campaigns/export-people.ts';
import type { WriteDb } from '../db/executor.ts';
import { getSegment } from '../segments/read-segment.ts';
import type { CommandContext } from '../serve.ts';
import { chooseDeskPeople } from './desk-people.ts';
import { openDeskText } from './desk-text.ts';

type Asked = Parsed<typeof outreach.openDesk>;

export function openDesk(input: Asked, context: CommandContext): Output<typeof outreach.openDesk> {
  if ((input.campaignId === undefined) === (input.segmentId === undefined)) throw new AppError('bad_input', { fields: ['campaignId', 'segmentId'] });
  return input.campaignId === undefined ? ofSegment(input, input.segmentId!, context) : ofCampaign(input, input.campaignId, context);
}

function ofCampaign({ name, way }: Asked, campaignId: number, { db, now, today }: CommandContext): Output<typeof outreach.openDesk> {
  const campaign = getLocked(db, campaignId);
  const { people, leftOut } = listTreated(db, campaign);
  if (people.length === 0) throw new AppError('empty_audience', { leftOutSinceLock: leftOut });
  const deskId = insertDesk(db, { name, campaignId, segmentName: campaign.segmentName ?? '', way, text: campaign.text, excluded: {}, day: today, at: now });
  insertPeople(db, deskId, people);
  return { deskId, people: people.length, problems: [] };
}

function ofSegment({ name, way, text = '', most }: Asked, segmentId: number, { db, now, today }: CommandContext): Output<typeof outreach.openDesk> {
  const segment = getSegment(db, segmentId);
  if (text.trim() === '') throw new AppError('bad_input', { fields: ['text'] });
  const { problems, variables } = openDeskText(db, text);
  const errors = problems.filter((p) => p.severity === 'error').map((p) => p.code);
  if (errors.length > 0) throw new AppError('template_invalid', { problems: errors });
  const { eligible, excluded, heldOut, notOnWechat, noHandle, segment: people } = chooseDeskPeople(db, segment.rule, way, today, variables);
  if (eligible.length === 0) throw new AppError('empty_audience', { segmentCount: people, ...excluded });
  const counts = Object.fromEntries(Object.entries({ ...excluded, held_out: heldOut, not_on_wechat: notOnWechat, no_handle: noHandle }).filter(([, n]) => n > 0));
  const deskId = insertDesk(db, { name, campaignId: null, segmentName: segment.name, way, text, excluded: counts, day: today, at: now });
  const chosen = eligible.slice(0, most);
  insertPeople(db, deskId, chosen);
  return { deskId, people: chosen.length, problems };
}

interface NewDesk {
  name: string;
  campaignId: number | null;
  segmentName: string;
  way: Asked['way'];
  text: string;
  excluded: Record<string, number>;
  day: string;
  at: number;
}

function insertDesk(db: WriteDb, { excluded, ...desk }: NewDesk): number {
  return db.run('INSERT INTO desks (name, campaign_id, segment_name, way, text, excluded, day, at) VALUES (:name, :campaignId, :segmentName, :way, :text, :excluded, :day, :at)', { ...desk, excluded: JSON.stringify(excluded) }).lastInsertRowid;
}

function insertPeople(db: WriteDb, deskId: number, people: readonly { customerId: number; accountId: number | null }[]): void {
  const insert = db.prepare('INSERT INTO desk_people (desk_id, customer_id, account_id, position) VALUES (?, ?, ?, ?)');
  people.forEach(({ customerId, accountId }, i) => insert.run(deskId, customerId, accountId, i + 1));
}
