import type { Field } from '../../../shared/domain/fields.ts';
import type { NumberColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { expectedOrders } from '../lifecycle/expected-orders.ts';
import { asOfDueDays } from './as-of-words.ts';
import { categoryCounts } from './category-counts.ts';
import type { People } from './compile-rule.ts';

const made: Partial<Record<Field['id'], (db: ReadDb, people: People) => NumberColumn | undefined>> = { distinct_categories: categoryCounts, expected_orders_90d: expectedOrders, due_days: asOfDueDays };

/** Everyone's values of a field whose own SQL asks person by person, made in one pass; undefined of the other fields. */
export const madeColumn = (db: ReadDb, people: People, id: Field['id']): NumberColumn | undefined => made[id]?.(db, people);
