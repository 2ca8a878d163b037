import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { CustomerRow, customers, ListColumnId } from '../../../shared/contract/customers.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, compileRule, type People } from '../segments/compile-rule.ts';
import { evaluateRule } from '../segments/evaluate-rule.ts';
import { readCustomerRows } from './customer-rows.ts';
import { orderBy } from './list-columns.ts';
import { filterMarks } from './list-filters.ts';
import { marksOf, peopleIds } from './people-columns.ts';
import { searchIds } from './search.ts';

type Input = Parsed<typeof customers.list>;
export type Chosen = Pick<Input, 'rule' | 'search' | 'shop' | 'filters' | 'asOf' | 'was'>;

/** A page of the customers who pass everything that is asked; who bought last comes first unless another order is. */
export function listCustomers(db: ReadDb, input: Input, today: string): Output<typeof customers.list> {
  const people = choosePeople(db, { shop: input.shop, asOf: input.asOf, today });
  const passes = testsOf(db, input, people, today);
  const { by, descending } = input.sort ?? { by: 'lastDay' as const, descending: true };
  const { known, unknown } = orderBy(db, people, by);
  const ids = peopleIds(db, people);
  const page: number[] = [];
  let total = 0;
  const visit = (place: number) => {
    for (const marks of passes) if (marks[place] === 0) return;
    if (total >= input.offset && page.length < input.limit) page.push(ids[place]!);
    total += 1;
  };
  if (descending) for (let i = known.length - 1; i >= 0; i -= 1) visit(known[i]!);
  else for (const place of known) visit(place);
  // Who has no value comes last both ways.
  for (const place of unknown) visit(place);
  return { total, rows: withOwn(db, readCustomerRows(db, page, people), input.fields ?? []), currency: people.currency, asOf: people.asOf };
}

/** With what the owner's fields are for those on the page. */
function withOwn(db: ReadDb, rows: CustomerRow[], fieldIds: readonly number[]): CustomerRow[] {
  if (fieldIds.length === 0) return rows;
  const texts = db.all<{ id: number; fieldId: number; text: string }>(
    `SELECT s.customer_id AS id, s.field_id AS fieldId, group_concat(s.value, '、') AS text FROM json_each(:ids) p CROSS JOIN own_shown s ON s.customer_id = p.value
    WHERE s.field_id IN (SELECT value FROM json_each(:fieldIds)) GROUP BY s.customer_id, s.field_id`,
    { ids: JSON.stringify(rows.map((r) => r.customerId)), fieldIds: JSON.stringify(fieldIds) },
  );
  const own = new Map<number, Record<number, string>>();
  for (const { id, fieldId, text } of texts) own.set(id, { ...own.get(id), [fieldId]: text });
  return rows.map((row) => ({ ...row, ownTexts: own.get(row.customerId) ?? {} }));
}

/** Everyone that such a list shows, by id. */
export function chosenIds(db: ReadDb, chosen: Chosen, today: string): number[] {
  const people = choosePeople(db, { shop: chosen.shop, asOf: chosen.asOf, today });
  const passes = testsOf(db, chosen, people, today);
  return [...peopleIds(db, people)].filter((_, place) => passes.every((marks) => marks[place] === 1));
}

function testsOf(db: ReadDb, { rule, search, filters, shop, was }: Chosen, people: People, today: string): Uint8Array[] {
  const tests: Uint8Array[] = [];
  if (rule) tests.push(evaluateRule(db, compileRule(db, rule, people)));
  if (search?.trim()) tests.push(marksOf(peopleIds(db, people), searchIds(db, search)));
  for (const [by, filter] of Object.entries(filters ?? {})) if (filter !== undefined && filter.trim() !== '') tests.push(filterMarks(db, people, by as ListColumnId, filter));
  for (const then of was ?? []) tests.push(wasMarks(db, then, people, choosePeople(db, { shop, asOf: then.asOf, today })));
  return tests;
}

/** Who was found by a rule as of another day, or wasn't: also who wasn't a customer then. */
function wasMarks(db: ReadDb, { rule, inside }: NonNullable<Chosen['was']>[number], people: People, then: People): Uint8Array {
  const found = evaluateRule(db, compileRule(db, rule, then));
  const marks = marksOf(peopleIds(db, people), peopleIds(db, then).filter((_, place) => found[place] === 1));
  return inside ? marks : marks.map((mark) => mark ^ 1);
}
