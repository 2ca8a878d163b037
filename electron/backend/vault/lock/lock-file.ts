import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { idleMinutes } from '../../../../shared/contract/app-lock.ts';
import { AppError } from '../../../../shared/lib/app-error.ts';
import { replaceFile, syncFolder } from '../places.ts';

const lockSchema = z.strictObject({
  format: z.literal(1),
  salt: z.base64().length(24),
  /** scrypt of the passphrase, N = 2^17, r = 8, p = 1: half a second and 128 MB a guess. */
  hash: z.base64().length(44),
  idleMinutes: z.literal(idleMinutes),
});
export type LockFile = z.infer<typeof lockSchema>;

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
const hashOf = (passphrase: string, salt: Buffer): Promise<Buffer> => derive(passphrase.normalize('NFC'), salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 512 * 1024 ** 2 });

/** Beside the database and not in it, so that it holds where the database can't be opened, and whatever is restored. */
const fileOf = (dataDir: string): string => join(dataDir, 'app-lock.json');

export const hasLock = (dataDir: string): boolean => existsSync(fileOf(dataDir));

/** Undefined where there is none, and where it can't be read: then nothing opens it, and only taking the file away helps. */
export function readLock(dataDir: string): LockFile | undefined {
  try {
    return lockSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

export async function writeLock(dataDir: string, passphrase: string, idle: LockFile['idleMinutes']): Promise<void> {
  const salt = randomBytes(16);
  const hash = await hashOf(passphrase, salt);
  keepLock(dataDir, { format: 1, salt: salt.toString('base64'), hash: hash.toString('base64'), idleMinutes: idle });
}

export const keepLock = (dataDir: string, lock: LockFile): void => replaceFile(fileOf(dataDir), JSON.stringify(lock));

export function deleteLock(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
  syncFolder(dataDir);
}

/** One guess after the other, and a longer wait after each wrong one. */
let guesses: Promise<unknown> = Promise.resolve();
let wrong = 0;
const LONGEST_WAIT_MS = 10_000;

export async function checkPassphrase(dataDir: string, passphrase: string): Promise<void> {
  const guess = guesses.then(async () => {
    if (wrong > 2) await new Promise((done) => setTimeout(done, Math.min(LONGEST_WAIT_MS, 500 * 2 ** (wrong - 3))));
    const lock = readLock(dataDir);
    const isRight = lock !== undefined && timingSafeEqual(await hashOf(passphrase, Buffer.from(lock.salt, 'base64')), Buffer.from(lock.hash, 'base64'));
    wrong = isRight ? 0 : wrong + 1;
    if (!isRight) throw new AppError('lock_passphrase_wrong');
  });
  guesses = guess.catch(() => undefined);
  await guess;
}
