import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change } from './read-log.ts';

/** What a power cut may do with what nobody has asked to be kept: it keeps all, drops all, any of the writes, or any sector of them. */
export const fates = ['kept', 'dropped', 'some', 'torn'] as const;
export type Fate = (typeof fates)[number];
type Random = () => number;
const SECTOR = 512;

type Pending = Extract<Change, { kind: 'write' | 'truncate' }>;
type Name = Extract<Change, { kind: 'create' | 'rename' | 'mkdir' | 'gone' }>;

class File {
  /** As of its last sync. */
  safe: Buffer;
  readonly pending: Pending[] = [];
  constructor(safe: Buffer) {
    this.safe = safe;
  }
  sync(): void {
    this.safe = this.after(this.pending);
    this.pending.length = 0;
  }
  after(changes: readonly Pending[]): Buffer {
    if (changes.length === 0) return this.safe;
    const most = Math.max(this.safe.length, ...changes.map((c) => (c.kind === 'write' ? c.at + c.data.length : c.length)));
    const bytes = Buffer.alloc(most);
    this.safe.copy(bytes);
    let length = this.safe.length;
    for (const change of changes) {
      if (change.kind === 'write') {
        change.data.copy(bytes, change.at);
        length = Math.max(length, change.at + change.data.length);
      } else {
        if (change.length < length) bytes.fill(0, change.length, length);
        length = change.length;
      }
    }
    return bytes.subarray(0, length);
  }
}

/** What lies in a folder; all of it is safe. */
export interface Snapshot {
  folder: string;
  /** A folder among them has no bytes. */
  entries: { path: string; inode: number; bytes: Buffer | null }[];
}
export function takeSnapshot(folder: string): Snapshot {
  const entries: Snapshot['entries'] = [];
  const visit = (path: string): void => {
    const found = lstatSync(path);
    entries.push({ path, inode: found.ino, bytes: found.isDirectory() ? null : readFileSync(path) });
    if (found.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
  };
  visit(folder);
  return { folder, entries };
}

/** Which file each name is; `null` is a folder. */
type Names = Map<string, File | null>;

/**
 * A folder on a disk with a cache. A file's content is safe from its last sync on, what it is called from the folder's;
 * until then any part of the content may be lost, and of the names any number of the last changes.
 */
export class Disk {
  readonly #safe: Names = new Map();
  readonly #pending: Name[] = [];
  readonly #byInode = new Map<number, File>();
  readonly #created = new Map<Name, File>();
  readonly #root: string;

  constructor({ folder, entries }: Snapshot) {
    this.#root = folder;
    for (const { path, inode, bytes } of entries) {
      const file = bytes && new File(bytes);
      if (file) this.#byInode.set(inode, file);
      this.#safe.set(path, file);
    }
  }

  /** Whether a power cut now could take anything. */
  get hasUnsafe(): boolean {
    return this.#pending.length > 0 || [...this.#byInode.values()].some((file) => file.pending.length > 0);
  }

  do(change: Change): void {
    switch (change.kind) {
      case 'write':
      case 'truncate':
        this.#byInode.get(change.inode)?.pending.push(change);
        return;
      case 'sync':
        this.#byInode.get(change.inode)?.sync();
        return;
      case 'dirsync': {
        const last = this.#pending.findLastIndex((c) => dirname(c.path) === change.path || (c.kind === 'rename' && dirname(c.to) === change.path));
        // A journal keeps their order: with one of them all before it are safe.
        for (const name of this.#pending.splice(0, last + 1)) this.#rename(this.#safe, name);
        return;
      }
      case 'create': {
        const file = new File(Buffer.alloc(0));
        this.#byInode.set(change.inode, file);
        this.#created.set(change, file);
        this.#pending.push(change);
        return;
      }
      case 'mark':
        return;
      default:
        this.#pending.push(change);
    }
  }

  #rename(names: Names, change: Name): void {
    if (change.kind === 'create') names.set(change.path, this.#created.get(change)!);
    else if (change.kind === 'mkdir') names.set(change.path, null);
    else if (change.kind === 'rename') {
      const file = names.get(change.path);
      if (file !== undefined) names.set(change.to, file);
      names.delete(change.path);
    } else names.delete(change.path);
  }

  /** Writes what a power cut now would leave into another folder. */
  leave(to: string, fate: Fate, random: Random): void {
    const names = new Map(this.#safe);
    const kept = fate === 'kept' ? this.#pending.length : fate === 'dropped' ? 0 : Math.floor(random() * (this.#pending.length + 1));
    for (const change of this.#pending.slice(0, kept)) this.#rename(names, change);
    rmSync(to, { recursive: true, force: true });
    mkdirSync(to, { recursive: true });
    for (const [path, file] of names) if (file === null) mkdirSync(join(to, path.slice(this.#root.length)), { recursive: true });
    for (const [path, file] of names) {
      // A log's index lies in memory that isn't synced, and is made anew by whoever comes first after a start.
      if (file === null || path.endsWith('-shm')) continue;
      const place = join(to, path.slice(this.#root.length));
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, file.after(file.pending.flatMap((c) => survivors(c, fate, random))));
    }
  }
}

function survivors(change: Pending, fate: Fate, random: Random): Pending[] {
  if (fate === 'kept') return [change];
  if (fate === 'dropped') return [];
  if (fate === 'some' || change.kind === 'truncate') return random() < 0.5 ? [change] : [];
  const sectors: Pending[] = [];
  for (let from = 0; from < change.data.length; ) {
    const upTo = Math.min(change.data.length, from + SECTOR - ((change.at + from) % SECTOR));
    if (random() < 0.5) sectors.push({ ...change, at: change.at + from, data: change.data.subarray(from, upTo) });
    from = upTo;
  }
  return sectors;
}
