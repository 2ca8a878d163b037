import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileRef } from '../shared/contract/endpoint.ts';
import { AppError } from '../shared/lib/app-error.ts';
import type { Backend } from './backend/backend.ts';
import { Refusal } from './browser-admission.ts';

/** 4 GB: beyond it no export is a table that anyone works with. */
const MAX_UPLOAD_BYTES = 4 * 1024 ** 3;

/** A path in the temporary folder, whatever the file is called for the owner. */
export function newTarget(backend: Backend, name: string): FileRef {
  return backend.files.add(join(backend.tempDir, randomBytes(16).toString('hex')), name);
}

/** Streams a file of the page to the temporary folder. */
export async function receiveUpload(backend: Backend, request: IncomingMessage, name: string): Promise<FileRef> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_UPLOAD_BYTES) throw new AppError('file_too_large');
  const path = join(backend.tempDir, randomBytes(16).toString('hex'));
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MAX_UPLOAD_BYTES) done(new AppError('file_too_large'));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(request, limit, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw new AppError('disk_full');
    throw error;
  }
  return backend.files.add(path, name);
}

export async function sendDownload(backend: Backend, response: ServerResponse, token: string): Promise<void> {
  const file = backend.files.get(token);
  const size = file && (await stat(file.path).catch(() => undefined))?.size;
  if (!file || size === undefined) throw new Refusal(404, 'No such file.');
  response.setHeader('content-type', 'application/octet-stream');
  response.setHeader('content-length', size);
  response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name.toWellFormed())}`);
  await pipeline(createReadStream(file.path), response);
}
