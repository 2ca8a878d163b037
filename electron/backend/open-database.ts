import type { Thread } from '../../shared/contract/endpoint.ts';
import { AppError } from '../../shared/lib/app-error.ts';
import { prepareDatabase, readMigrations, refuseNewerDatabase } from './db/migrate.ts';
import { failureOf } from './serve.ts';
import type { ThreadHost } from './threads/thread-host.ts';
import { damageOf, findDamage, type Damage } from './vault/damage.ts';
import { hasUnfinishedErasure } from './vault/erase/unfinished.ts';
import { databaseFile } from './vault/places.ts';
import { markWhatIsThere } from './vault/watermark.ts';

/** The threads that hold connections (the analysis is started when it is first needed), or why there are none: what every call is then answered with. */
export type OpenDatabase = { reader: ThreadHost; writer: ThreadHost; analysis: ThreadHost } | { shut: AppError };

interface Opening {
  dataDir: string;
  migrationsDir: string;
  newThread: (role: Thread) => ThreadHost;
  /** A backup before a migration. */
  putAside: () => Promise<void>;
  /** Carries on what a crash has broken off, while nobody holds the database. */
  finishErasing: () => Promise<void>;
}

/** Looks first, migrates next, opens last. A damaged database isn't opened, and never taken for an empty one. */
export async function openDatabase({ dataDir, migrationsDir, newThread, putAside, finishErasing }: Opening): Promise<OpenDatabase> {
  const file = databaseFile(dataDir);
  try {
    refuseNewerDatabase(file, readMigrations(migrationsDir).at(-1)?.version ?? 0);
    const damage = findDamage(dataDir);
    if (damage) return { shut: damaged(damage) };
    await prepareDatabase(file, migrationsDir, putAside);
    if (hasUnfinishedErasure(dataDir)) await finishErasing();
    const [writer, reader] = await Promise.all([newThread('writer').ready(), newThread('reader').ready()]);
    markWhatIsThere(dataDir);
    return { reader, writer, analysis: newThread('analysis') };
  } catch (error) {
    const damage = damageOf(error);
    if (damage) return { shut: damaged(damage) };
    throw failureOf(error) ?? error;
  }
}

const damaged = (damage: Damage): AppError => new AppError('database_damaged', { damage });

/** What it means that a database which was open a moment ago can't be opened again. A full disk has harmed nothing. */
export const whyShut = (error: unknown): AppError => (failureOf(error)?.code === 'disk_full' ? new AppError('disk_full', { closed: true }) : damaged(damageOf(error) ?? 'pages'));
