import { setImmediate as breathe } from 'node:timers/promises';
import type { Cell } from '../open-formats/tables.ts';
import type { PageFile } from './page-file.ts';
import { readTreePage, type Row, type TreePage } from './read-page.ts';
import { asRowOf, type TableForm } from './table-forms.ts';

/** What is left of a table. */
export interface Remains {
  form: TableForm;
  /** Pages with rows of it, in their order as far as there is one. */
  pages: number[];
  rows: number;
  /** Rows on those pages that can't be read. */
  unreadable: number;
  /** Pages that should be its own and are none. Where one named others, those are looked for by what stands on them. */
  lost: number;
}
export interface Found {
  tables: Remains[];
  /** Pages with rows of some table, and nobody can tell which. */
  unplaced: number[];
  unplacedRows: number;
  widest: number;
}
interface Seen {
  file: PageFile;
  /** By page: met on the way down from a root. */
  met: Uint8Array;
}
/** Roots of tables and indexes, as the schema names them. */
export type Roots = Map<string, { page: number; isTable: boolean }>;

const BREATH = 500;

/** Says of every page to which table its rows belong: down from the roots first, then by what stands on it. */
export async function findRows(file: PageFile, forms: readonly TableForm[], roots: Roots, pause: () => void): Promise<Found> {
  const seen: Seen = { file, met: new Uint8Array(file.pages + 1) };
  walk(seen, 1); // what says where all the others begin
  const tables = forms.map((form): Remains => ({ form, pages: [], rows: 0, unreadable: 0, lost: 0 }));
  for (const remains of tables) {
    const root = roots.get(remains.form.name);
    if (root?.isTable === true) walk(seen, root.page, remains);
    else remains.lost += 1;
    await breathe();
    pause();
  }
  let lostOfIndexes = 0;
  const ours = new Set(forms.map((form) => form.name));
  for (const [name, { page, isTable }] of roots) {
    if (ours.has(name)) continue; // the rest: indexes, and SQLite's own notes
    const lost = walk(seen, page);
    if (!isTable) lostOfIndexes += lost;
  }
  const found: Found = { tables, unplaced: [], unplacedRows: 0, widest: 0 };
  // Nobody names them any more: of a table of which something is lost, for of the others every page was met.
  const losers = tables.filter((t) => t.lost > 0);
  for (let page = 2; page <= file.pages; page++) {
    if (page % BREATH === 0) {
      await breathe();
      pause();
    }
    if (seen.met[page] === 1) continue;
    const tree = readTreePage(file, page);
    if (!tree || tree.rows.length === 0) continue;
    // An index's pages look like those of a table that lies as one.
    const candidates = losers.filter((t) => t.form.leaf === tree.kind && (tree.kind === 'table-leaf' || (lostOfIndexes === 0 && roots.size > 0)) && mostFit(t.form, tree));
    if (candidates.length === 1) take(candidates[0]!, page, tree);
    else if (tree.kind === 'table-leaf') leaveUnplaced(found, page, tree);
  }
  return found;
}

/** Down from a root. Gives how many pages are lost; counts them and the rows where it is a table. */
function walk({ file, met }: Seen, root: number, remains?: Remains): number {
  let lost = 0;
  const waiting = [root];
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    const isNew = page >= 1 && page <= file.pages && met[page] === 0;
    const tree = isNew ? readTreePage(file, page) : undefined;
    const fits = tree && (remains === undefined || tree.kind.split('-')[0] === remains.form.leaf.split('-')[0]);
    if (!fits) {
      lost += 1;
      continue;
    }
    met[page] = 1;
    if (remains && tree.rows.length > 0) take(remains, page, tree);
    waiting.push(...tree.children.toReversed());
  }
  if (remains) remains.lost += lost;
  return lost;
}

function take(remains: Remains, page: number, tree: TreePage): void {
  const good = tree.rows.filter((row) => row && asRowOf(remains.form, row)).length;
  remains.rows += good;
  remains.unreadable += tree.rows.length - good;
  if (good > 0) remains.pages.push(page);
}

function leaveUnplaced(found: Found, page: number, tree: TreePage): void {
  const rows = tree.rows.filter((row) => row !== undefined);
  if (rows.length === 0 || rows.every(isOfSchema)) return;
  found.unplaced.push(page);
  found.unplacedRows += rows.length;
  found.widest = Math.max(found.widest, ...rows.map((row) => row.cells.length));
}

const isOfSchema = ({ cells }: Row): boolean => cells.length === 5 && ['table', 'index', 'view', 'trigger'].includes(String(cells[0])) && typeof cells[3] === 'number';

/** A page belongs to a table when what can be read of it does. */
function mostFit(form: TableForm, { rows }: TreePage): boolean {
  const readable = rows.filter((row) => row !== undefined);
  return readable.length > 0 && readable.every((row) => asRowOf(form, row));
}

/** The rows of a table, page by page, as they were counted. */
export function* rowsOf(file: PageFile, { form, pages }: Pick<Remains, 'form' | 'pages'>): Generator<Cell[]> {
  for (const page of pages) {
    for (const row of readTreePage(file, page)?.rows ?? []) {
      const cells = row && asRowOf(form, row);
      if (cells) yield cells;
    }
  }
}

export function* unplacedRowsOf(file: PageFile, pages: readonly number[]): Generator<Row> {
  for (const page of pages) for (const row of readTreePage(file, page)?.rows ?? []) if (row) yield row;
}

/** What the first page says of tables and indexes; fewer, or none, where it is damaged. */
export function readRoots(file: PageFile): Roots {
  const roots: Roots = new Map();
  const met = new Set<number>();
  const waiting = [1];
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    if (met.has(page)) continue;
    met.add(page);
    const tree = readTreePage(file, page);
    if (!tree?.kind.startsWith('table')) continue;
    waiting.push(...tree.children);
    for (const row of tree.rows) {
      const [type, name, , root] = row?.cells ?? [];
      if ((type === 'table' || type === 'index') && typeof name === 'string' && typeof root === 'number' && root > 1) roots.set(name, { page: root, isTable: type === 'table' });
    }
  }
  return roots;
}
