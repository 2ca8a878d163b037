import * as z from 'zod';
import { MOST_OWN_VALUE, ownKinds, ownSections, standardIds, type OwnKind, type OwnSection, type StandardField } from '../domain/own-fields.ts';
import { command, id, query } from './endpoint.ts';

/** A field of the owner's: something to know of a customer that no file has a place for. */
export interface OwnField {
  fieldId: number;
  name: string;
  kind: OwnKind;
  section: OwnSection;
  /** Of a choice, in the owner's order. */
  options: string[];
  /** Which ready-made one it is. */
  standard: StandardField | null;
}
/** What would become of a field's values under another type. */
export interface FieldChange {
  /** Values that can be taken over, and those that can't, in people. */
  converts: number;
  loses: number;
  /** Some that can't. */
  examples: string[];
  /** Options that a choice would get from what is there. */
  options: string[];
  /** Segments whose conditions the new type has no answer to. */
  usedBy: string[];
}
export interface FieldUse {
  fieldId: number;
  /** People of whom it is known. */
  known: number;
  /** What files say and the field can't read, in rows, with some of it. */
  unread: number;
  unreadExamples: string[];
  segments: string[];
  templates: string[];
}

const name = z.string().trim().min(1).max(30);
const option = z.string().trim().min(1).max(40).regex(/^[^,，;；、|]+$/);
const value = z.string().trim().min(1).max(MOST_OWN_VALUE);

export const ownFields = {
  fields: query(z.strictObject({})).returns<OwnField[]>(),
  fieldUse: query(z.strictObject({})).returns<FieldUse[]>(),
  fieldChange: query(z.strictObject({ fieldId: id, kind: z.enum(ownKinds) })).returns<FieldChange>(),
  /** An option keeps its people when it is renamed (`was`). A type that would lose values, and an option that people have, are refused. */
  saveField: command(
    z.strictObject({
      fieldId: id.optional(),
      name,
      kind: z.enum(ownKinds),
      section: z.enum(ownSections),
      options: z.array(z.strictObject({ name: option, was: z.string().max(40).nullable().default(null) })).max(60).default([]),
      standard: z.enum(standardIds).nullable().default(null),
    }),
  ).returns<OwnField>(),
  /** With all its values; refused while a segment or a text asks for it. */
  deleteField: command(z.strictObject({ fieldId: id })).returns<{ fieldId: number; values: number }>(),
  /** What the owner knows of one person; an empty list: nothing. Fields that aren't named stay. */
  setValues: command(z.strictObject({ customerId: id, values: z.array(z.strictObject({ fieldId: id, values: z.array(value).max(60) })).min(1).max(60) })).returns<{ customerId: number }>(),
};
