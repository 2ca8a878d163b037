import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { backupReasons, type Backup } from '../../../shared/contract/vault.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { writeWhole } from '../files/write-whole.ts';
import { backupsFolder, syncFolder } from './places.ts';

const sha256 = z.string().regex(/^[a-f0-9]{64}$/);
/** What is known of a backup; written last, so that a backup without one isn't a backup. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  seq: z.int().positive(),
  /** The number of the one that this is without the erased; that one goes. */
  madeOf: z.int().positive().optional(),
  at: z.int(),
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  reason: z.enum(backupReasons),
  pinned: z.boolean(),
  bytes: z.int().positive(),
  appVersion: z.string().max(40),
  schemaVersion: z.int().positive(),
  orders: z.int().min(0),
  customers: z.int().min(0),
  /** Of the file, byte for byte. */
  sha256,
  /** Of all rows. */
  digest: sha256,
});
export type Manifest = z.infer<typeof manifestSchema>;
/** A manifest with a seal over its text: a damaged one is no manifest. */
const sealed = z.strictObject({ seal: sha256, manifest: manifestSchema });

const nameOf = (seq: number): string => `backup-${String(seq).padStart(6, '0')}`;
export const backupFile = (dataDir: string, seq: number): string => join(backupsFolder(dataDir), `${nameOf(seq)}.db`);
const manifestFile = (dataDir: string, seq: number): string => join(backupsFolder(dataDir), `${nameOf(seq)}.json`);
const sealOf = (manifest: Manifest): string => createHash('sha256').update(JSON.stringify(manifest)).digest('hex');

export const backupOf = ({ format, sha256, digest, madeOf, ...backup }: Manifest): Backup => backup;

export async function writeManifest(dataDir: string, manifest: Manifest): Promise<void> {
  const ordered = manifestSchema.parse(manifest);
  await writeWhole(manifestFile(dataDir, manifest.seq), [JSON.stringify({ seal: sealOf(ordered), manifest: ordered })]);
  syncFolder(backupsFolder(dataDir));
}

function readManifest(dataDir: string, seq: number): Manifest | undefined {
  try {
    const { seal, manifest } = sealed.parse(JSON.parse(readFileSync(manifestFile(dataDir, seq), 'utf8')));
    const size = statSync(backupFile(dataDir, seq)).size;
    return seal === sealOf(manifest) && manifest.seq === seq && size === manifest.bytes ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Every number that a file in the folder bears, whatever the file is worth. */
function usedNumbers(dataDir: string): number[] {
  const names = readdirSync(backupsFolder(dataDir));
  return [...new Set(names.flatMap((name) => Number(/^backup-(\d{6,})\./.exec(name)?.[1] ?? 0) || []))];
}

/** The backups that are whole as far as can be seen without reading them, the newest first; and how many files aren't. */
export function listManifests(dataDir: string): { manifests: Manifest[]; unreadable: number } {
  const numbers = safely(() => usedNumbers(dataDir)) ?? [];
  const manifests = numbers.flatMap((seq) => readManifest(dataDir, seq) ?? []).sort((a, b) => b.seq - a.seq);
  return { manifests, unreadable: numbers.length - manifests.length };
}

export const nextNumber = (dataDir: string): number => Math.max(0, ...usedNumbers(dataDir)) + 1;

export function getManifest(dataDir: string, seq: number): Manifest {
  const manifest = readManifest(dataDir, seq);
  if (!manifest) throw new AppError('not_found');
  return manifest;
}

/** Out of the list first, then the file. */
export function removeBackup(dataDir: string, seq: number): void {
  rmSync(manifestFile(dataDir, seq), { force: true });
  rmSync(backupFile(dataDir, seq), { force: true });
}

/** What a backup that was broken off has left: half a file, or a file that was never listed. */
export function sweepHalves(dataDir: string): void {
  const folder = backupsFolder(dataDir);
  const names = readdirSync(folder);
  const isHalf = (name: string) => /\.part(-\w+)?$/.test(name) || (/^backup-\d{6,}\.db$/.test(name) && !names.includes(name.replace(/db$/, 'json')));
  for (const name of names) if (isHalf(name)) rmSync(join(folder, name), { force: true });
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
