import * as z from 'zod';

/**
 * Where work runs: the reader has a read-only connection, as has the analysis, for what would keep the reader's answers
 * waiting; the writer the only one that writes; the vault none: it looks after the files.
 */
export type Thread = 'reader' | 'analysis' | 'writer' | 'vault';
export type Kind = 'query' | 'command' | 'task' | 'upkeep';
/** Beside whatever runs, one after the other, or while the database is closed for everyone. */
export type Pace = 'now' | 'queued' | 'alone';

export interface Endpoint<K extends Kind = Kind, I extends z.ZodType = z.ZodType, O = unknown> {
  readonly kind: K;
  readonly thread: Thread;
  readonly input: I;
  /** Of upkeep. */
  readonly pace?: Pace;
  /** Never set: it carries the output's type. */
  readonly output?: O;
}

/** Reads the last committed state, in the reader. */
export const query = <I extends z.ZodType>(input: I) => ({
  returns: <O>(): Endpoint<'query', I, O> => ({ kind: 'query', thread: 'reader', input }),
});

/** Changes something, in one transaction in the writer; `changed` is broadcast on success. */
export const command = <I extends z.ZodType>(input: I) => ({
  returns: <O>(): Endpoint<'command', I, O> => ({ kind: 'command', thread: 'writer', input }),
});

/** Long work with progress and an abort signal. One that runs in the writer opens its own transaction. */
export const task = <I extends z.ZodType>(thread: Thread, input: I) => ({
  returns: <O>(): Endpoint<'task', I, O> => ({ kind: 'task', thread, input }),
});

/** Work on the database's file and its backups, not on what it holds: it can be asked for even where the database can't be opened. */
export const upkeep = <I extends z.ZodType>(pace: Pace, input: I) => ({
  returns: <O>(): Endpoint<'upkeep', I, O> => ({ kind: 'upkeep', thread: 'vault', pace, input }),
});

/** A file that a host handed out: an opaque name, never a path. */
const fileRef = z.strictObject({ token: z.string().regex(/^[a-f0-9]{32}$/), name: z.string().max(400), size: z.number() });
/** A file to read. */
export const fileIn = fileRef;
/** A file to write: the host chose where. */
export const fileOut = fileRef.meta({ use: 'write' });
export type FileRef = z.infer<typeof fileRef>;

export type Input<E> = E extends Endpoint<Kind, infer I> ? z.input<I> : never;
export type Parsed<E> = E extends Endpoint<Kind, infer I> ? z.output<I> : never;
export type Output<E> = E extends Endpoint<Kind, z.ZodType, infer O> ? O : never;

/** Work done so far; `total` is 0 while it isn't known. */
export interface Progress {
  step: string;
  done: number;
  total: number;
  /** Rows of a file read so far, where `done` counts bytes. */
  rows?: number;
}

/** What the back end tells without being asked. */
export interface Events {
  changed: { endpoint: string };
  progress: Progress & { taskId: string };
  /** Commands wait while this task holds the writer; null when it is free again. */
  writing: { endpoint: string | null };
  /** The database was opened anew (after a restore), or can't be used any more. */
  database: { damaged: boolean };
  /** The app was locked or unlocked. */
  lock: { locked: boolean };
}

/** A calendar day in the shop's time zone. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const id = z.int().positive();
