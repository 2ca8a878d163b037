import type { TakenScores } from '../../../../shared/contract/results-scores.ts';
import { findScoreColumns, scoreNames, scoreOf, scorePeriodOf, type ScoreColumns, type Scores, type ScoreSpan } from '../../../../shared/domain/shop-scores.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { inspectFile } from '../../files/inspect-file.ts';
import { openTable } from '../../files/open-table.ts';
import { isBlankRow, type RawRow } from '../../files/raw-row.ts';
import type { TaskContext } from '../../serve.ts';
import { keepScore, needShop } from './change-scores.ts';

const MOST_ROWS = 20_000;
const SHOWN = 50;
type Reason = TakenScores['rejected'][number]['reason'];
type ReadScore = Partial<Scores> & { day: string; span: ScoreSpan };

/** Takes a table of a shop's scores. The same file again changes nothing; each refused line has its reason. */
export async function takeScores(path: string, { shopId, pasted }: { shopId: number; pasted: boolean }, context: TaskContext): Promise<TakenScores> {
  const { db, now, today, checkCancelled, progress } = context;
  const { headers, columns, rows } = await readRows(path, checkCancelled);
  const told: TakenScores = { rows: rows.length, added: 0, changed: 0, same: 0, refused: 0, rejected: [], columns: (['day', ...scoreNames] as const).flatMap((field) => (columns[field] === undefined ? [] : [{ field, header: headers[columns[field]] ?? '' }])) };
  return db.transaction(() => {
    needShop(db, shopId);
    const seen = new Set<string>();
    for (const [i, row] of rows.entries()) {
      if (i % 1000 === 0) {
        checkCancelled();
        progress({ step: 'rows', done: i, total: rows.length });
      }
      const read = readScore(row, columns, today);
      const fate = typeof read === 'string' ? read : take(context, { shopId, pasted, now }, read, seen);
      if (fate === 'added' || fate === 'changed' || fate === 'same') told[fate] += 1;
      else {
        told.refused += 1;
        if (told.rejected.length < SHOWN) told.rejected.push({ line: row.line, reason: fate });
      }
    }
    return told;
  });
}

function take({ db }: TaskContext, { shopId, pasted, now }: { shopId: number; pasted: boolean; now: number }, { day, span, ...scores }: ReadScore, seen: Set<string>): 'added' | 'changed' | 'same' | 'twice' {
  if (seen.has(`${day} ${span}`)) return 'twice';
  seen.add(`${day} ${span}`);
  const old = db.get<Scores>('SELECT description, service, logistics FROM shop_scores WHERE shop_id = :shopId AND day = :day AND span = :span', { shopId, day, span });
  // A column that the file doesn't have is none of its business.
  const merged = { description: null, service: null, logistics: null, ...old, ...scores };
  if (old && scoreNames.every((name) => old[name] === merged[name])) return 'same';
  keepScore(db, { ...merged, shopId, day, span, source: pasted ? 'pasted' : 'file', at: now });
  return old ? 'changed' : 'added';
}

function readScore({ cells, fault }: RawRow, columns: ScoreColumns, today: string): ReadScore | Reason {
  if (fault !== null) return 'unreadable';
  const period = scorePeriodOf((cells[columns.day] ?? '').trim());
  if (typeof period === 'string') return period;
  if (period.day > today) return 'not_yet';
  const scores = scoreNames.flatMap((name) => {
    const column = columns[name];
    const value = column === undefined ? null : scoreOf(cells[column] ?? '');
    return value === null ? [] : [[name, value] as const];
  });
  if (scores.some(([, value]) => Number.isNaN(value))) return 'score';
  return scores.length === 0 ? 'empty' : { ...period, ...Object.fromEntries(scores) };
}

async function readRows(path: string, checkCancelled: () => void): Promise<{ headers: string[]; columns: ScoreColumns; rows: RawRow[] }> {
  const table = await openTable(await inspectFile(path));
  for await (const candidate of table.candidates()) {
    const head = candidate.head.find((row) => findScoreColumns(row.cells) !== null);
    const found = head && findScoreColumns(head.cells);
    if (!head || !found) continue;
    const rows: RawRow[] = [];
    for await (const batch of candidate.rows({ min: 1, max: Infinity })) {
      checkCancelled();
      for (const row of batch.rows) if ((found.isHead ? row.line > head.line : true) && !isBlankRow(row.cells)) rows.push({ ...row, cells: [...row.cells] });
      if (rows.length > MOST_ROWS) throw new AppError('bad_input', { field: 'file', reason: 'too_many', limit: MOST_ROWS });
    }
    return { headers: found.isHead ? head.cells : [], columns: found.columns, rows };
  }
  throw new AppError('bad_input', { field: 'file', reason: 'no_score_column' });
}
