import type { FileReport, ImportInput, PreviewFile } from '../../../shared/contract/imports.ts';
import { dayOf } from '../../../shared/lib/dates.ts';
import { hasOverlay, layDecisions, liftDecisions } from '../cleaning/overlay.ts';
import { keepStatusWords } from '../cleaning/status-words.ts';
import { build, type WriteDb } from '../db/executor.ts';
import type { Statement } from '../db/open.ts';
import type { OpenFile } from '../files/file-refs.ts';
import { postPoints } from '../membership/post-points.ts';
import { settleReferrals } from '../offers/settle-referrals.ts';
import { linkImported, markLinks, settleNewCustomers } from '../people/import-links.ts';
import { ownerTimeZone } from '../settings/time-zone.ts';
import { sweepErased } from '../vault/erase/sweep-erased.ts';
import { PARSER_VERSION, type FileHead, type FileTail, type FromParser, type ParserOptions, type RowFate } from './facts.ts';
import { intoEmptyShop, isEmptyShop } from './first-load.ts';
import { logisticsList } from './formats/logistics-list.ts';
import { ordersByAccount } from './fresh-orders.ts';
import { growCustomers } from './grow-customers.ts';
import { setIndexesAside } from './load-indexes.ts';
import { missingMonths } from './missing-months.ts';
import type { Decision } from './parse-files.ts';
import { BatchState, emptyCounts, OrderWriter } from './order-writer.ts';
import { applyCosts } from './records/apply-costs.ts';
import { ParcelWriter } from './parcel-writer.ts';
import { RecordWriter } from './records/record-writer.ts';
import { shopOfRecords } from './records/shop-of-records.ts';
import { takeReadings } from '../results/take-readings.ts';
import { refreshCustomers } from './refresh-customers.ts';
import { type FileShop } from './resolve-shop.ts';

/** Files in, messages out; asks what to do with each file once its head is known. Runs in the parser's own thread. */
export type ParserSource = (options: ParserOptions, decide: (head: FileHead) => Decision) => AsyncIterable<FromParser>;

export interface ImportJob {
  db: WriteDb;
  now: number;
  files: OpenFile[];
  input: Pick<ImportInput, 'shop' | 'profile' | 'mapping' | 'period'>;
  parse: ParserSource;
  progress: (step: string, done: number, total: number, rows?: number) => void;
  checkCancelled: () => void;
}

interface FileWork {
  head: FileHead;
  shop: FileShop;
  fileId: number;
  writer: OrderWriter | null;
  /** Of a file that tells of parcels. */
  parcels?: ParcelWriter;
  /** Of a file that isn't about orders. */
  records: RecordWriter | null;
  sameAs: { id: number; name: string; report: FileReport } | null;
  rejected: number;
  skipped: number;
}

/**
 * One import is one batch is one transaction, metrics included: it is there whole or not at all. A preview is the same
 * run, rolled back, so its counts are those that the import will give. A file that breaks off half-way is left out whole:
 * the batch is run again without it.
 */
export async function runImport(job: ImportJob, mode: 'run' | 'preview'): Promise<{ batchId: number; files: PreviewFile[] }> {
  return isEmptyShop(job.db) ? intoEmptyShop(job.db, (lookAtParents) => runWhole(job, mode, lookAtParents)) : runWhole(job, mode);
}

async function runWhole(job: ImportJob, mode: 'run' | 'preview', lookAtParents: () => void = () => undefined): Promise<{ batchId: number; files: PreviewFile[] }> {
  const { db } = job;
  const broken: PreviewFile[] = [];
  for (;;) {
    db.connection.exec('BEGIN IMMEDIATE');
    try {
      const { batchId, files } = await importAll(job, broken);
      const keep = mode === 'run' && files.some((f) => f.error === null);
      if (keep) {
        lookAtParents();
        job.checkCancelled();
        db.connection.exec('COMMIT');
      } else db.rollBack();
      return { batchId: keep ? batchId : 0, files };
    } catch (error) {
      if (db.connection.inTransaction) db.rollBack();
      if (!(error instanceof FileBroke)) throw error;
      broken.push(error.report);
    }
  }
}

