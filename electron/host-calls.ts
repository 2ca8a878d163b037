import * as z from 'zod';
import { AppError, failure, type Reply } from '../shared/lib/app-error.ts';
import type { Backend } from './backend/backend.ts';
import { openSample } from './backend/demo/seed-demo.ts';
import { describeError, type Log } from './log-file.ts';
import { safeFileName } from './safe-file-name.ts';

/** What a host answers itself: dialogs and files. */
export type HostCalls = Record<string, (input: unknown) => unknown>;

/** A name for a file, never a path. */
const fileName = z
  .string()
  .min(1)
  .max(200)
  .transform(safeFileName);

export const pickFilesInput = z.strictObject({
  multiple: z.boolean().default(true),
  /** Whole folders instead of files. */
  folders: z.boolean().default(false),
  extensions: z.array(z.string().regex(/^\.?[a-z0-9]{1,10}$/i)).max(40).default([]),
});
export const saveTargetInput = z.strictObject({ name: fileName });
/** A table that was copied elsewhere: its text becomes a file. */
export const pasteInput = z.strictObject({ name: fileName, text: z.string().min(1).max(20_000_000) });
const cancelInput = z.strictObject({ taskId: z.string().max(100) });

/** One way in for every host: its own channels first, then the back end. */
export async function answer(backend: Backend, own: HostCalls, log: Log, channel: string, input: unknown, taskId?: string): Promise<Reply<unknown>> {
  const calls: HostCalls = {
    'tasks.cancel': (given) => (backend.cancel(cancelInput.parse(given).taskId), true),
    'host.openSample': () => openSample(backend),
    ...own,
  };
  const call = Object.hasOwn(calls, channel) ? calls[channel] : undefined;
  if (!call) return backend.call(channel, input, taskId);
  if (backend.isLocked()) return { ok: false, error: { code: 'app_locked', detail: {} } };
  try {
    return { ok: true, value: await call(input) };
  } catch (error) {
    if (error instanceof AppError) return failure(error);
    if (error instanceof z.ZodError) return { ok: false, error: { code: 'bad_input', detail: { fields: error.issues.map((issue) => issue.path.join('.')) } } };
    log(`${channel}: ${describeError(error)}`);
    return { ok: false, error: { code: 'bug', detail: { endpoint: channel } } };
  }
}
