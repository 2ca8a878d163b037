import * as z from 'zod';
import type { Digests } from '../digests.ts';
import type { Cell, TableShape } from './tables.ts';

/**
 * The JSON of an export: one document, written so that it can be read line by line, because a big shop's doesn't fit into
 * memory. The first line says what it is and what each table must come to; a table is a line with its name, a line a row,
 * and a line that closes it. Bytes are {"base64": …}.
 */
export const JSON_NAME = 'huitouke.json';

const tableHead = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,60}$/),
  columns: z.array(z.string().regex(/^[a-z0-9_]{1,60}$/)).min(1).max(200),
  rows: z.int().min(0),
  /** Over all its values, as vault/digests.ts counts them. */
  sha256: z.string().regex(/^[a-f0-9]{64}$/),
});
export const exportHead = z.strictObject({
  format: z.literal('huitouke-export'),
  version: z.literal(1),
  appVersion: z.string().max(40),
  schemaVersion: z.int().positive(),
  /** UTC milliseconds, and the day in the owner's time zone. */
  at: z.int(),
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  tables: z.array(tableHead).max(500),
});
export type ExportHead = z.infer<typeof exportHead>;

export const headOf = (facts: Pick<ExportHead, 'appVersion' | 'schemaVersion' | 'at' | 'day'>, tables: readonly TableShape[], digests: Digests): ExportHead => ({
  format: 'huitouke-export',
  version: 1,
  ...facts,
  tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((c) => c.name), ...digests.tables[name]! })),
});

export const openingLine = (head: ExportHead): string => `{"about":${JSON.stringify(head)},`;
export const TABLES_LINE = '"tables":{';
export const tableLine = (name: string): string => `${JSON.stringify(name)}:[`;
export const closingLine = (isLast: boolean): string => (isLast ? ']' : '],');
export const END_LINE = '}}';

export const rowLine = (row: readonly Cell[]): string => JSON.stringify(row.map((value) => (typeof value === 'object' && value !== null ? { base64: value.toString('base64') } : value)));

/** The row again; undefined where the line is none of `width` values. */
export function readRowLine(line: string, width: number): Cell[] | undefined {
  const row = parse(line.endsWith(',') ? line.slice(0, -1) : line);
  if (!Array.isArray(row) || row.length !== width) return undefined;
  const cells: Cell[] = [];
  for (const value of row as unknown[]) {
    if (value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) cells.push(value);
    else if (typeof value === 'object' && 'base64' in value && typeof value.base64 === 'string') cells.push(Buffer.from(value.base64, 'base64'));
    else return undefined;
  }
  return cells;
}

export function readHeadLine(line: string): ExportHead | undefined {
  if (!line.startsWith('{"about":') || !line.endsWith(',')) return undefined;
  return exportHead.safeParse(parse(line.slice('{"about":'.length, -1))).data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
