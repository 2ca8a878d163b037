import * as z from 'zod';
import { upkeep } from './endpoint.ts';
import { MIN_PASSPHRASE } from './passphrase.ts';

/** Whether the app asks for a passphrase. It is a lock on the app, and no encryption of what lies on the disk. */
export interface AppLockState {
  enabled: boolean;
  /** Without a key or a click it locks itself after so long; 0: never. */
  idleMinutes: number;
}

export const idleMinutes = [0, 1, 5, 10, 30, 60] as const;
const given = z.string().max(200);
const chosenIdle = z.literal(idleMinutes);

/** While it is locked every endpoint but `lockState` and `unlock` refuses with `app_locked`. */
export const appLock = {
  lockState: upkeep('now', z.strictObject({})).returns<AppLockState>(),
  unlock: upkeep('now', z.strictObject({ passphrase: given })).returns<AppLockState>(),
  lock: upkeep('now', z.strictObject({})).returns<AppLockState>(),
  /** Somebody is at the keyboard. */
  active: upkeep('now', z.strictObject({})).returns<null>(),
  /** `current` where there is a lock already; `passphrase` null keeps the present one. */
  setLock: upkeep('queued', z.strictObject({ current: given.nullable(), passphrase: z.string().min(MIN_PASSPHRASE).max(200).nullable(), idleMinutes: chosenIdle })).returns<AppLockState>(),
  removeLock: upkeep('queued', z.strictObject({ current: given })).returns<AppLockState>(),
};
