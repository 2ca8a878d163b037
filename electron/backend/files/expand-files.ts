import { randomBytes } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, type ErrorCode } from '../../../shared/lib/app-error.ts';
import type { OpenFile } from './file-refs.ts';
import { checkSizes, readDirectory, type ZipEntry } from './zip-budget.ts';

const MOST_FILES = 500;
const MOST_DEPTH = 8;
/** An archive's directory stands in its last bytes; two thousand entries take a fraction of this. */
const TAIL_BYTES = 4 * 1024 ** 2;
/** What systems leave behind in folders and archives. */
const litter = /^(?:\.[^.]|__macosx$|thumbs\.db$|desktop\.ini$)/i;

/** A file that was chosen, and those that are in it where it is a folder or an archive. */
export interface ExpandedFile extends OpenFile {
  /** Index of the one that was chosen. */
  chosen: number;
}

/**
 * Folders are walked and archives listed: each file in them is one file of the import, by a name of its own. An entry's
 * name is shown and never becomes a path.
 */
export async function expandFiles(files: readonly OpenFile[], unpackDir: string): Promise<ExpandedFile[]> {
  const found: ExpandedFile[] = [];
  for (const [chosen, file] of files.entries()) {
    for (const inside of await expandOne(file, unpackDir)) found.push({ ...inside, chosen });
    if (found.length > MOST_FILES) throw new AppError('too_many_files', { limit: MOST_FILES });
  }
  return withOwnNames(found);
}

async function expandOne(file: OpenFile, unpackDir: string): Promise<OpenFile[]> {
  if (file.refused) return [file];
  // What can't be looked at now is the parser's to complain of.
  const info = await stat(file.path).catch(() => null);
  if (info?.isDirectory() === true) {
    const inside = await walk(file.path, file.name, 0);
    const expanded = await Promise.all(inside.map((one) => expandOne({ ...one, reading: file.reading }, unpackDir)));
    return expanded.flat();
  }
  if (isLockMark(basename(file.name))) return [refuse(file, 'file_lock_mark')];
  const entries = info?.isFile() === true ? await listArchive(file.path, info.size).catch((error: unknown) => refusalOf(file, error)) : null;
  if (entries === null) return [file];
  return Array.isArray(entries) ? partsOf(file, entries, unpackDir) : [entries];
}

async function walk(folder: string, name: string, depth: number): Promise<OpenFile[]> {
  if (depth > MOST_DEPTH) return [];
  const found: OpenFile[] = [];
  const inside = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const one of inside) {
    if (litter.test(one.name)) continue;
    const file = { path: join(folder, one.name), name: `${name}/${one.name}` };
    if (one.isDirectory()) found.push(...(await walk(file.path, file.name, depth + 1)));
    else if (one.isFile()) found.push(file); // a link may lead anywhere
    if (found.length > MOST_FILES) throw new AppError('too_many_files', { limit: MOST_FILES });
  }
  return found;
}

/** Null where the file is no archive, or a workbook, which is one too. */
async function listArchive(path: string, size: number): Promise<ZipEntry[] | null> {
  const file = await open(path);
  try {
    const magic = Buffer.alloc(4);
    await file.read(magic, 0, 4, 0);
    if (magic.toString('latin1') !== 'PK\x03\x04') return null;
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await file.read(tail, 0, tail.length, size - tail.length);
    const entries = readDirectory(tail, size - tail.length);
    if (entries.some(({ name }) => name === '[Content_Types].xml')) return null;
    checkSizes(entries, size);
    return entries;
  } finally {
    await file.close();
  }
}

function partsOf(archive: OpenFile, entries: ZipEntry[], unpackDir: string): OpenFile[] {
  const files = entries.filter(({ name }) => !name.endsWith('/') && !name.split('/').some((part) => litter.test(part)));
  if (files.length === 0) return [refuse(archive, 'file_empty')];
  return files.map(({ name, isEncrypted, method, packed, inflated, offset, crc }) => {
    const file: OpenFile = { path: archive.path, name: `${archive.name} › ${name.replace(/\p{Cc}/gu, '_').slice(-200)}`, reading: archive.reading, part: { method, packed, inflated, offset, crc, unpackTo: join(unpackDir, randomBytes(16).toString('hex')) } };
    if (isLockMark(name.split('/').at(-1) ?? '')) return refuse(file, 'file_lock_mark');
    if (/\.(?:zip|rar|7z|gz|tar)$/i.test(name)) return refuse(file, 'file_nested_archive');
    return isEncrypted ? refuse(file, 'file_damaged') : file;
  });
}

const isLockMark = (name: string): boolean => name.startsWith('~$') || /^\.~lock\./.test(name);
const refuse = ({ path, name }: OpenFile, code: ErrorCode): OpenFile => ({ path, name, refused: { code, detail: {} } });

function refusalOf(file: OpenFile, error: unknown): OpenFile | null {
  if (error instanceof AppError) return { path: file.path, name: file.name, refused: { code: error.code, detail: error.detail } };
  return null;
}

/** Files are told apart by name from here on. */
function withOwnNames(files: ExpandedFile[]): ExpandedFile[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const count = (seen.get(file.name) ?? 0) + 1;
    seen.set(file.name, count);
    return count === 1 ? file : { ...file, name: `${file.name} (${count})` };
  });
}
