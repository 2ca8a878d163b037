import { migrate, readMigrations, type Migration } from '../../../electron/backend/db/migrate.ts';
import { openMemory, type Connection } from '../../../electron/backend/db/open.ts';
import { describeDatabase, splitStatements } from '../../migrations/statements.ts';
import type { Run } from '../run.ts';

const migrations = readMigrations('migrations');
const versions = [0, ...migrations.map(({ version }) => version)];

/**
 * The way up from every version, broken off after every statement of the first migration on it, and after as many of the
 * later ones, drawn at random, as there are points: nothing has changed, and the next try succeeds. All of all would take
 * a time that grows with the cube of their number.
 */
export async function migrateAll(run: Run): Promise<void> {
  for (const version of versions.slice(0, -1)) {
    const statements = migrations.filter((m) => m.version > version).flatMap((m) => splitStatements(m.sql));
    const db = databaseAt(version);
    const before = JSON.stringify(describeDatabase(db));
    for (const good of breaks(run, version, statements.length)) {
      const name = `from ${version}, after ${good} of ${statements.length} statements`;
      await run.attempt(name, () => {
        let failed = '';
        try {
          migrate(db, failingAfter(version, good));
        } catch (error) {
          failed = String(error);
        }
        if (!failed.includes('no_such_table')) run.violate(`${name}: it didn't fail where it should (${failed})`);
        if (db.inTransaction) run.violate(`${name}: a transaction is open`);
        if (db.pragma('foreign_keys', { simple: true }) !== 1) run.violate(`${name}: references are no longer held to`);
        if (JSON.stringify(describeDatabase(db)) !== before) run.violate(`${name}: something has changed`);
        return Promise.resolve(true);
      });
    }
    migrate(db, migrations);
    if (db.pragma('user_version', { simple: true }) !== versions.at(-1)) run.violate(`from ${version}: the next try doesn't arrive`);
    db.close();
  }
}

function breaks(run: Run, version: number, most: number): Set<number> {
  const first = splitStatements(migrations.find((m) => m.version > version)!.sql).length;
  const later = most - first;
  return new Set([...Array.from({ length: first + 1 }, (_, i) => i), ...(later === 0 ? [] : Array.from({ length: run.points }, () => first + 1 + run.pick(later)))]);
}

/** As an older app left it, with something in it. */
function databaseAt(version: number): Connection {
  const db = openMemory();
  migrate(db, migrations, version);
  if (version > 0) db.exec("INSERT INTO settings VALUES ('language', '\"en\"')");
  return db;
}

/** The migrations after `version`, with a statement that fails after the first `good` statements of them. */
function failingAfter(version: number, good: number): Migration[] {
  let left = good;
  return migrations.filter((m) => m.version > version).map((m) => {
    const statements = splitStatements(m.sql);
    const here = left >= 0 && left <= statements.length;
    const sql = here ? [...statements.slice(0, left), 'INSERT INTO no_such_table VALUES (1);', ...statements.slice(left)].join('\n') : m.sql;
    left = here ? -1 : left - statements.length;
    return { ...m, sql };
  });
}
