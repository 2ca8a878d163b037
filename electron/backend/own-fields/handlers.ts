import type { ownFields } from '../../../shared/contract/own-fields.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { previewChange } from './change-kind.ts';
import { readFieldUse } from './field-use.ts';
import { setValues } from './own-values.ts';
import { getField, listFields } from './read-fields.ts';
import { deleteField, saveField } from './save-field.ts';

/** Endpoints of `customers` about the owner's own fields. */
export const ownFieldHandlers: Handlers<typeof ownFields> = {
  fields: (_, { db }) => listFields(db),
  fieldUse: (_, { db }) => snapshot(db, () => readFieldUse(db)),
  fieldChange: ({ fieldId, kind }, { db }) => snapshot(db, () => previewChange(db, getField(db, fieldId), kind)),
  saveField: (field, { db, now }) => saveField(db, field, now),
  deleteField: ({ fieldId }, { db }) => deleteField(db, fieldId),
  setValues,
};
