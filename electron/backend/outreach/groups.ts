import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { outreach } from '../../../shared/contract/outreach.ts';
import type { GroupHead, GroupMember, GroupReport, GroupTopic } from '../../../shared/contract/outreach-groups.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import type { CommandContext, QueryContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { compareGroup } from './compare-group.ts';
import { lastAccount } from './hand-account.ts';
import { matchLines } from './match-lines.ts';

const headSql = `SELECT g.id AS groupId, g.name, g.purpose,
    (SELECT count(*) FROM group_members m WHERE m.group_id = g.id AND m.left_day IS NULL) AS members,
    (SELECT count(*) FROM group_members m WHERE m.group_id = g.id AND m.left_day IS NULL AND m.customer_id IS NOT NULL) AS linked,
    (SELECT count(*) FROM group_members m WHERE m.group_id = g.id AND m.left_day IS NOT NULL) AS "left",
    (SELECT json_object('day', t.day, 'topic', t.topic) FROM group_topics t WHERE t.group_id = g.id AND t.outcome IS NULL ORDER BY t.day, t.id LIMIT 1) AS nextTopic
  FROM outreach_groups g`;
type HeadRow = Omit<GroupHead, 'nextTopic'> & { nextTopic: string | null };
const toHead = (row: HeadRow): GroupHead => ({ ...row, nextTopic: row.nextTopic === null ? null : (JSON.parse(row.nextTopic) as GroupHead['nextTopic']) });

export const listGroups = (db: ReadDb): GroupHead[] => db.all<HeadRow>(`${headSql} ORDER BY g.name`).map(toHead);

function getGroup(db: ReadDb, groupId: number): GroupHead {
  const row = db.get<HeadRow>(`${headSql} WHERE g.id = :groupId`, { groupId });
  if (!row) throw new AppError('not_found', { what: 'group' });
  return toHead(row);
}

export function readGroup({ groupId, days }: Parsed<typeof outreach.group>, { db, today }: QueryContext): GroupReport {
  const head = getGroup(db, groupId);
  const rows = db.all<GroupMember>(
    `SELECT g.id AS memberId, g.name AS written, p.id AS customerId, p.nick, p.name, p.phone, g.joined_day AS joinedDay, g.left_day AS leftDay, ifnull(m.orders, 0) AS orders, m.net_minor AS netMinor
    FROM group_members g LEFT JOIN accounts a ON a.id = g.account_id LEFT JOIN customers c ON c.id = COALESCE(a.customer_id, g.customer_id) LEFT JOIN customers p ON p.id = ifnull(c.merged_into, c.id)
      LEFT JOIN customer_metrics m ON m.customer_id = p.id AND m.shop_id = 0
    WHERE g.group_id = :groupId ORDER BY g.left_day IS NOT NULL, m.net_minor DESC NULLS LAST, g.id LIMIT 2000`,
    { groupId },
  );
  const topics = db.all<GroupTopic>('SELECT id AS topicId, day, topic, outcome FROM group_topics WHERE group_id = :groupId ORDER BY outcome IS NOT NULL, CASE WHEN outcome IS NULL THEN day END, day DESC, id LIMIT 200', { groupId });
  const currency = readSettings(db).baseCurrency;
  return { ...head, currency, rows, topics, ...compareGroup(db, groupId, days, today, currency) };
}

export function saveGroup(db: WriteDb, { groupId, name, purpose }: Parsed<typeof outreach.saveGroup>, now: number): { groupId: number } {
  const namesake = db.get<{ id: number }>('SELECT id FROM outreach_groups WHERE name = :name', { name });
  if (namesake && namesake.id !== groupId) throw new AppError('name_taken');
  if (groupId === undefined) return { groupId: db.run('INSERT INTO outreach_groups (name, purpose, at) VALUES (:name, :purpose, :now)', { name, purpose, now }).lastInsertRowid };
  getGroup(db, groupId);
  db.run('UPDATE outreach_groups SET name = :name, purpose = :purpose WHERE id = :groupId', { groupId, name, purpose });
  return { groupId };
}

export function deleteGroup(db: WriteDb, groupId: number): { groupId: number } {
  getGroup(db, groupId);
  db.run('DELETE FROM outreach_groups WHERE id = :groupId', { groupId });
  return { groupId };
}

interface Known {
  id: number;
  person: number | null;
  name: string;
  leftDay: string | null;
}

