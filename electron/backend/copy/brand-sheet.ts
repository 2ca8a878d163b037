import type { BrandSheet } from '../../../shared/contract/copy.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

const texts = ['positioning', 'voice', 'promise'] as const;
const lists = ['say', 'avoid', 'banned', 'allowed'] as const;
const empty: BrandSheet = { positioning: '', voice: '', promise: '', say: [], avoid: [], banned: [], allowed: [] };

export function readBrand(db: ReadDb): BrandSheet {
  const row = db.get<Record<keyof BrandSheet, string>>(`SELECT ${[...texts, ...lists].join(', ')} FROM brand_sheet`);
  if (!row) return empty;
  return { ...(Object.fromEntries(texts.map((key) => [key, row[key]])) as Pick<BrandSheet, (typeof texts)[number]>), ...(Object.fromEntries(lists.map((key) => [key, JSON.parse(row[key]) as string[]])) as Pick<BrandSheet, (typeof lists)[number]>) };
}

/** Each word once. */
export function saveBrand(db: WriteDb, sheet: BrandSheet, now: number): BrandSheet {
  const columns = [...texts, ...lists];
  const values = Object.fromEntries([...texts.map((key) => [key, sheet[key]]), ...lists.map((key) => [key, JSON.stringify([...new Set(sheet[key])])])]) as Record<string, string>;
  db.run(`INSERT INTO brand_sheet (id, ${columns.join(', ')}, updated_at) VALUES (1, ${columns.map((c) => `:${c}`).join(', ')}, :now) ON CONFLICT (id) DO UPDATE SET ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}, updated_at = excluded.updated_at`, { ...values, now });
  return readBrand(db);
}
