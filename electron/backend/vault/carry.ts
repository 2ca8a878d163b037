import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { AppError } from '../../../shared/lib/app-error.ts';
import { writeWhole } from '../files/write-whole.ts';
import { keepBackup, readCopy, refuseFullDisk, type BackupJob } from './make-backup.ts';
import { backupFile, getManifest, manifestSchema, nextNumber, sweepHalves, type Manifest } from './manifest.ts';
import { backupsFolder, makeFolder } from './places.ts';
import { seal, unseal } from './sealed-file.ts';

type CarryJob = Pick<BackupJob, 'dataDir' | 'migrations' | 'progress' | 'checkCancelled'>;
const MAX_MANIFEST_BYTES = 10_000;

/** Writes a backup as one enciphered file, and reads that file back: what nobody can open is no backup. Gives its size in bytes. */
export async function saveSealed({ dataDir, progress, checkCancelled }: CarryJob, seq: number, passphrase: string, to: string): Promise<{ bytes: number }> {
  const manifest = getManifest(dataDir, seq);
  let bytes = 0;
  async function* content(): AsyncGenerator<Buffer> {
    const text = Buffer.from(JSON.stringify(manifest), 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    yield Buffer.concat([length, text]);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(backupFile(dataDir, seq), { highWaterMark: 1_048_576 }) as AsyncIterable<Buffer>) {
      checkCancelled();
      hash.update(chunk);
      bytes += chunk.length;
      progress('copy', bytes, manifest.bytes);
      yield chunk;
    }
    if (hash.digest('hex') !== manifest.sha256) throw new AppError('backup_damaged');
  }
  await writeWhole(to, seal(content(), passphrase));
  let written = 0;
  const hash = createHash('sha256');
  await unpack(to, passphrase, async (_, read) => {
    for await (const piece of read) {
      written += piece.length;
      hash.update(piece);
      progress('verify', written, manifest.bytes);
    }
  });
  if (hash.digest('hex') !== manifest.sha256) throw new AppError('backup_failed', { step: 'verify' });
  return { bytes: written };
}

/** Reads an enciphered file into the backups, pinned. It is held to all that a backup of our own is held to. */
export async function openSealed(job: CarryJob, path: string, passphrase: string): Promise<Manifest> {
  const { dataDir } = job;
  makeFolder(backupsFolder(dataDir));
  sweepHalves(dataDir);
  return unpack(path, passphrase, (manifest, content) => keepSealed(job, manifest, content));
}

async function keepSealed(job: CarryJob, manifest: Manifest, content: AsyncIterable<Buffer>): Promise<Manifest> {
  const { dataDir } = job;
  refuseFullDisk(dataDir, manifest.bytes);
  const known = job.migrations.at(-1)?.version ?? 0;
  if (manifest.schemaVersion > known) throw new AppError('backup_newer', { found: manifest.schemaVersion, known });
  const seq = nextNumber(dataDir);
  const part = `${backupFile(dataDir, seq)}.part`;
  try {
    const { sha256 } = await writeWhole(part, bounded(content, manifest.bytes, job));
    if (sha256 !== manifest.sha256) throw new AppError('backup_damaged');
    job.progress('verify', 0, 1);
    const facts = await readCopy(part, job);
    if (facts.digest !== manifest.digest) throw new AppError('backup_damaged');
    const { madeOf, ...own } = manifest; // a number of the folder that it comes from
    const kept: Manifest = { ...own, seq, reason: 'file', pinned: true, orders: facts.orders, customers: facts.customers, schemaVersion: facts.schemaVersion };
    await keepBackup(dataDir, part, kept);
    return kept;
  } finally {
    rmSync(part, { force: true });
  }
}

/** Gives what is said of the database, and the database. The file is closed afterwards, read to its end or not. */
async function unpack<T>(path: string, passphrase: string, use: (manifest: Manifest, content: AsyncIterable<Buffer>) => Promise<T>): Promise<T> {
  const pieces = unseal(path, passphrase);
  try {
    const first = await pieces.next();
    const head = first.done ? Buffer.alloc(0) : first.value;
    const length = head.length < 4 ? 0 : head.readUInt32BE(0);
    const parsed = length > 0 && length <= MAX_MANIFEST_BYTES && head.length >= 4 + length ? manifestSchema.safeParse(parseJson(head.toString('utf8', 4, 4 + length))) : undefined;
    if (!parsed?.success) throw new AppError('backup_damaged');
    async function* content(): AsyncGenerator<Buffer> {
      yield head.subarray(4 + length);
      yield* pieces;
    }
    return await use(parsed.data, content());
  } finally {
    await pieces.return(undefined);
  }
}

async function* bounded(content: AsyncIterable<Buffer>, most: number, { progress, checkCancelled }: CarryJob): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of content) {
    checkCancelled();
    bytes += piece.length;
    if (bytes > most) throw new AppError('backup_damaged');
    progress('copy', bytes, most);
    yield piece;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
