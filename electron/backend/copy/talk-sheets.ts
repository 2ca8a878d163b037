import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { talks, TalkSheet } from '../../../shared/contract/talks.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';

type Row = Omit<TalkSheet, 'questions' | 'objections'> & { questions: string; objections: string };
const select = 'SELECT id AS sheetId, name, about, opening, questions, objections, closing, updated_at AS updatedAt FROM talk_sheets';
const read = ({ questions, objections, ...row }: Row): TalkSheet => ({ ...row, questions: JSON.parse(questions) as TalkSheet['questions'], objections: JSON.parse(objections) as TalkSheet['objections'] });

export const listTalkSheets = (db: ReadDb): TalkSheet[] => db.all<Row>(`${select} ORDER BY name`).map(read);

export function getTalkSheet(db: ReadDb, sheetId: number): TalkSheet {
  const row = db.get<Row>(`${select} WHERE id = :sheetId`, { sheetId });
  if (!row) throw new AppError('not_found', { what: 'talk sheet' });
  return read(row);
}

export function saveTalkSheet(db: WriteDb, { sheetId, questions, objections, ...sheet }: Parsed<typeof talks.saveTalkSheet>, now: number): TalkSheet {
  const namesake = db.get<{ id: number }>('SELECT id FROM talk_sheets WHERE name = :name', { name: sheet.name });
  if (namesake && namesake.id !== sheetId) throw new AppError('name_taken');
  const values = { ...sheet, questions: JSON.stringify(questions), objections: JSON.stringify(objections), now };
  if (sheetId === undefined) {
    return getTalkSheet(db, db.run('INSERT INTO talk_sheets (name, about, opening, questions, objections, closing, updated_at) VALUES (:name, :about, :opening, :questions, :objections, :closing, :now)', values).lastInsertRowid);
  }
  getTalkSheet(db, sheetId);
  db.run('UPDATE talk_sheets SET name = :name, about = :about, opening = :opening, questions = :questions, objections = :objections, closing = :closing, updated_at = :now WHERE id = :sheetId', { ...values, sheetId });
  return getTalkSheet(db, sheetId);
}

export function deleteTalkSheet(db: WriteDb, sheetId: number): { sheetId: number } {
  getTalkSheet(db, sheetId);
  db.run('DELETE FROM talk_sheets WHERE id = :sheetId', { sheetId });
  return { sheetId };
}
