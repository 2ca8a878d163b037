import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file that is whole or not there: beside its place first, then moved into it. Only the owner may read it.
 * Returns the hash of what was written.
 */
export async function writeWhole(path: string, chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>): Promise<{ sha256: string }> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  const hash = createHash('sha256');
  const file = await open(part, 'wx', 0o600);
  try {
    try {
      for await (const chunk of chunks) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
        hash.update(bytes);
        await file.writeFile(bytes);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return { sha256: hash.digest('hex') };
}
