import type { Thread } from '../../shared/contract/endpoint.ts';
import type { Reply } from '../../shared/lib/app-error.ts';
import { prepareDatabase, readMigrations, refuseNewerDatabase } from './db/migrate.ts';
import { failureOf } from './serve.ts';
import type { ThreadHost } from './threads/thread-host.ts';
import { findDamage, type Damage } from './vault/damage.ts';
import { hasUnfinishedErasure } from './vault/erase/unfinished.ts';
import { databaseFile } from './vault/places.ts';
import { markWhatIsThere } from './vault/watermark.ts';

/** The threads that hold connections, or why there are none. The analysis is started when it is first needed. */
export type OpenDatabase = { reader: ThreadHost; writer: ThreadHost; analysis: ThreadHost } | { damage: Damage };

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
  refuseNewerDatabase(file, readMigrations(migrationsDir).at(-1)?.version ?? 0);
  const damage = findDamage(dataDir);
  if (damage) return { damage };
  try {
    await prepareDatabase(file, migrationsDir, putAside);
    if (hasUnfinishedErasure(dataDir)) await finishErasing();
    const [writer, reader] = await Promise.all([newThread('writer').ready(), newThread('reader').ready()]);
    markWhatIsThere(dataDir);
    return { reader, writer, analysis: newThread('analysis') };
  } catch (error) {
    const known = failureOf(error);
    if (known?.code === 'database_damaged') return { damage: 'pages' };
    throw known ?? error;
  }
}

export const damagedReply = (damage: Damage): Reply<never> => ({ ok: false, error: { code: 'database_damaged', detail: { damage } } });
