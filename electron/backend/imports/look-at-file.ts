import type { FileLook } from '../../../shared/contract/mapper.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { OpenFile } from '../files/file-refs.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import { isBlankRow, type Candidate, type RawRow } from '../files/raw-row.ts';
import { fields, type Columns } from './fields.ts';
import { formats } from './formats/registry.ts';
import { findHeader, guessFields } from './guess-fields.ts';
import { findSaved, type SavedReading } from './own-layout.ts';
import { recogniseLayout } from './recognise-layout.ts';

const SHOWN_ROWS = 40;
const SHOWN_CHARS = 300;

/** What a file looks like before the owner has said anything about it, and what its columns seem to be. */
export async function lookAtFile(file: OpenFile, saved: readonly SavedReading[]): Promise<FileLook> {
  const source = await openTable(await inspectFile(file.path));
  let best: { candidate: Candidate; score: number } | undefined;
  for await (const candidate of source.candidates()) {
    const score = evenness(candidate.head);
    if (score > (best?.score ?? 0)) best = { candidate, score };
    await candidate.leave();
  }
  if (!best) throw new AppError('file_empty');
  const { head, delimiter } = best.candidate;
  const known = recogniseLayout(head, formats);
  const own = findSaved(head, saved);
  const layout = own?.layout ?? known;
  const headerRow = layout?.headerRow ?? findHeader(head);
  return {
    name: file.name,
    encoding: source.encoding,
    delimiter,
    rows: head.slice(0, headerRow + 1 + SHOWN_ROWS).map(({ cells }) => cells.map((cell) => cell.slice(0, SHOWN_CHARS))),
    headerRow,
    base: own ? own.saved.reading.base : (known?.format.id ?? null),
    guess: layout ? fieldsOf(layout.columns, layout.headers.length) : guessFields(head, headerRow),
    profile: own ? { id: own.saved.id, name: own.saved.name, reading: own.saved.reading } : null,
  };
}

/** A table is wide, and its rows are of one width: the cells of the rows that have the commonest width above one. */
function evenness(rows: readonly RawRow[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of rows) if (!isBlankRow(cells)) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  return Math.max(0, ...[...widths].map(([width, count]) => width * count));
}

const fieldsOf = (columns: Columns, width: number): (string | null)[] => Array.from({ length: width }, (_, at) => fields.find((field) => columns[field].includes(at)) ?? null);
