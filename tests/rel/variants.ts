/** One text of a source file, and what stands there in a broken variant. */
export interface Edit {
  file: string;
  find: string;
  replace: string;
}

const wait = (ms: number) => `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});`;
const TRANSACTION: Edit = { file: 'electron/backend/db/executor.ts', find: 'return this.connection.transaction(work).immediate();', replace: 'return work();' };

/**
 * The app with something taken out that a suite is there to protect: a suite that stays green on its variant sees nothing.
 * They are built from the sources as they are; where a text is no longer there, the build fails.
 */
export const variants = {
  'import-in-two-parts': [
    { file: 'electron/backend/people/import-links.ts', find: 'const terms = readLinkTerms(db);', replace: `db.connection.exec('COMMIT'); db.connection.exec('BEGIN IMMEDIATE'); ${wait(3000)} const terms = readLinkTerms(db);` },
  ],
  'no-transactions': [TRANSACTION],
  'lock-in-two-parts': [
    { file: 'electron/backend/campaigns/lock.ts', find: 'rows.flush();', replace: `rows.flush(); db.connection.exec('COMMIT'); db.connection.exec('BEGIN IMMEDIATE'); ${wait(1500)}` },
  ],
  'backup-over-the-last': [
    { file: 'electron/backend/vault/make-backup.ts', find: 'const part = `${backupFile(dataDir, seq)}.part`;', replace: 'const part = backupFile(dataDir, seq - 1);' },
  ],
  'swap-without-journal': [
    { file: 'electron/backend/vault/swap.ts', find: "writeJournal(dataDir, { from, to, step: 'out' });", replace: `moveAll(dataDir, join(dataDir, to)); ${wait(200)} moveAll(join(dataDir, from), dataDir);` },
  ],
  'erasure-not-finished': [
    { file: 'electron/backend/vault/erase/unfinished.ts', find: "get('SELECT 1 FROM erasures WHERE finished_at IS NULL') !== undefined", replace: "get('SELECT 1 FROM erasures WHERE finished_at < 0') !== undefined" },
  ],
  'nothing-is-mutated': [{ file: 'tests/rel/suites/invariants.ts', find: 'MUTANT: name', replace: "MUTANT: ''" }],
  'sync-normal': [{ file: 'electron/backend/db/open.ts', find: "db.pragma('synchronous = FULL');", replace: "db.pragma('synchronous = NORMAL');" }],
  'sync-off': [{ file: 'electron/backend/db/open.ts', find: "db.pragma('synchronous = FULL');", replace: "db.pragma('synchronous = OFF');" }],
  'names-not-synced': [{ file: 'electron/backend/vault/places.ts', find: 'fsyncSync(handle);', replace: '' }],
  'errors-swallowed': [
    { file: 'electron/backend/db/executor.ts', find: 'return this.connection.transaction(work).immediate();', replace: 'try { return this.connection.transaction(work).immediate(); } catch { return undefined as T; }' },
  ],
  'no-watermark': [{ file: 'electron/backend/vault/watermark.ts', find: "return watermarkSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));", replace: 'return undefined;' }],
  'log-stays-behind': [{ file: 'electron/backend/vault/swap.ts', find: 'for (const name of DATABASE_FILES) if', replace: 'for (const name of DATABASE_FILES.slice(0, 1)) if' }],
  'no-transaction-in-migrations': [
    { file: 'electron/backend/db/migrate.ts', find: 'db.transaction(() => {', replace: '(() => {' },
    { file: 'electron/backend/db/migrate.ts', find: '}).immediate();', replace: '})();' },
  ],
  'a-fate-forgotten': [{ file: 'electron/backend/imports/parse-file.ts', find: 'if (fate) fates.push(own', replace: "if (fate && fate.reason !== 'bad_date') fates.push(own" }],
  'schema-not-asked': [{ file: 'electron/backend/serve.ts', find: 'if (!parsed.success) {', replace: "if (!parsed.success && call.endpoint === '') {" }],
  'full-without-a-name': [{ file: 'electron/backend/serve.ts', find: "if (cannotWrite(code)) return new AppError('disk_full');", replace: 'void cannotWrite;' }],
  'no-lock': [{ file: 'electron/backend/db/lock.ts', find: "db.exec('BEGIN EXCLUSIVE');", replace: "db.exec('BEGIN');" }],
  'newer-is-opened': [{ file: 'electron/backend/db/migrate.ts', find: 'if (userVersion > newest || userVersion < 0 || (userVersion > 0 && applicationId !== APPLICATION_ID)) {', replace: 'if (newest < 0 && userVersion + applicationId > 0) {' }],
  'no-checkpoint': [{ file: 'electron/backend/threads/database-work.ts', find: 'isDone = checkpoint();', replace: 'isDone = true; void checkpoint;' }],
  'deleted-stays': [{ file: 'electron/backend/db/open.ts', find: "db.pragma('secure_delete = ON');", replace: "db.pragma('secure_delete = OFF');" }],
  'open-files': [{ file: 'electron/backend/files/write-whole.ts', find: "await open(part, 'wx', 0o600);", replace: "await open(part, 'wx', 0o644);" }],
} satisfies Record<string, Edit[]>;

export type VariantName = keyof typeof variants;
export const editsOf = (name: VariantName): Edit[] => variants[name];
