import type { Board, boards } from '../../../shared/contract/boards.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { columnsOf } from '../../../shared/domain/board-columns.ts';
import { ownIdOf } from '../../../shared/domain/own-fields.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { listColumns } from '../customers/list-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import type { CommandContext } from '../serve.ts';

type Stored = Omit<Board, 'view'> & { view: string };
const toBoard = (row: Stored): Board => ({ ...row, view: JSON.parse(row.view) as Board['view'] });

export const listBoards = (db: ReadDb, topic: Board['topic']): Board[] => db.all<Stored>('SELECT id AS boardId, topic, name, view FROM boards WHERE topic = :topic ORDER BY name', { topic }).map(toBoard);

export function saveBoard({ boardId, topic, name, view }: Parsed<typeof boards.save>, { db, now }: CommandContext): Board {
  const isColumn = (by: string) => (topic === 'customers' ? Object.hasOwn(listColumns, by) || ownIdOf(by) !== undefined : Object.hasOwn(columnsOf(topic), by));
  const unknown = [view.sort.by, ...Object.keys(view.filters)].filter((by) => !isColumn(by));
  if (unknown.length > 0) throw new AppError('bad_input', { fields: unknown });
  const namesake = db.get<{ id: number }>('SELECT id FROM boards WHERE name = :name', { name });
  if (namesake && namesake.id !== boardId) throw new AppError('name_taken');
  const row = { topic, name, view: JSON.stringify(view), now };
  if (boardId === undefined) {
    const { lastInsertRowid } = db.run('INSERT INTO boards (topic, name, view, created_at, updated_at) VALUES (:topic, :name, :view, :now, :now)', row);
    return { boardId: lastInsertRowid, topic, name, view };
  }
  const { changes } = db.run('UPDATE boards SET name = :name, view = :view, updated_at = :now WHERE id = :boardId AND topic = :topic', { ...row, boardId });
  if (changes === 0) throw new AppError('not_found', { what: 'board' });
  return { boardId, topic, name, view };
}

export function removeBoard(boardId: number, { db }: CommandContext): { boardId: number } {
  if (db.run('DELETE FROM boards WHERE id = :boardId', { boardId }).changes === 0) throw new AppError('not_found', { what: 'board' });
  return { boardId };
}
