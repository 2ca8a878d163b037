import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileRef } from '../shared/contract/endpoint.ts';
import type { Backend } from './backend/backend.ts';
import { pasteInput } from './host-calls.ts';

/** A copied table as a file in the temporary folder, which is emptied at every start. */
export async function keepPasted(backend: Backend, input: unknown): Promise<FileRef> {
  const { name, text } = pasteInput.parse(input);
  const path = join(backend.tempDir, randomBytes(16).toString('hex'));
  await writeFile(path, text, { mode: 0o600 });
  return backend.files.add(path, name);
}
