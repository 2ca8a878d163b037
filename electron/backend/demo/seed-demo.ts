import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { FileReport } from '../../../shared/contract/imports.ts';
import type { TodayReport } from '../../../shared/contract/planner.ts';
import { addDays, dayOf } from '../../../shared/lib/dates.ts';
import type { Backend } from '../backend.ts';
import { makeOrders, type OrdersWanted } from './make-orders.ts';
import { sampleBenefits, sampleProgramme, sampleRewards, sampleSegments, sampleTemplates } from './sample-words.ts';
import { itemHeader, itemRow, orderHeader, orderRow } from './taobao-csv.ts';

const SHOP_NAME = '样例生活馆';
/** 26 months. */
const HISTORY_DAYS = 791;
/** For how long there has been a programme. */
const PROGRAMME_DAYS = 500;

/** Fills the data folder with the sample shop where it holds no orders; false where it does. */
export async function openSample(backend: Backend): Promise<boolean> {
  const today = (await ask(backend, 'planner.today', {})) as TodayReport;
  if (today.orders > 0) return false;
  await seedDemo(backend);
  return true;
}

/** Fills an empty data folder with the sample shop: two exports of Taobao's through `imports.run` like any others, then segments, templates, a programme for members and what they have. */
export async function seedDemo(backend: Backend): Promise<void> {
  const today = dayOf(Date.now(), 'Asia/Shanghai');
  const paths = writeExports(backend.tempDir, { customers: 1800, orders: 3200, seed: 20180901, from: addDays(today, -HISTORY_DAYS), to: addDays(today, -1) });
  const files = paths.map((path) => backend.files.add(path));
  const { files: reports } = (await ask(backend, 'imports.run', { files })) as { files: FileReport[] };
  const failed = reports.find((r) => r.error !== null || r.rowsRejected > 0);
  if (failed) throw new Error(`the sample's own ${failed.name} is not read: ${failed.error?.code ?? `${failed.rowsRejected} rows rejected`}`);
  for (const segment of sampleSegments) await ask(backend, 'segments.save', segment);
  for (const template of sampleTemplates) await ask(backend, 'copy.save', template);
  await ask(backend, 'membership.saveProgramme', { fromDay: addDays(today, -PROGRAMME_DAYS), rules: sampleProgramme });
  await ask(backend, 'membership.bringUpToDate', {});
  await ask(backend, 'membership.runTiers', {});
  for (const reward of sampleRewards) await ask(backend, 'membership.saveReward', reward);
  const cells: unknown[] = [];
  for (const { cells: own, ...benefit } of sampleBenefits) {
    const { benefitId } = (await ask(backend, 'offers.saveBenefit', benefit)) as { benefitId: number };
    for (const cell of own) cells.push({ ...cell, benefitId });
  }
  await ask(backend, 'offers.saveMatrix', { cells });
}

/** Writes the two exports of a made-up shop; gives their paths. */
function writeExports(dir: string, wanted: OrdersWanted): [orders: string, items: string] {
  const stamp = `${wanted.to.replaceAll('-', '')}2330`;
  const orders = new CsvFile(join(dir, `ExportOrderList${stamp}.csv`), orderHeader);
  const items = new CsvFile(join(dir, `ExportOrderDetailList${stamp}.csv`), itemHeader);
  for (const order of makeOrders(wanted)) {
    orders.add(orderRow(order, SHOP_NAME));
    for (const item of order.items) items.add(itemRow(order, item));
  }
  return [orders.close(), items.close()];
}

/** Lines gathered to a few hundred kilobytes and written. In UTF-8 with its mark, because Node has no encoder for GB18030. */
class CsvFile {
  readonly #path: string;
  readonly #handle: number;
  #waiting: string[] = [];

  constructor(path: string, header: string) {
    this.#path = path;
    this.#handle = openSync(path, 'w', 0o600);
    this.#waiting.push(`\u{feff}${header}`);
  }

  add(line: string): void {
    if (this.#waiting.push(line) >= 1000) this.#write();
  }

  close(): string {
    this.#write();
    closeSync(this.#handle);
    return this.#path;
  }

  #write(): void {
    if (this.#waiting.length > 0) writeSync(this.#handle, `${this.#waiting.join('\r\n')}\r\n`);
    this.#waiting = [];
  }
}

async function ask(backend: Backend, endpoint: string, input: unknown): Promise<unknown> {
  const reply = await backend.call(endpoint, input);
  if (!reply.ok) throw new Error(`${endpoint}: ${reply.error.code}`);
  return reply.value;
}
