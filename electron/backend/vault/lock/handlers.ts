import type { appLock, AppLockState } from '../../../../shared/contract/app-lock.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import type { Handlers } from '../../serve.ts';
import { checkPassphrase, deleteLock, hasLock, keepLock, readLock, writeLock } from './lock-file.ts';

const stateOf = (dataDir: string): AppLockState => ({ enabled: hasLock(dataDir), idleMinutes: readLock(dataDir)?.idleMinutes ?? 0 });

/** What is on the disk; that the app is locked or isn't any more is app-lock.ts's to heed. */
export const appLockHandlers: Handlers<typeof appLock> = {
  lockState: (_, { dataDir }) => stateOf(dataDir),

  unlock: async ({ passphrase }, { dataDir }) => {
    if (hasLock(dataDir)) await checkPassphrase(dataDir, passphrase);
    return stateOf(dataDir);
  },

  lock: (_, { dataDir }) => stateOf(dataDir),

  active: () => null,

  setLock: async ({ current, passphrase, idleMinutes }, { dataDir }) => {
    const isThere = hasLock(dataDir);
    if (isThere) await checkPassphrase(dataDir, current ?? '');
    if (passphrase !== null) await writeLock(dataDir, passphrase, idleMinutes);
    else {
      const present = readLock(dataDir);
      if (!present) throw new AppError('bad_input', { fields: ['passphrase'] });
      keepLock(dataDir, { ...present, idleMinutes });
    }
    return stateOf(dataDir);
  },

  removeLock: async ({ current }, { dataDir }) => {
    if (hasLock(dataDir)) await checkPassphrase(dataDir, current);
    deleteLock(dataDir);
    return stateOf(dataDir);
  },
};
