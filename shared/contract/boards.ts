import * as z from 'zod';
import { boardTopics, type Cell } from '../domain/board-columns.ts';
import { command, fileOut, id, query, task } from './endpoint.ts';

const anyTopic = z.enum(['customers', ...boardTopics]);
const topic = z.enum(boardTopics);
/** Column filters: text that it holds, `min..max` of numbers and days (money in the currency's unit), or one of its choices. */
const filters = z.record(z.string().max(40), z.string().max(100));
const sort = z.strictObject({ by: z.string().max(40), descending: z.boolean() });
const view = z.strictObject({
  /** Of the customers' list. */
  search: z.string().max(200),
  sort,
  filters,
  /** The owner's fields that have a column, of the customers' list. */
  own: z.array(id).max(60),
  /** Columns that aren't shown. */
  hidden: z.array(z.string().max(40)).max(100),
  dense: z.boolean(),
});

/** A way to look at a list that is kept (数据板块). */
export interface Board {
  boardId: number;
  topic: z.infer<typeof anyTopic>;
  name: string;
  view: z.infer<typeof view>;
}
export type BoardView = Board['view'];
export interface BoardRow {
  id: number;
  /** Whose it is, where it is somebody's. */
  customerId: number | null;
  currency: string;
  /** By column. */
  cells: Record<string, Cell>;
}
/** Nobody is in a printed or saved one who said no, or who is left alone by a campaign. */
export interface HandedOut {
  rows: number;
  leftOut: { optedOut: number; heldOut: number };
}

export const boards = {
  list: query(z.strictObject({ topic: anyTopic })).returns<Board[]>(),
  save: command(z.strictObject({ boardId: id.optional(), topic: anyTopic, name: z.string().trim().min(1).max(30), view })).returns<Board>(),
  remove: command(z.strictObject({ boardId: id })).returns<{ boardId: number }>(),
  rows: query(z.strictObject({ topic, sort, filters, offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) })).returns<{ total: number; all: number; rows: BoardRow[] }>(),
  /** What is shown as a workbook, or as a page to be printed (at most 5,000 rows). */
  handOut: task('analysis', z.strictObject({ topic, sort, filters, columns: z.array(z.string().max(40)).min(1).max(40), form: z.enum(['sheet', 'page']), title: z.string().trim().min(1).max(60), language: z.enum(['zh-CN', 'en']), to: fileOut })).returns<HandedOut>(),
};
