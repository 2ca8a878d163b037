import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** scrypt with N = 2^16, r = 8: a fifth of a second and 64 MB a guess. */
export const keyOf = (passphrase: string, salt: Buffer): Buffer => scryptSync(passphrase.normalize('NFC'), salt, 32, { N: 2 ** 16, r: 8, p: 1, maxmem: 256 * 1024 ** 2 });

/** AES-256-GCM; `about` is bound to it, so that it can't be put in another's place. Base64 of nonce, tag and cipher text. */
export function seal(text: string, key: Buffer, about: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** Undefined where the key isn't the one, or what was sealed has been changed. */
export function unseal(sealed: string, key: Buffer, about: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < NONCE + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG }).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
