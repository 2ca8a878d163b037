import type { automation, AutomationRule } from '../../../shared/contract/automation.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { Trigger } from '../../../shared/domain/automation.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { previewRule } from './due.ts';

type Row = Omit<AutomationRule, 'trigger'> & { trigger: string };
const select = 'SELECT id AS ruleId, name, trigger, channel, since_day AS sinceDay, created_at AS createdAt FROM automation_rules';
const read = ({ trigger, ...row }: Row): AutomationRule => ({ ...row, trigger: JSON.parse(trigger) as Trigger });

export const listRules = (db: ReadDb): AutomationRule[] => db.all<Row>(`${select} ORDER BY id`).map(read);

export function getRule(db: ReadDb, ruleId: number): AutomationRule {
  const row = db.get<Row>(`${select} WHERE id = :ruleId`, { ruleId });
  if (!row) throw new AppError('not_found', { what: 'rule' });
  return read(row);
}

export function saveRule(db: WriteDb, { ruleId, name, trigger, channel }: Parsed<typeof automation.saveRule>, now: number): AutomationRule {
  if (trigger.kind === 'date' ? trigger.fieldId === null || !db.get("SELECT 1 FROM own_fields WHERE id = :id AND kind = 'date'", { id: trigger.fieldId }) : trigger.days < 0) throw new AppError('bad_input', { fields: [trigger.kind === 'date' ? 'fieldId' : 'days'] });
  const namesake = db.get<{ id: number }>('SELECT id FROM automation_rules WHERE name = :name', { name });
  if (namesake && namesake.id !== ruleId) throw new AppError('name_taken');
  const values = { name, trigger: JSON.stringify(trigger), channel };
  if (ruleId === undefined) return getRule(db, db.run('INSERT INTO automation_rules (name, trigger, channel, created_at) VALUES (:name, :trigger, :channel, :now)', { ...values, now }).lastInsertRowid);
  const before = getRule(db, ruleId);
  const isSame = JSON.stringify(before.trigger) === values.trigger && before.channel === channel;
  db.run('UPDATE automation_rules SET name = :name, trigger = :trigger, channel = :channel, since_day = :sinceDay WHERE id = :ruleId', { ...values, ruleId, sinceDay: isSame ? before.sinceDay : null });
  return getRule(db, ruleId);
}

export function deleteRule(db: WriteDb, ruleId: number): { ruleId: number } {
  getRule(db, ruleId);
  db.run('DELETE FROM automation_rules WHERE id = :ruleId', { ruleId });
  return { ruleId };
}

export function turnOn(db: WriteDb, { ruleId, seen }: Parsed<typeof automation.turnOn>, today: string): AutomationRule {
  const rule = getRule(db, ruleId);
  if (previewRule(db, rule, today).events !== seen) throw new AppError('bad_input', { field: 'seen', reason: 'changed' });
  if (rule.sinceDay === null) db.run('UPDATE automation_rules SET since_day = :today WHERE id = :ruleId', { ruleId, today });
  return getRule(db, ruleId);
}

export function turnOff(db: WriteDb, ruleId: number): AutomationRule {
  getRule(db, ruleId);
  db.run('UPDATE automation_rules SET since_day = NULL WHERE id = :ruleId', { ruleId });
  return getRule(db, ruleId);
}
