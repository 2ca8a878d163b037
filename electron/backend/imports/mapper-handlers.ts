import { join } from 'node:path';
import type { FileRef } from '../../../shared/contract/endpoint.ts';
import type { mapper } from '../../../shared/contract/mapper.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { expandFiles } from '../files/expand-files.ts';
import type { OpenFile } from '../files/file-refs.ts';
import type { Handlers, TaskContext } from '../serve.ts';
import { parseInThread } from './parse-in-thread.ts';
import { listProfiles, removeProfile, renameProfile, savedReadings, saveProfile } from './profiles.ts';
import { tryReading } from './try-reading.ts';

/** The one table of a file that is looked at by itself. */
async function onlyFile(ref: FileRef, { file, dataDir }: TaskContext): Promise<OpenFile> {
  const [only] = await expandFiles([file(ref)], join(dataDir, 'tmp'));
  if (!only) throw new AppError('file_empty');
  return only;
}

export const mapperHandlers: Handlers<typeof mapper> = {
  look: async ({ file }, context) => {
    const named = await onlyFile(file, context);
    for await (const message of parseInThread({ files: [named], look: true, saved: savedReadings(context.db) }, () => ({ leave: true }))) {
      context.checkCancelled();
      if ('failed' in message) throw new AppError(message.failed.code, message.failed.detail);
      if ('looked' in message) return message.looked;
    }
    throw new AppError('file_empty');
  },
  tryReading: async ({ file, reading }, context) => tryReading({ ...(await onlyFile(file, context)), reading }, parseInThread, context.checkCancelled),
  profiles: (_, { db }) => listProfiles(db),
  saveProfile: (profile, { db, now }) => saveProfile(db, profile, now),
  renameProfile: (change, { db }) => renameProfile(db, change),
  removeProfile: ({ profileId }, { db }) => removeProfile(db, profileId),
};
