import { openMemory } from '../../../electron/backend/db/open.ts';
import { WriteDb } from '../../../electron/backend/db/executor.ts';
import { serve, type AllHandlers, type TaskContext } from '../../../electron/backend/serve.ts';
import type { OpenFile } from '../../../electron/backend/files/file-refs.ts';
import type { Reply } from '../../../shared/lib/app-error.ts';

export type TinyHandler = (input: unknown, context: TaskContext) => unknown;

/** `serve` with handlers of a test's own in place of the app's: what isn't given fails the test by name. */
export function serveWith(given: Record<string, TinyHandler>): {
  db: WriteDb;
  logged: string[];
  call: (endpoint: string, input: unknown, more?: { files?: Record<string, OpenFile>; checkCancelled?: () => void }) => Promise<Reply<unknown>>;
} {
  const handlers = new Proxy({} as AllHandlers, {
    get: (_all, feature) => new Proxy({}, { get: (_feature, name) => given[`${String(feature)}.${String(name)}`] ?? given['*'] }),
  });
  const db = new WriteDb(openMemory());
  db.connection.exec('CREATE TABLE t (x INTEGER, filler TEXT) STRICT');
  const logged: string[] = [];
  return {
    db,
    logged,
    call: (endpoint, input, { files = {}, checkCancelled = () => undefined } = {}) =>
      serve(
        handlers,
        { endpoint, input, files },
        { db, now: 0, today: '1970-01-01', dataDir: '/no such folder', version: '0', progress: () => undefined, checkCancelled },
        (line) => logged.push(line),
      ),
  };
}
