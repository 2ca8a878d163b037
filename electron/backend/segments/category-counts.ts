import { categoriesFrom, literal } from '../../../shared/domain/rule-to-sql.ts';
import { peopleIds, placeOf, type NumberColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { sqlContext, type People } from './compile-rule.ts';

/** How many categories each has bought from: one pass, where the field's own SQL asks for each person. */
export function categoryCounts(db: ReadDb, people: People): NumberColumn {
  return remember(db, `categories ${people.metrics}/${people.shopId}`, () => {
    const ids = peopleIds(db, people);
    const counts = new Float64Array(ids.length);
    const found = db.connection.prepare(`SELECT a.customer_id, count(DISTINCT p.category) ${categoriesFrom(sqlContext(people, literal))} GROUP BY a.customer_id`).raw().all() as [number, number][];
    for (const [id, count] of found) {
      const place = placeOf(ids, id);
      if (place >= 0) counts[place] = count;
    }
    return counts;
  });
}
