import type { copy } from '../../../shared/contract/copy.ts';
import type { Handlers } from '../serve.ts';
import { readBrand, saveBrand } from './brand-sheet.ts';
import { checkText } from './check-text.ts';
import { previewText } from './preview.ts';
import { addTemplates, deleteTemplate, duplicateTemplate, listTemplates, listVersions, restoreVersion, saveTemplate } from './templates.ts';
import { listUnwelcomed } from './unwelcomed.ts';

export const copyHandlers: Handlers<typeof copy> = {
  list: (_, { db }) => listTemplates(db),
  save: (template, { db, now }) => saveTemplate(db, template, now),
  addAll: ({ templates }, { db, now }) => addTemplates(db, templates, now),
  versions: ({ templateId }, { db }) => listVersions(db, templateId),
  restoreVersion: ({ templateId, versionId }, { db, now }) => restoreVersion(db, templateId, versionId, now),
  duplicate: ({ templateId, name }, { db, now }) => duplicateTemplate(db, templateId, name, now),
  delete: ({ templateId }, { db }) => deleteTemplate(db, templateId),
  preview: previewText,
  check: checkText,
  brand: (_, { db }) => readBrand(db),
  saveBrand: (sheet, { db, now }) => saveBrand(db, sheet, now),
  unwelcomed: listUnwelcomed,
};
