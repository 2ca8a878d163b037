import { join } from 'node:path';
import type { imports } from '../../../shared/contract/imports.ts';
import { expandFiles } from '../files/expand-files.ts';
import { removeUnpacked } from '../files/unpack-part.ts';
import type { Handlers, TaskContext } from '../serve.ts';
import { shopCheckUp } from './check-up.ts';
import { getBatch, listBatches, listRejects } from './list-batches.ts';
import { mapperHandlers } from './mapper-handlers.ts';
import { parseInThread } from './parse-in-thread.ts';
import { savedReadings } from './profiles.ts';
import { runImport, type ImportJob } from './run-import.ts';
import { saveRejects } from './save-rejects.ts';
import { readSources } from './sources.ts';
import { undoBatch } from './undo-batch.ts';

type Input = Parameters<Handlers<typeof imports>['run']>[0];

/** The files that were chosen, with those in folders and archives; `run` says what becomes of them. */
async function withFiles<T>(input: Input, context: TaskContext, run: (job: ImportJob, tokenOf: (name: string) => string) => Promise<T>): Promise<T> {
  const { db, now } = context;
  const chosen = input.files.map((ref) => ({ ...context.file(ref), reading: input.readings?.[ref.token] }));
  const files = await expandFiles(chosen, join(context.dataDir, 'tmp'));
  const job: ImportJob = {
    db,
    now,
    files,
    input,
    parse: (options, decide) => parseInThread({ ...options, saved: savedReadings(db) }, decide),
    progress: (step, done, total, rows) => context.progress({ step, done, total, ...(rows === undefined ? {} : { rows }) }),
    checkCancelled: context.checkCancelled,
  };
  const tokens = new Map(files.map((file) => [file.name, input.files[file.chosen]!.token]));
  try {
    return await run(job, (name) => tokens.get(name) ?? '');
  } finally {
    // A parser that was stopped leaves what it had unpacked.
    await Promise.all(files.map(removeUnpacked));
  }
}

export const importsHandlers: Handlers<typeof imports> = {
  preview: (input, context) =>
    withFiles(input, context, async (job, tokenOf) => {
      const { files } = await runImport(job, 'preview');
      return { files: files.map((file) => ({ ...file, token: tokenOf(file.name) })) };
    }),
  run: (input, context) =>
    withFiles(input, context, async (job) => {
      const { batchId, files } = await runImport(job, 'run');
      return { batchId, files: files.map(({ confidence, headers, sample, mapping, ...report }) => report) };
    }),
  list: (_, { db }) => listBatches(db),
  get: ({ batchId }, { db }) => getBatch(db, batchId),
  rejects: (input, { db }) => listRejects(db, input),
  saveRejects: ({ fileId, to }, { db, file }) => saveRejects(db, fileId, file(to).path),
  undo: ({ batchId }, { db, now }) => db.transaction(() => undoBatch(db, batchId, now)),
  checkUp: ({ shop }, { db }) => shopCheckUp(db, shop ?? null),
  ...mapperHandlers,
  sources: (_, { db, today }) => readSources(db, today),
};
