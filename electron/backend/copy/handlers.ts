import type { copy } from '../../../shared/contract/copy.ts';
import type { Handlers } from '../serve.ts';
import { readBrand, saveBrand } from './brand-sheet.ts';
import { checkText } from './check-text.ts';
import { deleteCallScript, listCallScripts, readCallText, saveCallScript } from './call-scripts.ts';
import { listCallsDue } from './calls-due.ts';
import { deleteCall, listCalls, logCall } from './calls.ts';
import { deleteLink, listLinks, saveLink, setClicks } from './links.ts';
import { deleteNewsletter, exportNewsletter, listNewsletters, saveNewsletter } from './newsletters.ts';
import { previewText } from './preview.ts';
import { printTalkSheet } from './print-talk-sheet.ts';
import { deleteTalkSheet, listTalkSheets, saveTalkSheet } from './talk-sheets.ts';
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
  talkSheets: (_, { db }) => listTalkSheets(db),
  saveTalkSheet: (sheet, { db, now }) => saveTalkSheet(db, sheet, now),
  deleteTalkSheet: ({ sheetId }, { db }) => deleteTalkSheet(db, sheetId),
  printTalkSheet,
  callScripts: (_, { db }) => listCallScripts(db),
  saveCallScript: (script, { db, now }) => saveCallScript(db, script, now),
  deleteCallScript: ({ scriptId }, { db }) => deleteCallScript(db, scriptId),
  callText: readCallText,
  logCall,
  deleteCall: ({ callId }, { db }) => deleteCall(db, callId),
  newsletters: (_, { db }) => listNewsletters(db),
  saveNewsletter: (letter, { db, now }) => saveNewsletter(db, letter, now),
  deleteNewsletter: ({ newsletterId }, { db }) => deleteNewsletter(db, newsletterId),
  exportNewsletter,
  links: (_, { db }) => listLinks(db),
  saveLink: (link, { db, now }) => saveLink(db, link, now),
  deleteLink: ({ linkId }, { db }) => deleteLink(db, linkId),
  setClicks: (input, { db }) => setClicks(db, input),
  callsDue: (_, { db, today }) => listCallsDue(db, today),
  calls: ({ limit }, { db }) => listCalls(db, limit),
};
