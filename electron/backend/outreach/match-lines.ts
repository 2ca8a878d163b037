import type { ReadDb } from '../db/executor.ts';
import { matchList } from '../segments/match-list.ts';

export interface MatchedLine {
  line: string;
  /** Whom it names; of several there is no telling which. */
  people: number[];
}

/** Lines that name somebody, each looked at for itself. */
export function matchLines(db: ReadDb, text: string): MatchedLine[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  return lines.map((line) => ({ line, people: [...matchList(db, line).people] }));
}
