import type { vault } from '../../../shared/contract/vault.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { failureOf, type Handlers, type UpkeepContext } from '../serve.ts';
import { listAside } from './aside.ts';
import { openSealed, saveSealed } from './carry.ts';
import { eraseCustomer, finishErasures } from './erase/erase-customer.ts';
import { appLockHandlers } from './lock/handlers.ts';
import { freeBytes, hashFile, makeBackup, readCopy } from './make-backup.ts';
import { backupFile, backupOf, getManifest, listManifests, writeManifest } from './manifest.ts';
import { exportAll } from './open-formats/export-all.ts';
import { openExport } from './open-formats/read-export.ts';
import { listOutside, noteOutside } from './outside.ts';
import { restoreBackup, undoRestore } from './restore.ts';
import { salvage } from './salvage/salvage.ts';

/** Why the last backup couldn't be made; said until one could. */
let failure: { code: string; at: number } | null = null;

export const vaultHandlers: Handlers<typeof vault> = {
  list: (_, { dataDir }) => {
    const { manifests, unreadable } = listManifests(dataDir);
    return { backups: manifests.map(backupOf), aside: listAside(dataDir), unreadable, failure, freeBytes: freeBytes(dataDir), outside: listOutside(dataDir) };
  },

  backup: async ({ reason }, context) => {
    try {
      const result = await makeBackup({ ...jobOf(context), reason, inTurn: context.inTurn });
      failure = null;
      return result;
    } catch (error) {
      const code = failureOf(error)?.code ?? 'backup_failed';
      if (code !== 'cancelled') failure = { code, at: context.now };
      throw error instanceof AppError || code !== 'backup_failed' ? error : new AppError('backup_failed', { kind: codeOf(error) });
    }
  },

  pin: async ({ seq, pinned }, { dataDir }) => {
    const manifest = { ...getManifest(dataDir, seq), pinned };
    await writeManifest(dataDir, manifest);
    return backupOf(manifest);
  },

  check: async ({ seq }, context) => backupOf(await checkBackup(seq, context)),

  restore: ({ seq }, context) => restoreBackup(jobOf(context), seq),

  undoRestore: ({ asideId }, context) => undoRestore(jobOf(context), asideId),

  // It is opened after whatever was done while it was closed.
  reopen: () => null,

  saveEncrypted: async ({ seq, passphrase, to }, context) => {
    const saved = await saveSealed(jobOf(context), seq, passphrase, context.file(to).path);
    noteOutside(context.dataDir, { name: context.file(to).name, at: context.now, kind: 'encrypted' });
    return saved;
  },

  openEncrypted: async ({ file, passphrase }, context) => backupOf(await openSealed(jobOf(context), context.file(file).path, passphrase)),

  exportAll: async ({ to }, context) => {
    const written = await exportAll(jobOf(context), context.file(to).path);
    noteOutside(context.dataDir, { name: context.file(to).name, at: context.now, kind: 'export' });
    return written;
  },

  salvage: async ({ to }, context) => {
    const salvaged = await salvage(jobOf(context), context.file(to).path);
    noteOutside(context.dataDir, { name: context.file(to).name, at: context.now, kind: 'salvage' });
    return salvaged;
  },

  openExport: async ({ file }, context) => backupOf(await openExport(jobOf(context), context.file(file).path)),

  erase: ({ customerId }, context) => eraseCustomer(jobOf(context), customerId),

  finishErasing: (_, context) => finishErasures(jobOf(context)),

  ...appLockHandlers,
};

const jobOf = (context: UpkeepContext) => ({
  dataDir: context.dataDir,
  migrations: context.migrations,
  version: context.version,
  now: context.now,
  progress: (step: string, done: number, total: number) => context.progress({ step, done, total }),
  checkCancelled: context.checkCancelled,
});

/** Read again, byte for byte and row for row. */
async function checkBackup(seq: number, context: UpkeepContext) {
  const manifest = getManifest(context.dataDir, seq);
  const file = backupFile(context.dataDir, seq);
  if ((await hashFile(file)) !== manifest.sha256) throw new AppError('backup_damaged');
  const { digest } = await readCopy(file, jobOf(context));
  if (digest !== manifest.digest) throw new AppError('backup_damaged');
  return manifest;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
