import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { copy, Template, TemplateVersion } from '../../../shared/contract/copy.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { build, type ReadDb, type WriteDb } from '../db/executor.ts';

const templates = build
  .selectFrom('templates')
  .select(['id as templateId', 'name', 'channel', 'subject', 'text', 'purpose', 'stage', 'tone', 'folder', 'created_at as createdAt', 'updated_at as updatedAt']);

export const listTemplates = (db: ReadDb): Template[] => db.all(templates.orderBy('updated_at', 'desc').orderBy('id', 'desc'));

export function getTemplate(db: ReadDb, templateId: number): Template {
  const template = db.get(templates.where('id', '=', templateId));
  if (!template) throw new AppError('not_found', { what: 'template' });
  return template;
}

const idOfName = (db: ReadDb, name: string): number | undefined => db.get(build.selectFrom('templates').select('id').where('name', '=', name))?.id;

/** A text with mistakes may be saved: it is work in progress. Only the lock of a campaign refuses it. */
export function saveTemplate(db: WriteDb, { templateId, ...draft }: Parsed<typeof copy.save>, now: number): Template {
  const namesake = idOfName(db, draft.name);
  if (namesake !== undefined && namesake !== templateId) throw new AppError('name_taken');
  const { name, channel, subject, text } = draft;
  const words = { name, channel, subject, text };
  if (templateId === undefined) {
    const { purpose = 'other', stage = null, tone = null, folder = '' } = draft;
    return getTemplate(db, db.run(build.insertInto('templates').values({ ...words, purpose, stage, tone, folder, created_at: now, updated_at: now })).lastInsertRowid);
  }
  const before = getTemplate(db, templateId);
  if (text !== before.text || subject !== before.subject || channel !== before.channel) keepVersion(db, before);
  const { purpose = before.purpose, stage = before.stage, tone = before.tone, folder = before.folder } = draft;
  db.run(build.updateTable('templates').set({ ...words, purpose, stage, tone, folder, updated_at: now }).where('id', '=', templateId));
  return getTemplate(db, templateId);
}

function keepVersion(db: WriteDb, { templateId, updatedAt, name, channel, subject, text }: Template): void {
  db.run('INSERT INTO template_versions (template_id, at, name, channel, subject, text) VALUES (:templateId, :updatedAt, :name, :channel, :subject, :text)', { templateId, updatedAt, name, channel, subject, text });
}

/** The newest first; a page of them is more than anyone looks through. */
export function listVersions(db: ReadDb, templateId: number): TemplateVersion[] {
  getTemplate(db, templateId);
  return db.all('SELECT id AS versionId, at, name, channel, subject, text FROM template_versions WHERE template_id = :templateId ORDER BY id DESC LIMIT 200', { templateId });
}

/** The name stays: it may be another template's by now. */
export function restoreVersion(db: WriteDb, templateId: number, versionId: number, now: number): Template {
  const version = db.get<TemplateVersion>('SELECT channel, subject, text FROM template_versions WHERE id = :versionId AND template_id = :templateId', { versionId, templateId });
  if (!version) throw new AppError('not_found', { what: 'version' });
  const { channel, subject, text } = version;
  return saveTemplate(db, { templateId, name: getTemplate(db, templateId).name, channel, subject, text }, now);
}

export function addTemplates(db: WriteDb, list: readonly Omit<Parsed<typeof copy.save>, 'templateId'>[], now: number): { added: Template[]; left: string[] } {
  const left: string[] = [];
  const added: Template[] = [];
  for (const draft of list) {
    if (idOfName(db, draft.name) === undefined) added.push(saveTemplate(db, draft, now));
    else left.push(draft.name);
  }
  return { added, left };
}

export function duplicateTemplate(db: WriteDb, templateId: number, name: string, now: number): Template {
  const { channel, subject, text, purpose, stage, tone, folder } = getTemplate(db, templateId);
  return saveTemplate(db, { name, channel, subject, text, purpose, stage, tone, folder }, now);
}

export function deleteTemplate(db: WriteDb, templateId: number): { templateId: number } {
  getTemplate(db, templateId);
  db.run(build.deleteFrom('templates').where('id', '=', templateId));
  return { templateId };
}