async function importAll(job: ImportJob, broken: PreviewFile[]): Promise<{ batchId: number; files: PreviewFile[] }> {
  const { db, now } = job;
  const batchId = db.run(build.insertInto('batches').values({ started_at: now })).lastInsertRowid;
  const lifted = liftDecisions(db);
  const state = new BatchState(db);
  const linkMark = markLinks(db);
  const files = job.files.filter((f) => !broken.some((b) => b.name === f.name));
  const reports: PreviewFile[] = [];
  for (const report of broken) reports.push(keepFailure(db, batchId, report));
  const rejects = db.prepare('INSERT INTO row_rejects (file_id, line, fate, reason, column_name, value, raw) VALUES (?, ?, ?, ?, ?, ?, ?)');
  let work: FileWork | null = null;
  let aside: ReturnType<typeof setIndexesAside>;

  const end = (done: FileWork, tail: FileTail | null) => {
    const report = reportOf(done, tail);
    reports.push({ ...report, ...headOf(done.head) });
    work = null;
  };
  const begin = (head: FileHead): Decision => {
    const shop = shopOfRecords(db, head, job.input.shop, now);
    const sameAs = findTwin(db, head, shop.id);
    const fileId = insertFile(db, batchId, head, shop.id, sameAs?.id ?? null);
    if (!sameAs && !head.kind) aside ??= setIndexesAside(db, head.size);
    const records = sameAs || !head.kind ? null : new RecordWriter(db, { id: fileId, shopId: shop.id, kind: head.kind }, (id) => state.spoil(id), now);
    const writer = sameAs || head.kind ? null : new OrderWriter(db, state, { id: fileId, shopId: shop.id, platform: shop.platform, timeZone: shop.timeZone, currency: shop.currency }, now);
    work = { head, shop, fileId, writer, records, sameAs, rejected: 0, skipped: 0 };
    if (sameAs) end(work, null);
    return sameAs ? { leave: true } : { go: { timeZone: shop.timeZone, currency: shop.currency } };
  };

  let rows = 0;
  for await (const message of job.parse({ files, profile: job.input.profile, mapping: job.input.mapping, period: job.input.period }, begin)) {
    job.checkCancelled();
    const current = work as FileWork | null;
    if ('chunk' in message) {
      current!.writer!.write(message.chunk);
      if (message.chunk.parcels) (current!.parcels ??= new ParcelWriter(db, { id: current!.fileId, shopId: current!.shop.id }, current!.head.profile === logisticsList.id)).write(message.chunk.parcels);
      if (message.chunk.statusWords) keepStatusWords(db, current!.fileId, current!.shop.id, message.chunk.statusWords);
      rows += message.chunk.count;
      job.progress('rows', message.bytesDone, message.bytesTotal, rows);
    } else if ('records' in message) {
      current!.records!.write(message.records);
      rows += message.records.length;
      job.progress('rows', message.bytesDone, message.bytesTotal, rows);
    } else if ('fates' in message) {
      rows += message.fates.length;
      noteFates(current!, message.fates, rejects);
    } else if ('tail' in message) end(current!, message.tail);
    else if ('failed' in message) {
      const report = failedReport(files[message.file]!.name, message);
      if (current) throw new FileBroke(report);
      reports.push(keepFailure(db, batchId, report));
    }
  }
  aside?.rowsAreThere();
  sweepErased(db, batchId);
  const moved = new Set([...lifted, ...linkImported(db, linkMark)]);
  settleNewCustomers(db, linkMark, reports);
  const customers = layDecisions(db, [...moved, ...customersOf(db, state.touchedAccounts)], now);
  const tick = (done: number) => {
    job.checkCancelled();
    job.progress('customers', done, customers.size);
  };
  if (hasOverlay(db)) refreshCustomers(db, customers, tick);
  else {
    const ordersOf = ordersByAccount(state.fresh.values());
    const { touchedAccounts, staleAccounts } = state;
    const grown = growCustomers(db, { firstNew: { account: linkMark.account + 1, order: state.firstOrderId }, touchedAccounts, staleAccounts, ordersOf }, tick);
    const others = [...customers].filter((id) => moved.has(id) || !grown.has(id));
    refreshCustomers(db, others, (done) => tick(grown.size + done), (id) => (id > linkMark.account && !staleAccounts.has(id) ? ordersOf(id) : undefined));
  }
  aside?.metricsAreThere();
  postPoints(db, customers, { now, today: dayOf(now, ownerTimeZone(db)) }, job.checkCancelled);
  settleReferrals(db, { now, today: dayOf(now, ownerTimeZone(db)) });
  takeReadings(db, { now, today: dayOf(now, ownerTimeZone(db)) }, job.checkCancelled);
  for (const fresh of state.fresh.values()) fresh.release();
  applyCosts(db);
  for (const report of reports) {
    if (report.error) continue;
    if (report.checkUp) report.checkUp.missingMonths = missingMonths(db, report.shopId);
    const { confidence, headers, sample, mapping, ...kept } = report;
    db.run(build.updateTable('batch_files').set({ report: JSON.stringify(kept satisfies FileReport) }).where('id', '=', report.fileId!));
  }
  return { batchId, files: reports };
}

function customersOf(db: WriteDb, accountIds: Iterable<number>): number[] {
  const sql = 'SELECT DISTINCT a.customer_id FROM json_each(?) j CROSS JOIN accounts a ON a.id = j.value';
  return db.prepare(sql).pluck().all(JSON.stringify([...accountIds])) as number[];
}

/** A file that fails after its rows had begun to be written. */
class FileBroke extends Error {
  readonly report: PreviewFile;
  constructor(report: PreviewFile) {
    super('a file broke off');
    this.report = report;
  }
}

