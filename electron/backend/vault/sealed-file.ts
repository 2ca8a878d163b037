import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { AppError } from '../../../shared/lib/app-error.ts';

/*
 * magic 8 | log2 N, r, p, 0 | salt 16 | nonce prefix 7, 0 | HMAC-SHA256 of all that, 32 | chunks
 *
 * scrypt makes two keys of the passphrase: one for the chunks, one for the header's HMAC, by which a wrong passphrase is
 * told before anything is read. A chunk is up to 1 MiB, AES-256-GCM, its tag behind it. Its nonce is the prefix, its
 * number and whether it is the last one, and the header is its associated data: none can be changed, left out, moved,
 * repeated, cut off at the end or brought from another file. (The STREAM construction of Hoang, Reyhanitabar, Rogaway and
 * Vizár, 2015.)
 */
const MAGIC = Buffer.from('HTKBKUP1', 'latin1');
const HEAD = 36;
const HEADER = HEAD + 32;
const CHUNK = 1_048_576;
const TAG = 16;
/** 128 MB and about half a second a guess. */
const LOG2_N = 17;
const R = 8;
const P = 1;
const MAX_CHUNKS = 2 ** 32;

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

async function keysOf(passphrase: string, salt: Buffer, log2N: number): Promise<{ key: Buffer; headerKey: Buffer }> {
  const both = await derive(passphrase.normalize('NFC'), salt, 64, { N: 2 ** log2N, r: R, p: P, maxmem: 512 * 1024 ** 2 });
  return { key: both.subarray(0, 32), headerKey: both.subarray(32) };
}

function nonceOf(prefix: Buffer, index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** `content` enciphered under a passphrase, piece by piece. */
export async function* seal(content: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const head = Buffer.alloc(HEAD);
  MAGIC.copy(head);
  head.set([LOG2_N, R, P], 8);
  const salt = randomBytes(16);
  const prefix = randomBytes(7);
  salt.copy(head, 12);
  prefix.copy(head, 28);
  const { key, headerKey } = await keysOf(passphrase, salt, LOG2_N);
  const header = Buffer.concat([head, createHmac('sha256', headerKey).update(head).digest()]);
  yield header;

  let index = 0;
  const close = (plain: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, index++, isLast), { authTagLength: TAG });
    cipher.setAAD(header);
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const piece of content) {
    waiting.push(piece);
    bytes += piece.length;
    // One chunk is held back, because only the end knows which is the last.
    while (bytes > CHUNK) {
      const all = Buffer.concat(waiting);
      yield close(all.subarray(0, CHUNK), false);
      waiting = [all.subarray(CHUNK)];
      bytes -= CHUNK;
    }
  }
  yield close(Buffer.concat(waiting), true);
}

/** What was sealed, in order and to the end, or an error: a piece that is given out has been proven, the whole only at the end. */
export async function* unseal(path: string, passphrase: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (length: number, at: number): Promise<Buffer> => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    const header = await read(HEADER, 0);
    const head = header.subarray(0, HEAD);
    if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new AppError('backup_not_ours');
    const log2N = head[8]!;
    // Bounds for a header that asks for all the memory there is.
    if (header.length < HEADER || log2N < 14 || log2N > 18 || head[9] !== R || head[10] !== P) throw new AppError('backup_damaged');
    const { key, headerKey } = await keysOf(passphrase, head.subarray(12, 28), log2N);
    if (!timingSafeEqual(createHmac('sha256', headerKey).update(head).digest(), header.subarray(HEAD))) throw new AppError('passphrase_wrong');
    const prefix = head.subarray(28, 35);
    const chunks = Math.ceil((size - HEADER) / (CHUNK + TAG));
    if (chunks < 1 || chunks > MAX_CHUNKS) throw new AppError('backup_damaged');
    for (let index = 0; index < chunks; index++) {
      const chunk = await read(CHUNK + TAG, HEADER + index * (CHUNK + TAG));
      yield openChunk(chunk, key, nonceOf(prefix, index, index === chunks - 1), header);
    }
  } finally {
    await file.close();
  }
}

function openChunk(chunk: Buffer, key: Buffer, nonce: Buffer, header: Buffer): Buffer {
  if (chunk.length < TAG) throw new AppError('backup_damaged');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAAD(header);
  decipher.setAuthTag(chunk.subarray(chunk.length - TAG));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, chunk.length - TAG)), decipher.final()]);
  } catch {
    throw new AppError('backup_damaged');
  }
}
