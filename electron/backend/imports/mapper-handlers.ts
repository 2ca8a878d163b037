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

/** The one file that is looked at: of a folder or archive the one asked for. */
async function oneFile({ file: ref, inside }: { file: FileRef; inside?: string | undefined }, context: TaskContext): Promise<OpenFile> {
  context.checkCancelled(); // it may have waited behind others until nobody asked any more
  const files = await expandFiles([context.file(ref)], join(context.dataDir, 'tmp'));
  const one = files.find(({ name }) => name === inside) ?? files[0];
  if (!one) throw new AppError('file_empty');
  return one;
}

export const mapperHandlers: Handlers<typeof mapper> = {
  look: async (input, context) => {
    const named = await oneFile(input, context);
    for await (const message of parseInThread({ files: [named], look: true, saved: savedReadings(context.db) }, () => ({ leave: true }))) {
      context.checkCancelled();
      if ('failed' in message) throw new AppError(message.failed.code, message.failed.detail);
      if ('looked' in message) return message.looked;
    }
    throw new AppError('file_empty');
  },
  tryReading: async (input, context) => tryReading({ ...(await oneFile(input, context)), reading: input.reading }, parseInThread, context.checkCancelled),
  profiles: (_, { db }) => listProfiles(db),
  saveProfile: (profile, { db, now }) => saveProfile(db, profile, now),
  renameProfile: (change, { db }) => renameProfile(db, change),
  removeProfile: ({ profileId }, { db }) => removeProfile(db, profileId),
};
