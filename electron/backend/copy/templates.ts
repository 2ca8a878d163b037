import type { Channel, Template } from '../../../shared/contract/copy.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { build, type ReadDb, type WriteDb } from '../db/executor.ts';

const templates = build.selectFrom('templates').select(['id as templateId', 'name', 'channel', 'subject', 'text', 'created_at as createdAt', 'updated_at as updatedAt']);

export const listTemplates = (db: ReadDb): Template[] => db.all(templates.orderBy('updated_at', 'desc').orderBy('id', 'desc'));

export function getTemplate(db: ReadDb, templateId: number): Template {
  const template = db.get(templates.where('id', '=', templateId));
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
  const namesake = db.get(build.selectFrom('templates').select('id').where('name', '=', draft.name));
  if (namesake && namesake.id !== templateId) throw new AppError('name_taken');
  if (templateId === undefined) {
    return getTemplate(db, db.run(build.insertInto('templates').values({ ...draft, created_at: now, updated_at: now })).lastInsertRowid);
  }
  getTemplate(db, templateId);
  db.run(build.updateTable('templates').set({ ...draft, updated_at: now }).where('id', '=', templateId));
  return getTemplate(db, templateId);
}

export function duplicateTemplate(db: WriteDb, templateId: number, name: string, now: number): Template {
  const { channel, subject, text } = getTemplate(db, templateId);
  return saveTemplate(db, { name, channel, subject, text }, now);
}

export function deleteTemplate(db: WriteDb, templateId: number): { templateId: number } {
  getTemplate(db, templateId);
  db.run(build.deleteFrom('templates').where('id', '=', templateId));
  return { templateId };
}
