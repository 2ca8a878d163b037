import type { CustomerSort, ListColumnId } from '../../../shared/contract/customers.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { ownIdOf } from '../../../shared/domain/own-fields.ts';
import { literal } from '../../../shared/domain/rule-to-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { ownNumbers, ownTexts } from '../own-fields/own-columns.ts';
import { getField } from '../own-fields/read-fields.ts';
import type { People } from '../segments/compile-rule.ts';
import { dayColumn, numberColumn, textColumn, type NumberColumn, type TextColumn } from './people-columns.ts';

interface ListColumn {
  type: 'text' | 'number' | 'money' | 'day';
  sql: string;
  source: 'customers' | 'metrics';
}
const text = (sql: string): ListColumn => ({ type: 'text', sql, source: 'customers' });
const metric = (type: ListColumn['type'], sql: string): ListColumn => ({ type, sql, source: 'metrics' });

/** What the list of customers can be sorted and filtered by. */
export const listColumns: Record<CustomerSort, ListColumn> = {
  nick: text('c.nick'),
  name: text('c.name'),
  phone: text('c.phone'),
  phoneQuality: text('c.phone_quality'),
  email: text('c.email'),
  province: text('c.province'),
  city: text('c.city'),
  platforms: text('c.platforms'),
  orders: metric('number', 'm.orders'),
  purchaseDays: metric('number', 'm.purchase_days'),
  netTotalMinor: metric('money', fields.net_total.sql!),
  aovMinor: metric('money', fields.aov.sql!),
  refundMinor: metric('money', 'CASE WHEN m.currency = :currency OR m.paid_orders = 0 THEN m.refund_minor END'),
  firstDay: metric('day', 'm.first_day'),
  lastDay: metric('day', 'm.last_day'),
  intervalDays: metric('number', 'm.interval_days'),
};

export type LoadedColumn = { type: 'text'; text: TextColumn } | { type: 'number' | 'money' | 'day'; numbers: NumberColumn };

export function loadListColumn(db: ReadDb, people: People, by: ListColumnId): LoadedColumn {
  const ownId = ownIdOf(by);
  if (ownId !== undefined) {
    const { kind } = getField(db, ownId);
    return kind === 'number' || kind === 'date' ? { type: kind === 'date' ? 'day' : 'number', numbers: ownNumbers(db, people, ownId) } : { type: 'text', text: ownTexts(db, people, ownId) };
  }
  const { type, sql, source } = listColumns[by as CustomerSort];
  const column = { sql: sql.replace(':currency', literal(people.currency)), source };
  if (type === 'text') return { type, text: textColumn(db, people, column) };
  return { type, numbers: type === 'day' ? dayColumn(db, people, column) : numberColumn(db, people, column) };
}

/** Everyone's places in the order of a column: `known` ascending, ties by id, and then those whose value isn't known. */
export interface Order {
  known: Int32Array;
  unknown: Int32Array;
}

export function orderBy(db: ReadDb, people: People, by: ListColumnId): Order {
  return remember(db, `order ${people.metrics}/${people.shopId} ${people.currency} ${by}`, () => {
    const column = loadListColumn(db, people, by);
    const values = column.type === 'text' ? ranksOf(column.text) : column.numbers;
    const places = Int32Array.from(values, (_, i) => i);
    const known = places.filter((i) => !Number.isNaN(values[i]!));
    known.sort((a, b) => values[a]! - values[b]! || a - b);
    return { known, unknown: places.filter((i) => Number.isNaN(values[i]!)) };
  });
}

/** Few words (places, platforms) go by the order of the language, pinyin; the many of names by their characters, in a fraction of the time. */
const FEW_WORDS = 2000;

function ranksOf({ codes, words }: TextColumn): NumberColumn {
  const { compare } = new Intl.Collator('zh-CN');
  const order = Int32Array.from(words.keys()).slice(1);
  order.sort((a, b) => (words.length <= FEW_WORDS ? compare(words[a]!, words[b]!) : 0) || (words[a]! < words[b]! ? -1 : 1));
  const ranks = new Float64Array(words.length).fill(NaN);
  order.forEach((word, rank) => {
    if (words[word] !== '') ranks[word] = rank;
  });
  return Float64Array.from(codes, (code) => ranks[code]!);
}
