import { FORECAST_DAYS } from '../../../shared/domain/forecast-sql.ts';
import { forecast } from '../../../shared/domain/forecast.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { columnOf, peopleIds, type NumberColumn } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';
import { readPurchases } from './purchases.ts';

/** What the field's own SQL gives person by person, of everyone at once: people with the same history are one. */
export function expectedOrders(db: ReadDb, people: People): NumberColumn {
  return remember(db, `expected ${people.metrics}/${people.shopId} ${people.asOf}`, () => {
    const ids = peopleIds(db, people);
    const method = people.lifecycle.method(FORECAST_DAYS);
    if (method === null) return new Float64Array(ids.length).fill(NaN);
    const purchases = readPurchases(db, people.shopId);
    const { place, expected } = forecast(purchases, epochDay(people.asOf), FORECAST_DAYS, method);
    return columnOf(ids, Array.from(place, (i, k) => [purchases.customerIds[i]!, expected[k]!] as const), NaN);
  });
}