function noteFates(work: FileWork, fates: RowFate[], insert: Statement): void {
  for (const f of fates) {
    insert.run(work.fileId, f.line, f.fate, f.reason, f.column, f.value, JSON.stringify(f.raw));
    if (f.fate === 'rejected') work.rejected += 1;
    else work.skipped += 1;
  }
}

/** A live file with the same bytes, read by the same rules into the same shop, holds the same rows. */
function findTwin(db: WriteDb, head: FileHead, shopId: number): FileWork['sameAs'] {
  const row = db.get<{ id: number; name: string; report: string }>(
    `SELECT f.id, f.name, f.report FROM batch_files f JOIN batches b ON b.id = f.batch_id
     WHERE f.sha256 = :sha256 AND f.shop_id = :shopId AND f.profile = :profile AND f.parser_version = :version AND f.same_as IS NULL AND f.error IS NULL AND b.undone_at IS NULL`,
    { sha256: head.sha256, shopId, profile: head.profile, version: PARSER_VERSION },
  );
  return row ? { id: row.id, name: row.name, report: JSON.parse(row.report) as FileReport } : null;
}

function insertFile(db: WriteDb, batchId: number, head: FileHead, shopId: number, sameAs: number | null): number {
  const row = { batch_id: batchId, shop_id: shopId, name: head.name, size: head.size, sha256: head.sha256, profile: head.profile, parser_version: PARSER_VERSION, same_as: sameAs, encoding: head.encoding, delimiter: head.delimiter, headers: JSON.stringify(head.headers), report: '{}' };
  return db.run(build.insertInto('batch_files').values(row)).lastInsertRowid;
}

function reportOf(work: FileWork, tail: FileTail | null): FileReport {
  const { head, shop, sameAs } = work;
  const base = { fileId: work.fileId, name: head.name, size: head.size, profile: head.profile, platform: head.platform, shopId: shop.id, shopName: shop.name, encoding: head.encoding, delimiter: head.delimiter, error: null };
  if (sameAs) {
    const { rows, rowsRejected, rowsSkipped, ordersNew, ordersUpdated, ordersUnchanged } = sameAs.report;
    return { ...base, ...emptyCounts(), rows, rowsRejected, rowsSkipped, rowsUnchanged: rows - rowsRejected - rowsSkipped, ordersUnchanged: ordersNew + ordersUpdated + ordersUnchanged, warnings: sameAs.report.warnings, checkUp: sameAs.report.checkUp, ...(sameAs.report.records ? { records: sameAs.report.records } : {}), sameAs: sameAs.name };
  }
  const told = work.records?.finish(tail!.records!);
  const counts = told ? { ...emptyCounts(), ...told.counts } : work.writer!.finish();
  if (head.profile === logisticsList.id && work.parcels) {
    // What such a list tells stands beside the orders, which stay what they are.
    const told = Math.min(counts.rowsUnchanged, Math.max(0, work.parcels.fresh - counts.rowsAdded));
    counts.rowsUpdated += told;
    counts.rowsUnchanged -= told;
  }
  const checkUp = tail!.checkUp && { ...tail!.checkUp, missingMonths: [] };
  const report: FileReport = { ...base, ...counts, rows: tail!.rows, rowsRejected: work.rejected, rowsSkipped: work.skipped, warnings: tail!.warnings, checkUp, ...(told ? { records: told.report } : {}), sameAs: null };
  const accounted = report.rowsAdded + report.rowsUpdated + report.rowsUnchanged + report.rowsRejected + report.rowsSkipped;
  if (accounted !== report.rows) throw new Error(`${report.rows} rows read, ${accounted} accounted for`);
  return report;
}

/** A file that couldn't be read stays in the list of sources, with what was wrong with it. */
function keepFailure(db: WriteDb, batchId: number, report: PreviewFile): PreviewFile {
  const kept = JSON.stringify({ ...report, sample: [], mapping: [] });
  const row = { batch_id: batchId, name: report.name, size: report.size, sha256: '', profile: report.profile, parser_version: PARSER_VERSION, encoding: report.encoding, delimiter: report.delimiter, error: report.error!.code, report: kept };
  const { lastInsertRowid } = db.run(build.insertInto('batch_files').values(row));
  return { ...report, fileId: lastInsertRowid };
}

const headOf = (head: FileHead) => ({ confidence: head.confidence, headers: head.headers, sample: head.sample, mapping: head.mapping });

function failedReport(name: string, message: Extract<FromParser, { failed: unknown }>): PreviewFile {
  const head = message.head;
  return {
    ...emptyCounts(),
    fileId: null,
    name,
    size: head?.size ?? 0,
    profile: head?.profile ?? null,
    platform: head?.platform ?? null,
    shopId: null,
    shopName: null,
    encoding: head?.encoding ?? null,
    delimiter: head?.delimiter ?? null,
    error: message.failed,
    warnings: [],
    checkUp: null,
    sameAs: null,
    confidence: head?.confidence ?? 0,
    headers: head?.headers ?? [],
    sample: head?.sample ?? [],
    mapping: head?.mapping ?? [],
  };
}
