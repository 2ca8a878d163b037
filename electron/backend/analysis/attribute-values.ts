import { contactLog } from '../../../shared/domain/contact-log.ts';
import { fieldIds, fields, findField, type Field } from '../../../shared/domain/fields.ts';
import { literal, valueSql, type SqlContext } from '../../../shared/domain/rule-to-sql.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { columnOf, dayColumn, numberColumn, peopleIds } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { ownNumbers } from '../own-fields/own-columns.ts';
import { ownRuleFields } from '../own-fields/read-fields.ts';
import { sqlContext, type People } from '../segments/compile-rule.ts';
import { madeColumn } from '../segments/made-columns.ts';

/** Everyone's value of one attribute: for each of `peopleIds`, NaN where it isn't known. */
export interface AttributeValues {
  field: Field;
  /** As they are kept: money in minor units. */
  values: Float64Array;
  /** Those known, ascending. */
  sorted: Float64Array;
  /** Kept units in one of rules: 100 fen in a yuan. */
  scale: number;
}

const isNumeric = ({ type }: Field): boolean => type === 'number' || type === 'money' || type === 'days' || type === 'share';

/** Those of the catalogue, then the owner's own, each once. */
export function numericFields(db: ReadDb): Field[] {
  const own = new Map([...ownRuleFields(db).values()].map((field) => [field.id, field]));
  return [...fieldIds.map((id) => fields[id]), ...own.values()].filter(isNumeric);
}

/** By what rules call it. */
export function numericField(db: ReadDb, id: string): Field {
  const field = findField(id) ?? ownRuleFields(db).get(id);
  if (!field || !isNumeric(field)) throw new AppError('bad_input', { field: id.slice(0, 60) });
  return field;
}

/** From the same columns that rules are evaluated on. */
export function readAttribute(db: ReadDb, people: People, id: string): AttributeValues {
  const field = numericField(db, id);
  const key = `${people.metrics}/${people.shopId} ${people.asOf} ${people.currency} ${field.id}`;
  return remember(db, `attribute ${key}`, () => {
    const values = valuesOf(db, people, field);
    return { field, values, sorted: values.filter((v) => !Number.isNaN(v)).sort(), scale: field.type === 'money' ? minorPerUnit(people.currency) : 1 };
  });
}

function valuesOf(db: ReadDb, people: People, field: Field): Float64Array {
  if (field.ownId !== null) return ownNumbers(db, people, field.ownId);
  if (field.id === 'last_touched_days') return touchedDays(db, people);
  const made = madeColumn(db, people, field.id);
  if (made) return made;
  const column = { sql: valueSql(field, sqlContext(people, literal)), source: field.source ?? 'metrics' } as const;
  if (field.type !== 'days') return numberColumn(db, people, column);
  const today = epochDay(people.asOf);
  return dayColumn(db, people, column).map((day) => today - day);
}

/** Few people have been touched: their last days are found once. */
function touchedDays(db: ReadDb, people: People): Float64Array {
  const today = epochDay(people.asOf);
  const rows = db.all<{ id: number; day: string }>(`SELECT COALESCE(ta.customer_id, t.customer_id) AS id, max(t.day) AS day FROM ${contactLog} t LEFT JOIN accounts ta ON ta.id = t.account_id WHERE t.day <= :asOf GROUP BY 1`, { asOf: people.asOf });
  return columnOf(peopleIds(db, people), rows.map(({ id, day }) => [id, today - epochDay(day)] as const), NaN);
}

/** The value as kept, as SQL over `c` and `m`. */
export function attributeSql(field: Field, context: SqlContext): string {
  if (field.ownId !== null) return `(SELECT v.number FROM own_shown v WHERE v.field_id = ${context.bind(field.ownId)} AND v.customer_id = c.id)`;
  const value = valueSql(field, context);
  return field.type === 'days' ? `CAST(julianday(${context.bind(context.asOf)}) - julianday(${value}) AS INTEGER)` : value;
}

/** From the unit of rules into the kept one, as rules are read. */
export const toKept = ({ scale }: AttributeValues) => (value: number): number => (scale === 1 ? value : Math.round(value * scale * 1e4) / 1e4);
/** The other way. */
export const toShown = ({ scale }: AttributeValues) => (value: number): number => value / scale;
