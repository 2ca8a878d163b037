import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { runImport, type ImportJob } from '../../../electron/backend/imports/run-import.ts';
import type { FileReport } from '../../../shared/contract/imports.ts';
import { ImportShop } from '../imports/import-shop.ts';

/** Real public data beside the project; not part of it. */
const folder = join(import.meta.dirname, '../../../../shared/data');

const truthPath = (...parts: string[]): string => join(folder, ...parts);
export const hasTruth = (...parts: string[]): boolean => existsSync(truthPath(...parts));

interface TruthImport {
  /** The table as the owner would have it: comma-separated, with headings. */
  csv: string;
  /** Heading → field. */
  columns: Record<string, string>;
  shop: NonNullable<ImportJob['input']['shop']>;
}

/** A shop with one file in it, by the mapper. */
export async function importTruth({ csv, columns, shop }: TruthImport): Promise<{ shop: ImportShop; report: FileReport }> {
  const into = new ImportShop();
  const dir = mkdtempSync(join(tmpdir(), 'huitouke-truth-'));
  try {
    const path = join(dir, 'orders.csv');
    writeFileSync(path, csv);
    const reading = { hasHeader: true, columns: Object.entries(columns).map(([heading, field]) => ({ heading, nth: 0, field })), dateOrder: null, decimalMark: null, base: null };
    const { files } = await runImport({ db: into.db, now: 0, files: [{ path, name: 'orders.csv', reading }], input: { shop }, parse: parseFiles, progress: () => undefined, checkCancelled: () => undefined }, 'run');
    return { shop: into, report: files[0]! };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** CDNOW: all 69,659 purchases of 23,570 customers, 1997-01-01 to 1998-06-30. */
export const importCdnow = (): ReturnType<typeof importTruth> =>
  importTruth({
    csv: readFileSync(truthPath('cdnow', 'CDNOW_master.txt'), 'utf8').trim().split('\n').map((line) => line.trim().split(/\s+/).join(',')).join('\n'),
    columns: { customer_id: 'buyerNick', date: 'paidAt', number_of_cds: 'quantity', dollar_value: 'paid' },
    shop: { name: 'CDNOW', platform: 'other', currency: 'USD', timeZone: 'UTC' },
  });

/** A tenth of it, with customer numbers of its own: 2,357 customers. */
export const importCdnowSample = (): ReturnType<typeof importTruth> =>
  importTruth({
    csv: ['master,customer,date,cds,dollars', ...readFileSync(truthPath('cdnow', 'CDNOW_sample.txt'), 'utf8').trim().split('\n').map((line) => line.trim().split(/\s+/).join(','))].join('\n'),
    columns: { customer: 'buyerNick', date: 'paidAt', cds: 'quantity', dollars: 'paid' },
    shop: { name: 'CDNOW', platform: 'other', currency: 'USD', timeZone: 'UTC' },
  });

/** A Taobao shop's first half of 2019. */
export const importTaobaoHalfYear = (): ReturnType<typeof importTruth> =>
  importTruth({
    csv: readFileSync(truthPath('taobao_orders_2019H1', 'taobao_orders_2019H1_pseudonymised.csv'), 'utf8'),
    columns: { 行号: 'orderNo', 买家昵称: 'buyerNick', 付款日期: 'paidAt', 订单状态: 'status', 实付金额: 'paid', 省份: 'province', 城市: 'city', 购买数量: 'quantity' },
    shop: { name: '2019H1', platform: 'taobao', currency: 'CNY', timeZone: 'Asia/Shanghai' },
  });
