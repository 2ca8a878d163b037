import type { Standing } from '../../../shared/contract/lifecycle.ts';
import type { Cuts } from '../../../shared/domain/lifecycle-states.ts';
import { stateChanges } from '../../../shared/domain/state-history.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays, dayFromEpoch, daysBetween, epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { personOf } from '../people/decisions.ts';
import { peopleFrom, sqlContext, type People } from '../segments/compile-rule.ts';
import { cutsInForce } from './cuts-in-force.ts';
import { readPurchases } from './purchases.ts';

/** State and stage of one person by the very SQL that rules use, so that record and segment can't disagree. */
export function readStanding(db: ReadDb, customerId: number, people: People): Standing {
  const context = sqlContext(people, literal);
  const id = personOf(db, customerId) ?? customerId;
  const row = db.get<Pick<Standing, 'state' | 'stage' | 'ownGap'> & { lastDay: string | null; dueDays: number | null }>(
    `SELECT ${valueSql(fields.state, context)} AS state, ${valueSql(fields.stage, context)} AS stage, m.interval_days AS ownGap, m.last_day AS lastDay, ${valueSql(fields.due_days, context)} AS dueDays FROM ${peopleFrom(people)} WHERE c.id = :id`,
    { id },
  );
  if (!row) throw new AppError('not_found', { what: 'customer' });
  const { cuts, source } = cutsInForce(db, people);
  const { lastDay, dueDays, ...standing } = row;
  return { ...standing, dueDay: dueDays === null ? null : addDays(people.asOf, dueDays), cuts, source, changes: cuts === null ? [] : changesOf(db, id, people, cuts), lastOrderDays: lastDay === null ? null : daysBetween(lastDay, people.asOf), shopGap: people.lifecycle.medianGap() };
}

function changesOf(db: ReadDb, id: number, { shopId, asOf }: People, cuts: Cuts): Standing['changes'] {
  const { customerIds, offsets, days } = readPurchases(db, shopId);
  const place = customerIds.indexOf(id);
  if (place < 0) return [];
  const until = epochDay(asOf);
  const bought = [...days.subarray(offsets[place], offsets[place + 1])].filter((day) => day <= until);
  return stateChanges(bought, until, cuts).map(({ day, state }) => ({ day: dayFromEpoch(day), state }));
}
