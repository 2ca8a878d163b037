import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { Field } from './fields.ts';
import { formats } from './formats/registry.ts';
import { listProfiles } from './profiles.ts';
import { plainHeader, plainHeaders } from './recognise-header.ts';

/** Any of these columns, or all of one list, say what was taken off an order. */
const TELLING: readonly (readonly Field[])[] = [['discount'], ['adjustment'], ['lineDiscount'], ['unitPrice', 'linePaid'], ['lineTotal', 'linePaid']];

/** The blocks of rows (row_blocks) of files that say what was taken off, be it nothing. A reading that wasn't kept says nothing. */
export function discountTellingBlocks(db: ReadDb): Uint8Array {
  return remember(db, 'discount telling blocks', () => {
    const files = db.all<{ id: number; profile: string | null; headers: string }>('SELECT id, profile, headers FROM batch_files WHERE profile IS NOT NULL');
    const own = new Map(listProfiles(db).map((p) => [p.id, new Set<string>(p.reading.columns.map((c) => c.field))]));
    const telling = new Set(files.filter(({ profile, headers }) => tells(profile!, JSON.parse(headers) as string[], own)).map((f) => f.id));
    const blocks = db.all<{ id: number; fileId: number }>('SELECT id, file_id AS fileId FROM row_blocks');
    const found = new Uint8Array(blocks.reduce((most, b) => Math.max(most, b.id), 0) + 1);
    for (const { id, fileId } of blocks) if (telling.has(fileId)) found[id] = 1;
    return found;
  });
}

function tells(profile: string, headers: readonly string[], own: ReadonlyMap<number, ReadonlySet<string>>): boolean {
  const ownId = /^own-(\d+)\./.exec(profile)?.[1];
  if (ownId !== undefined) return hasAny((field) => own.get(Number(ownId))?.has(field) ?? false);
  const format = formats.find((f) => f.id === profile);
  if (!format) return false;
  const names = new Set(headers.map(plainHeader));
  const has = (field: Field) => plainHeaders(format.columns[field]).some((name) => names.has(name));
  return hasAny(has) || (format.discountFromTotal === true && has('total'));
}

const hasAny = (has: (field: Field) => boolean): boolean => TELLING.some((all) => all.every(has));
