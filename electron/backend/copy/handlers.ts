import type { copy } from '../../../shared/contract/copy.ts';
import type { Handlers } from '../serve.ts';
import { previewText } from './preview.ts';
import { deleteTemplate, duplicateTemplate, listTemplates, saveTemplate } from './templates.ts';

export const copyHandlers: Handlers<typeof copy> = {
  list: (_, { db }) => listTemplates(db),
  save: (template, { db, now }) => saveTemplate(db, template, now),
  duplicate: ({ templateId, name }, { db, now }) => duplicateTemplate(db, templateId, name, now),
  delete: ({ templateId }, { db }) => deleteTemplate(db, templateId),
  preview: previewText,
};
