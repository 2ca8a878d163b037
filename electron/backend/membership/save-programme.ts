import type { ProgrammeState } from '../../../shared/contract/membership.ts';
import { versionOn, type Programme } from '../../../shared/domain/programme.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { isDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import type { TaskContext } from '../serve.ts';
import { businessDay, throughDay } from './clock.ts';
import { isMemberAccount } from './member-account.ts';
import { postPoints } from './post-points.ts';
import { readVersions } from './read-programme.ts';
import { saveBonusEvents } from './save-bonus-events.ts';

export function programmeState(db: ReadDb, today: string): ProgrammeState {
  const versions = readVersions(db);
  const through = throughDay(db);
  const day = businessDay(db, today);
  return {
    current: versionOn(versions, day),
    versions: versions.toReversed(),
    members: db.get<{ n: number }>(`SELECT count(DISTINCT a.customer_id) AS n FROM members m JOIN accounts a ON ${isMemberAccount}`)!.n,
    clockBehind: through !== null && through > today ? through : null,
    due: through !== null && through < today,
  };
}

/** Another version. Orders of its days are judged by it from now on, those that are in already too. */
export function saveProgramme({ fromDay, rules }: { fromDay: string; rules: Programme }, { db, now, today, progress, checkCancelled }: TaskContext): ProgrammeState {
  if (!isDay(fromDay)) throw new AppError('bad_input', { fields: ['fromDay'] });
  const untilDay = rules.aims?.untilDay ?? null;
  if (untilDay !== null && (!isDay(untilDay) || untilDay < fromDay)) throw new AppError('bad_input', { fields: ['untilDay'], reason: 'before_from' });
  return db.transaction(() => {
    db.run('INSERT INTO programme_versions (from_day, rules, at) VALUES (:fromDay, :rules, :now)', { fromDay, rules: JSON.stringify({ ...rules, points: saveBonusEvents(db, rules.points, { now, today }) }), now });
    postPoints(db, null, { now, today }, (done, total) => {
      checkCancelled();
      progress({ step: 'members', done, total });
    });
    return programmeState(db, today);
  });
}
