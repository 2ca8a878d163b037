import { categoriesFrom, literal } from '../../../shared/domain/rule-to-sql.ts';
import { columnOf, peopleIds, type NumberColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { sqlContext, type People } from './compile-rule.ts';

/** How many categories each has bought from: one pass, where the field's own SQL asks for each person. */
export function categoryCounts(db: ReadDb, people: People): NumberColumn {
  return remember(db, `categories ${people.metrics}/${people.shopId} ${people.asOf}`, () => {
    const found = db.connection.prepare(`SELECT a.customer_id, count(DISTINCT p.category) ${categoriesFrom(sqlContext(people, literal))} GROUP BY a.customer_id`).raw().all() as [number, number][];
    return columnOf(peopleIds(db, people), found, 0);
  });
}
