import type { boards } from '../../../shared/contract/boards.ts';
import { snapshot } from '../db/remember.ts';
import type { Handlers } from '../serve.ts';
import { listBoards, removeBoard, saveBoard } from './boards.ts';
import { findRows } from './find-rows.ts';
import { handOut } from './hand-out.ts';
import { topics } from './topics.ts';

export const boardsHandlers: Handlers<typeof boards> = {
  list: ({ topic }, { db }) => listBoards(db, topic),
  save: (board, context) => saveBoard(board, context),
  remove: ({ boardId }, context) => removeBoard(boardId, context),

  rows: ({ topic, sort, filters, offset, limit }, { db, today }) =>
    snapshot(db, () => {
      const ids = findRows(db, topic, { sort, filters }, today);
      return { total: ids.length, all: topics[topic].ids(db, today).length, rows: topics[topic].rows(db, ids.slice(offset, offset + limit), today) };
    }),

  handOut,
};
