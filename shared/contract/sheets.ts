import * as z from 'zod';
import { command, fileIn, fileOut, id, query, task } from './endpoint.ts';

/** Why a line of an edited sheet isn't taken. */
export type SheetReason = 'no_number' | 'no_customer' | 'twice' | 'other_person' | 'not_of_its_type' | 'too_long' | 'follows_rule';
export interface SheetChange {
  customerId: number;
  /** The buyer's name, or the person's. */
  who: string;
  /** `note`, `tags`, or the key of an own field. */
  what: string;
  before: string;
  after: string;
}
/** What an edited sheet would change: every line is changed, unchanged or rejected. */
export interface SheetPreview {
  rows: number;
  changed: number;
  unchanged: number;
  rejected: { line: number; reason: SheetReason; value: string }[];
  /** Headings that were read, and those that can't be edited or aren't known. */
  columns: string[];
  ignored: string[];
  newTags: string[];
  /** In all, and the first of them. */
  changes: number;
  first: SheetChange[];
}
export interface SheetEdit {
  editId: number;
  at: number;
  fileName: string;
  people: number;
  undoneAt: number | null;
}

/** Any list to a spreadsheet, edited there and brought back by customer number. `list` is what the list shows. */
export const sheetsOf = <L extends z.ZodRawShape>(list: L) => ({
  /** With headings in a language; whoever said no isn't in it (`leftOut`). */
  toSheet: task('analysis', z.strictObject({ list: z.strictObject(list), to: fileOut, language: z.enum(['zh-CN', 'en']).default('zh-CN') })).returns<{ rows: number; leftOut: number; sha256: string }>(),
  previewSheet: task('analysis', z.strictObject({ file: fileIn })).returns<SheetPreview>(),
  applySheet: task('writer', z.strictObject({ file: fileIn })).returns<SheetPreview & { editId: number | null }>(),
  sheetEdits: query(z.strictObject({})).returns<SheetEdit[]>(),
  /** Back to what it was, but for what was changed again since (`kept`). */
  undoSheet: command(z.strictObject({ editId: id })).returns<{ restored: number; kept: number }>(),
});
