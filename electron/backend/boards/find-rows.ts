import type { BoardView } from '../../../shared/contract/boards.ts';
import { columnsOf, isRange, type BoardColumn, type BoardTopic, type Cell } from '../../../shared/domain/board-columns.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { dayRange, numberRange } from '../customers/list-filters.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { topics } from './topics.ts';

type Asked = Pick<BoardView, 'sort' | 'filters'>;

/** The ids of a topic's rows that pass every filter, in the order that is asked; what isn't known comes last both ways. */
export function findRows(db: ReadDb, topic: BoardTopic, { sort, filters }: Asked, today: string): readonly number[] {
  return remember(db, `board rows ${topic} ${today} ${JSON.stringify([sort, filters])}`, () => {
    const source = topics[topic];
    const ids = source.ids(db, today);
    const tests = Object.entries(filters).filter(([, filter]) => filter.trim() !== '').map(([by, filter]) => testOf(db, topic, by, filter.trim(), today));
    const places = [...ids.keys()].filter((i) => tests.every((test) => test(i)));
    const keys = sortKeys(source.values(db, known(topic, sort.by).id, today));
    const sign = sort.descending ? -1 : 1;
    places.sort((a, b) => {
      const [x, y] = [keys[a]!, keys[b]!];
      if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || ids[a]! - ids[b]!;
      return sign * (x - y || ids[a]! - ids[b]!);
    });
    return places.map((i) => ids[i]!);
  });
}

export function known(topic: BoardTopic, id: string): { id: string; column: BoardColumn } {
  const columns = columnsOf(topic);
  if (!Object.hasOwn(columns, id)) throw new AppError('bad_input', { fields: [id] });
  return { id, column: columns[id]! };
}

function testOf(db: ReadDb, topic: BoardTopic, by: string, filter: string, today: string): (place: number) => boolean {
  const { column } = known(topic, by);
  const values = topics[topic].values(db, by, today);
  if (!isRange(column)) {
    const wanted = filter.toLowerCase();
    return typeof column === 'object' ? (i) => values[i] === filter : (i) => String(values[i] ?? '').toLowerCase().includes(wanted);
  }
  const range = column === 'day' ? dayRange(filter) : numberRange(filter, 1);
  if (range?.kind !== 'range') throw new AppError('bad_input', { fields: [by] });
  const currencies = column === 'money' ? topics[topic].currencies(db, today) : [];
  const amount = (i: number): number => (column === 'day' ? epochDay(values[i] as string) : column === 'money' ? Number(values[i]) / minorPerUnit(currencies[i]!) : Number(values[i]));
  return (i) => values[i] !== null && amount(i) >= range.low && amount(i) <= range.high;
}

/** Few words go by the order of the language, pinyin; the many by their characters, in a fraction of the time. */
const FEW_WORDS = 2000;

function sortKeys(values: readonly Cell[]): Float64Array {
  const words = [...new Set(values.filter((v) => typeof v === 'string'))];
  const { compare } = new Intl.Collator('zh-CN', { numeric: true });
  words.sort((a, b) => (words.length <= FEW_WORDS ? compare(a, b) : 0) || (a < b ? -1 : 1));
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  return Float64Array.from(values, (v) => (v === null ? NaN : typeof v === 'number' ? v : ranks.get(v)!));
}
