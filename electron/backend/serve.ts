import type { Contract } from '../../shared/contract/contract.ts';
import { findEndpoint } from '../../shared/contract/contract.ts';
import type { Endpoint, FileRef, Kind, Output, Parsed, Progress } from '../../shared/contract/endpoint.ts';
import { AppError, failure, type ErrorDetail, type Reply } from '../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from './db/executor.ts';
import type { Migration } from './db/migrate.ts';
import type { OpenFile } from './files/file-refs.ts';
import { refuseOwnFolder } from './files/own-folder.ts';

interface CommonContext {
  /** UTC milliseconds; the only clock a handler reads. */
  now: number;
  /** Today in the owner's time zone, YYYY-MM-DD. */
  today: string;
  dataDir: string;
  /** The app's own version. */
  version: string;
}
export interface QueryContext extends CommonContext {
  db: ReadDb;
}
export interface CommandContext extends CommonContext {
  db: WriteDb;
}
export interface TaskContext extends CommonContext {
  db: WriteDb;
  progress: (p: Progress) => void;
  /** Throws `cancelled` once the owner has asked for it. */
  checkCancelled: () => void;
  /** The file behind a reference of the input. */
  file: (ref: FileRef) => OpenFile;
}

/** Of the vault: files, and no connection. */
export interface UpkeepContext extends Omit<CommonContext, 'today'> {
  migrations: Migration[];
  progress: (p: Progress) => void;
  checkCancelled: () => void;
  file: (ref: FileRef) => OpenFile;
  /** Waits for what was asked for before. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

type ContextOf<K extends Kind> = K extends 'query' ? QueryContext : K extends 'command' ? CommandContext : K extends 'upkeep' ? UpkeepContext : TaskContext;
type Handler<E> = E extends Endpoint<infer K> ? (input: Parsed<E>, context: ContextOf<K>) => Output<E> | (K extends 'task' | 'upkeep' ? Promise<Output<E>> : never) : never;

/** Exactly one handler for each endpoint: a missing, extra or wrong one doesn't compile. */
export type Handlers<F> = { [N in keyof F]: Handler<F[N]> };
export type AllHandlers = { [F in keyof Contract]: Handlers<Contract[F]> };

export interface Call {
  endpoint: string;
  input: unknown;
  files: Record<string, OpenFile>;
}

/** What a thread gives to each of its handlers. */
export type Base = Omit<TaskContext, 'file'> | Omit<UpkeepContext, 'file'>;

/** Look up, parse, run, wrap errors. A thread has the handlers of what it is asked for. */
export async function serve(handlers: Partial<AllHandlers>, call: Call, base: Base, log: (line: string) => void): Promise<Reply<unknown>> {
  const endpoint = findEndpoint(call.endpoint);
  if (!endpoint) return failure(new AppError('unknown_endpoint'));
  const parsed = endpoint.input.safeParse(call.input);
  if (!parsed.success) {
    return failure(new AppError('bad_input', { fields: parsed.error.issues.map((i) => i.path.join('.')).slice(0, 10) }));
  }
  const [feature, name] = call.endpoint.split('.') as [keyof Contract, string];
  const handler = (handlers[feature] as Record<string, (input: unknown, context: object) => unknown>)[name]!;
  const context = { ...base, file: (ref: FileRef) => call.files[ref.token] ?? missing() };
  try {
    refuseOwnFolder(base.dataDir, endpoint, parsed.data, call.files);
    const value = endpoint.kind === 'command' && 'db' in base ? base.db.transaction(() => handler(parsed.data, context)) : await handler(parsed.data, context);
    return { ok: true, value };
  } catch (error) {
    const known = failureOf(error);
    if (known) return failure(known);
    const code = codeOf(error);
    // The stack names our own code, never a value: messages can hold data, so only their kind is kept.
    log(`${call.endpoint}: ${error instanceof Error ? `${error.name} ${code}\n${(error.stack ?? '').split('\n').filter((l) => l.trimStart().startsWith('at ')).join('\n')}` : typeof error}`);
    const technical: ErrorDetail = { endpoint: call.endpoint, kind: error instanceof Error ? error.name : typeof error };
    if (code) technical['sqlite'] = code;
    return failure(new AppError('bug', technical));
  }
}

const codeOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '');
const FULL = new Set(['SQLITE_FULL', 'SQLITE_CANTOPEN', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']);
/** A quota, a limit of a file's size and a disk that fails (of which Node doesn't know every way) feel to the owner like one that is full. */
const cannotWrite = (code: string): boolean => FULL.has(code) || code.startsWith('Unknown system error') || (code.startsWith('SQLITE_IOERR') && !/READ|DATA|CORRUPTFS/.test(code));

/** The failures that have words of their own; undefined for a bug. */
export function failureOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (cannotWrite(code)) return new AppError('disk_full');
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new AppError('database_damaged', { damage: 'pages' });
  // The disk gave an error for what should be read, which says nothing of what lies there.
  if (code.startsWith('SQLITE_IOERR')) return new AppError('database_damaged', { damage: 'unreadable' });
  return undefined;
}

function missing(): never {
  throw new AppError('file_missing');
}
