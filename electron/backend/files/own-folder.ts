import { realpathSync } from 'node:fs';
import { dirname, join, relative, isAbsolute, sep } from 'node:path';
import * as z from 'zod';
import { fileOut, type Endpoint, type FileRef } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { OpenFile } from './file-refs.ts';

/** The parts of an input that are files to be written. */
export function outputsOf({ input }: Endpoint): string[] {
  return input instanceof z.ZodObject ? Object.entries(input.shape).flatMap(([name, part]) => (part === fileOut ? [name] : [])) : [];
}

/** What is written for the owner never takes the place of the database, a backup or anything else of the app's own. */
export function refuseOwnFolder(dataDir: string, endpoint: Endpoint, input: unknown, files: Record<string, OpenFile>): void {
  for (const name of outputsOf(endpoint)) {
    const file = files[(input as Record<string, FileRef>)[name]!.token];
    if (file) refuseOwnPath(dataDir, file.path); // else the handler says that it isn't there
  }
}

export function refuseOwnPath(dataDir: string, path: string): void {
  const folder = realOf(dirname(path));
  if (folder !== undefined && isInside(folder, realOf(dataDir)) && !isInside(folder, realOf(join(dataDir, 'tmp')))) throw new AppError('file_in_data_folder');
}

/** Links followed, and in the letters that the disk has; undefined where it isn't there. */
function realOf(folder: string): string | undefined {
  try {
    return realpathSync.native(folder);
  } catch {
    return undefined;
  }
}

function isInside(folder: string, outer: string | undefined): boolean {
  if (outer === undefined) return false;
  const way = relative(outer, folder);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
