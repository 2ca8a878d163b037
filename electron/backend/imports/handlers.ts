import type { imports } from '../../../shared/contract/imports.ts';
import type { Handlers, TaskContext } from '../serve.ts';
import { shopCheckUp } from './check-up.ts';
import { getBatch, listBatches, listRejects } from './list-batches.ts';
import { parseInThread } from './parse-in-thread.ts';
import { runImport, type ImportJob } from './run-import.ts';
import { saveRejects } from './save-rejects.ts';
import { undoBatch } from './undo-batch.ts';

type Input = Parameters<Handlers<typeof imports>['run']>[0];

const jobOf = (input: Input, context: TaskContext): ImportJob => ({
  db: context.db,
  now: context.now,
  files: input.files.map(context.file),
  input,
  parse: parseInThread,
  progress: (step, done, total, rows) => context.progress({ step, done, total, ...(rows === undefined ? {} : { rows }) }),
  checkCancelled: context.checkCancelled,
});

export const importsHandlers: Handlers<typeof imports> = {
  preview: async (input, context) => ({ files: (await runImport(jobOf(input, context), 'preview')).files }),
  run: async (input, context) => {
    const { batchId, files } = await runImport(jobOf(input, context), 'run');
    return { batchId, files: files.map(({ confidence, headers, sample, mapping, ...report }) => report) };
  },
  list: (_, { db }) => listBatches(db),
  get: ({ batchId }, { db }) => getBatch(db, batchId),
  rejects: (input, { db }) => listRejects(db, input),
  saveRejects: ({ fileId, to }, { db, file }) => saveRejects(db, fileId, file(to).path),
  undo: ({ batchId }, { db, now }) => db.transaction(() => undoBatch(db, batchId, now)),
  checkUp: ({ shop }, { db }) => shopCheckUp(db, shop ?? null),
};
