import type { automation } from '../../../shared/contract/automation.ts';
import { campaigns } from '../../../shared/contract/campaigns.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { createCampaign } from '../campaigns/drafts.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { offerPeople, offerPersonId } from '../offers/offer-people.ts';
import type { CommandContext } from '../serve.ts';
import { freezeSegment } from '../segments/freeze-segment.ts';
import { dueOfRule } from './due.ts';
import type { DueEvent } from './events.ts';
import { getRule } from './rules.ts';

type How = 'done' | 'skipped' | 'campaign';

function keep(db: WriteDb, ruleId: number, { customerId, event, dueDay }: DueEvent, how: How, campaignId: number | null, now: number): void {
  db.run('INSERT OR IGNORE INTO automation_done (rule_id, person_id, event, due_day, how, campaign_id, at) VALUES (:ruleId, :personId, :event, :dueDay, :how, :campaignId, :now)', { ruleId, personId: offerPersonId(db, customerId), event, dueDay, how, campaignId, now });
}

export function tick({ ruleId, people, how }: Parsed<typeof automation.tick>, { db, now, today }: CommandContext): Output<typeof automation.tick> {
  const asked = new Set(people.map(({ customerId, event }) => `${customerId} ${event}`));
  const chosen = dueOfRule(db, getRule(db, ruleId), today).events.filter((e) => asked.has(`${e.customerId} ${e.event}`));
  for (const event of chosen) keep(db, ruleId, event, how, null, now);
  return { ticked: chosen.length };
}

export function toCampaign({ ruleId, name }: Parsed<typeof automation.toCampaign>, context: CommandContext): Output<typeof automation.toCampaign> {
  const { db, now, today } = context;
  const rule = getRule(db, ruleId);
  const { events } = dueOfRule(db, rule, today);
  if (events.length === 0) throw new AppError('empty_audience', {});
  const { segmentId } = freezeSegment({ name, note: '', who: { customerIds: events.map((e) => e.customerId) } }, context);
  const { campaignId } = createCampaign(campaigns.create.input.parse({ name, channel: rule.channel, segmentId, text: '' }), context);
  for (const event of events) keep(db, ruleId, event, 'campaign', campaignId, now);
  return { campaignId, people: events.length };
}

export const listDone = (db: ReadDb, limit: number): Output<typeof automation.done> =>
  db.all(
    `SELECT d.id AS doneId, r.name AS ruleName, c.id AS customerId, c.nick, c.name, c.phone, d.due_day AS dueDay, d.how, d.at FROM automation_done d JOIN automation_rules r ON r.id = d.rule_id JOIN (${offerPeople}) ON p.id = d.person_id ORDER BY d.id DESC LIMIT :limit`,
    { limit },
  );

export function undoTick(db: WriteDb, doneId: number): { doneId: number } {
  if (db.run('DELETE FROM automation_done WHERE id = :doneId', { doneId }).changes === 0) throw new AppError('not_found', { what: 'done' });
  return { doneId };
}