export function addMembers({ groupId, text, day, whole }: Parsed<typeof outreach.addMembers>, { db, now, today }: CommandContext): Output<typeof outreach.addMembers> {
  getGroup(db, groupId);
  const on = day ?? today;
  if (!isDay(on) || on > today) throw new AppError('bad_input', { fields: ['day'] });
  const lines = matchLines(db, text);
  if (lines.length === 0) throw new AppError('bad_input', { fields: ['text'] });
  const there = db.all<Known>('SELECT g.id, COALESCE(a.customer_id, g.customer_id) AS person, g.name, g.left_day AS leftDay FROM group_members g LEFT JOIN accounts a ON a.id = g.account_id WHERE g.group_id = :groupId AND g.left_day IS NULL', { groupId });
  const named = new Set<number>();
  const result = { added: 0, linked: 0, known: 0, left: 0 };
  for (const { line, people } of lines) {
    const person = people.length === 1 ? people[0]! : null;
    const written = line.slice(0, 100);
    const known = there.find((m) => (person === null ? m.name === written : m.person === person));
    if (known) {
      if (!named.has(known.id)) result.known += 1;
      named.add(known.id);
      continue;
    }
    const id = db.run('INSERT INTO group_members (group_id, customer_id, account_id, name, joined_day, at) VALUES (:groupId, :person, :account, :written, :on, :now)', { groupId, person, account: person === null ? null : lastAccount(db, person), written, on, now }).lastInsertRowid;
    there.push({ id, person, name: written, leftDay: null });
    named.add(id);
    result.added += 1;
    if (person !== null) result.linked += 1;
  }
  if (whole) for (const m of there) if (!named.has(m.id)) result.left += db.run('UPDATE group_members SET left_day = max(joined_day, :on) WHERE id = :id', { id: m.id, on }).changes;
  return result;
}

function getMember(db: ReadDb, memberId: number): { joinedDay: string } {
  const row = db.get<{ joinedDay: string }>('SELECT joined_day AS joinedDay FROM group_members WHERE id = :memberId', { memberId });
  if (!row) throw new AppError('not_found', { what: 'member' });
  return row;
}

export function leaveGroup(db: WriteDb, { memberId, day }: Parsed<typeof outreach.leaveGroup>, today: string): { memberId: number } {
  const { joinedDay } = getMember(db, memberId);
  if (day !== null && (!isDay(day) || day > today || day < joinedDay)) throw new AppError('bad_input', { fields: ['day'] });
  db.run('UPDATE group_members SET left_day = :day WHERE id = :memberId', { memberId, day });
  return { memberId };
}

export function linkMember(db: WriteDb, { memberId, customerId }: Parsed<typeof outreach.linkMember>): { memberId: number } {
  getMember(db, memberId);
  const person = customerId === null ? null : personOf(db, customerId);
  if (person === undefined) throw new AppError('not_found', { what: 'customer' });
  db.run('UPDATE group_members SET customer_id = :person, account_id = :account WHERE id = :memberId', { memberId, person, account: person === null ? null : lastAccount(db, person) });
  return { memberId };
}

export function removeMember(db: WriteDb, memberId: number): { memberId: number } {
  getMember(db, memberId);
  db.run('DELETE FROM group_members WHERE id = :memberId', { memberId });
  return { memberId };
}

export function saveTopic(db: WriteDb, { topicId, groupId, day, topic, outcome }: Parsed<typeof outreach.saveTopic>, now: number): { topicId: number } {
  getGroup(db, groupId);
  if (!isDay(day)) throw new AppError('bad_input', { fields: ['day'] });
  if (topicId === undefined) return { topicId: db.run('INSERT INTO group_topics (group_id, day, topic, outcome, at) VALUES (:groupId, :day, :topic, :outcome, :now)', { groupId, day, topic, outcome, now }).lastInsertRowid };
  if (db.run('UPDATE group_topics SET day = :day, topic = :topic, outcome = :outcome WHERE id = :topicId AND group_id = :groupId', { topicId, groupId, day, topic, outcome }).changes === 0) throw new AppError('not_found', { what: 'topic' });
  return { topicId };
}

export function deleteTopic(db: WriteDb, topicId: number): { topicId: number } {
  if (db.run('DELETE FROM group_topics WHERE id = :topicId', { topicId }).changes === 0) throw new AppError('not_found', { what: 'topic' });
  return { topicId };
}
