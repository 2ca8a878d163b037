import type { Board, customers } from '../../../shared/contract/customers.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import type { CommandContext } from '../serve.ts';

type Stored = Omit<Board, 'view'> & { view: string };
const toBoard = (row: Stored): Board => ({ ...row, view: JSON.parse(row.view) as Board['view'] });

export const listBoards = (db: ReadDb): Board[] => db.all<Stored>('SELECT id AS boardId, name, view FROM boards ORDER BY name').map(toBoard);

export function saveBoard({ boardId, name, view }: Parsed<typeof customers.saveBoard>, { db, now }: CommandContext): Board {
  const namesake = db.get<{ id: number }>('SELECT id FROM boards WHERE name = :name', { name });
  if (namesake && namesake.id !== boardId) throw new AppError('name_taken');
  const row = { name, view: JSON.stringify(view), now };
  if (boardId === undefined) {
    const { lastInsertRowid } = db.run('INSERT INTO boards (name, view, created_at, updated_at) VALUES (:name, :view, :now, :now)', row);
    return { boardId: lastInsertRowid, name, view };
  }
  const { changes } = db.run('UPDATE boards SET name = :name, view = :view, updated_at = :now WHERE id = :boardId', { ...row, boardId });
  if (changes === 0) throw new AppError('not_found', { what: 'board' });
  return { boardId, name, view };
}

export function deleteBoard(boardId: number, { db }: CommandContext): { boardId: number } {
  if (db.run('DELETE FROM boards WHERE id = :boardId', { boardId }).changes === 0) throw new AppError('not_found', { what: 'board' });
  return { boardId };
}
