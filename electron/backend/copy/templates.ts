import type { Channel, Template } from '../../../shared/contract/copy.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

const columns = 'id AS templateId, name, channel, subject, text, created_at AS createdAt, updated_at AS updatedAt';

export const listTemplates = (db: ReadDb): Template[] => db.all<Template>(`SELECT ${columns} FROM templates ORDER BY updated_at DESC, id DESC`);

export function getTemplate(db: ReadDb, templateId: number): Template {
  const template = db.get<Template>(`SELECT ${columns} FROM templates WHERE id = :templateId`, { templateId });
  if (!template) throw new AppError('not_found', { what: 'template' });
  return template;
}

interface Draft {
  templateId?: number | undefined;
  name: string;
  channel: Channel;
  subject: string;
  text: string;
}

/** A text with mistakes may be saved: it is work in progress. Only the lock of a campaign refuses it. */
export function saveTemplate(db: WriteDb, { templateId, ...draft }: Draft, now: number): Template {
  const namesake = db.get('SELECT 1 FROM templates WHERE name = :name AND id IS NOT :id', { name: draft.name, id: templateId ?? null });
  if (namesake) throw new AppError('name_taken');
  if (templateId === undefined) {
    const insert = 'INSERT INTO templates (name, channel, subject, text, created_at, updated_at) VALUES (:name, :channel, :subject, :text, :now, :now)';
    return getTemplate(db, db.run(insert, { ...draft, now }).lastInsertRowid);
  }
  getTemplate(db, templateId);
  db.run('UPDATE templates SET name = :name, channel = :channel, subject = :subject, text = :text, updated_at = :now WHERE id = :templateId', { ...draft, templateId, now });
  return getTemplate(db, templateId);
}

export function duplicateTemplate(db: WriteDb, templateId: number, name: string, now: number): Template {
  const { channel, subject, text } = getTemplate(db, templateId);
  return saveTemplate(db, { name, channel, subject, text }, now);
}

export function deleteTemplate(db: WriteDb, templateId: number): { templateId: number } {
  getTemplate(db, templateId);
  db.run('DELETE FROM templates WHERE id = :templateId', { templateId });
  return { templateId };
}
