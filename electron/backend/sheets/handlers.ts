import type { customers } from '../../../shared/contract/customers.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { applyChanges, listSheetEdits, undoSheet } from './apply-sheet.ts';
import { openSheet, planSheet } from './read-sheet.ts';
import { writeSheet } from './write-sheet.ts';

/** Endpoints of `customers` about lists that are edited in a spreadsheet. */
export const sheetHandlers: Pick<Handlers<typeof customers>, 'toSheet' | 'previewSheet' | 'applySheet' | 'sheetEdits' | 'undoSheet'> = {
  toSheet: (input, context) => writeSheet(input, context),

  previewSheet: async ({ file }, { db, today, file: open, checkCancelled }) => {
    const table = await openSheet(open(file).path, checkCancelled);
    return snapshot(db, () => planSheet(db, table, today).preview);
  },

  applySheet: async ({ file }, context) => {
    const { path, name } = context.file(file);
    const table = await openSheet(path, () => context.checkCancelled());
    return context.db.transaction(() => {
      const { preview, plan } = planSheet(context.db, table, context.today);
      return { ...preview, editId: applyChanges(plan, name, context) };
    });
  },

  sheetEdits: (_, { db }) => listSheetEdits(db),

  undoSheet: ({ editId }, context) => undoSheet(editId, context),
};
