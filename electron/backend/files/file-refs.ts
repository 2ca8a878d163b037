import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileRef } from '../../../shared/contract/endpoint.ts';
import type { Reading } from '../../../shared/contract/mapper.ts';
import type { ErrorCode, ErrorDetail } from '../../../shared/lib/app-error.ts';
import type { ZipPart } from './zip-budget.ts';

/** A file as the threads see it. */
export interface OpenFile {
  path: string;
  name: string;
  /** Which part of it, where it is an archive. */
  part?: (ZipPart & { unpackTo: string }) | undefined;
  /** Known before it is opened to be no export, and why. */
  refused?: { code: ErrorCode; detail: ErrorDetail } | undefined;
  /** How the owner reads it. */
  reading?: Reading | undefined;
}

/** Paths stay in the host; the renderer holds tokens. */
export class FileRefs {
  readonly #files = new Map<string, OpenFile>();

  add(path: string, name = basename(path), refused?: OpenFile['refused']): FileRef {
    const token = randomBytes(16).toString('hex');
    this.#files.set(token, { path, name, refused });
    return { token, name, size: statSync(path, { throwIfNoEntry: false })?.size ?? 0 };
  }

  get(token: string): OpenFile | undefined {
    return this.#files.get(token);
  }

  forget(token: string): void {
    this.#files.delete(token);
  }

  /** The files an input speaks of, to go along to the thread that does the work. */
  mentionedIn(input: unknown): Record<string, OpenFile> {
    const found: Record<string, OpenFile> = {};
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(visit);
      else if (typeof value === 'object' && value !== null) {
        const token = (value as { token?: unknown }).token;
        const file = typeof token === 'string' ? this.#files.get(token) : undefined;
        if (file) found[token as string] = file;
        Object.values(value).forEach(visit);
      }
    };
    visit(input);
    return found;
  }
}
