import type { campaigns } from '../../../shared/contract/campaigns.ts';
import type { Output } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { inspectFile } from '../files/inspect-file.ts';
import { openTable } from '../files/open-table.ts';
import type { ExportColumnId } from './export-columns.ts';

/** A heading by the words that tools use for it; the first that fits counts. */
const words: [ExportColumnId, RegExp][] = [
  ['phone', /手机|电话|号码|phone|mobile|msisdn|^tel|to\b/i],
  ['email', /邮箱|邮件地址|e-?mail/i],
  ['nick', /旺旺|昵称|会员名|nick/i],
  ['text', /内容|短信|文案|正文|message|content|text|body/i],
  ['name', /姓名|称呼|名字|name/i],
  ['province', /省/],
  ['city', /城市|市$|city/i],
  ['last_day', /最近|上次|last/i],
  ['customer_id', /客户编号|会员编号|customer ?id|user ?id/i],
];
const guess = (header: string): ExportColumnId | null => words.find(([, pattern]) => pattern.test(header))?.[0] ?? null;
const MOST_COLUMNS = 40;

/** The headings of a tool's own sample file, and what each of them may be. Its headings are the first row with an address in it, else the fullest of the first ten. */
export async function readVendorSample(path: string): Promise<Output<typeof campaigns.vendorSample>> {
  const file = await inspectFile(path);
  const table = await openTable(file);
  for await (const candidate of table.candidates()) {
    const rows = candidate.head.slice(0, 10).map((row) => row.cells.map((cell) => cell.trim()));
    const filled = (row: string[]) => row.filter((cell) => cell !== '').length;
    const isHead = (row: string[]) => row.every((cell) => cell.length <= 40) && row.some((cell) => ['phone', 'email', 'nick'].includes(guess(cell) ?? ''));
    const head = rows.find(isHead) ?? [...rows].sort((a, b) => filled(b) - filled(a))[0];
    if (head === undefined || filled(head) === 0) continue;
    const last = head.findLastIndex((cell) => cell !== '');
    const headers = head.slice(0, Math.min(MOST_COLUMNS, last + 1)).map((cell) => cell.slice(0, 100));
    const taken = new Set<string>();
    const columns = headers.map((header) => {
      const column = guess(header);
      if (column === null || taken.has(column)) return { header, column: null };
      taken.add(column);
      return { header, column };
    });
    return { type: file.container === 'text' ? 'csv' : 'xlsx', columns };
  }
  throw new AppError('file_not_table');
}
