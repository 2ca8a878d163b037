import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { OpenFile } from './file-refs.ts';

/** The file as it is read: one of an archive lies unpacked elsewhere. */
export const unpacked = (file: OpenFile): OpenFile => (file.part ? { ...file, path: file.part.unpackTo } : file);

/** Takes a file out of its archive, no larger than the archive's directory promised. What was refused before is refused here. */
export async function unpackPart({ path, part, refused }: OpenFile): Promise<void> {
  if (refused) throw new AppError(refused.code, refused.detail);
  if (!part) return;
  const damaged = new AppError('file_damaged', { what: 'zip' });
  if (part.method !== 0 && part.method !== 8) throw damaged;
  const start = await dataStart(path, part.offset);
  if (start === null) throw damaged;
  const target = createWriteStream(part.unpackTo, { mode: 0o600 });
  if (part.packed === 0) {
    await new Promise<void>((done) => target.end(done));
    return;
  }
  let bytes = 0;
  let crc = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      crc = crc32(chunk, crc);
      done(bytes > part.inflated ? damaged : null, chunk);
    },
  });
  const source = createReadStream(path, { start, end: start + part.packed - 1 });
  try {
    await (part.method === 0 ? pipeline(source, limit, target) : pipeline(source, createInflateRaw(), limit, target));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new AppError('disk_full') : damaged;
  }
  if (crc !== part.crc || bytes !== part.inflated) throw new AppError('file_altered');
}

export async function removeUnpacked({ part }: OpenFile): Promise<void> {
  if (part) await rm(part.unpackTo, { force: true });
}

/** Behind the file's own header, whose name and extra field may be longer than the directory's. */
async function dataStart(path: string, offset: number): Promise<number | null> {
  const file = await open(path);
  try {
    const header = Buffer.alloc(30);
    const { bytesRead } = await file.read(header, 0, 30, offset);
    if (bytesRead < 30 || header.readUInt32LE(0) !== 0x0403_4b50) return null;
    return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}
