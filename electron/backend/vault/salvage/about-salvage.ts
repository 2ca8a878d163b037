import type { Salvaged } from '../../../../shared/contract/vault.ts';
import type { Manifest } from '../manifest.ts';
import type { Remains } from './find-rows.ts';

interface Facts extends Omit<Salvaged, 'bytes'> {
  at: number;
  appVersion: string;
  newestBackup: Pick<Manifest, 'day' | 'orders' | 'customers'> | undefined;
  found: readonly Remains[];
}

/** What the archive holds and what it can't, for its reader. In both languages, as the export of everything does. */
export function aboutSalvage({ at, appVersion, newestBackup, rows, tables, unreadableRows, lostPages, unplacedRows, found }: Facts): string {
  const hurt = found.filter((t) => t.lost > 0 || t.unreadable > 0);
  const line = ({ form, rows: read, unreadable, lost }: Remains) => `  ${form.name}: ${read} / ${unreadable} / ${lost}`;
  const list = hurt.map(line).join('\n');
  return `\uFEFF从损坏的数据文件里读出的内容。回头客 ${appVersion}，${new Date(at).toISOString()}（UTC）。原来的文件没有改动。
读出 ${tables} 张表，${rows} 行。读不出：${unreadableRows} 行，另有 ${lostPages} 处整页读不出（一页可能是几十行到几百行，里面有多少行无法知道）。
${unplacedRows > 0 ? `还有 ${unplacedRows} 行读得出、但认不出属于哪张表，放在 csv/_unplaced.csv。\n` : ''}${hurt.length > 0 ? `不完整的表（表名：读出的行 / 读不出的行 / 丢失的页）：\n${list}\n` : '每张表都是完整的。\n'}${newestBackup ? `作为对照：${newestBackup.day} 的备份里有 ${newestBackup.orders} 笔订单、${newestBackup.customers} 位客户。恢复那份备份通常更稳妥。\n` : ''}读出的内容只能核对格式，不能核对每个值：如果损坏恰好只改了一个数字，这里看不出来。
csv/ 每张表一个文件，用 Excel 或 WPS 打开；以 = + - @ 开头的文字前面加了一个撇号。salvage.json 是读出内容的原样。
里面有客户的姓名、电话和地址，没有加密，请妥善保管，用完删除。

What could be read out of a damaged data file. Huitouke ${appVersion}, ${new Date(at).toISOString()} (UTC). The file itself was not changed.
Read: ${tables} tables, ${rows} rows. Not readable: ${unreadableRows} rows. Whole pages lost: ${lostPages} (a page may be dozens or hundreds of rows; how many stood there can't be known).
${unplacedRows > 0 ? `${unplacedRows} more rows can be read but not told which table they belong to: csv/_unplaced.csv.\n` : ''}${hurt.length > 0 ? `Tables that are not whole (name: rows read / rows not readable / pages lost):\n${list}\n` : 'Every table is whole.\n'}${newestBackup ? `To compare: the backup of ${newestBackup.day} holds ${newestBackup.orders} orders and ${newestBackup.customers} customers. Restoring it is usually the safer way.\n` : ''}Only the form of what was read can be checked, not each value: where the damage changed nothing but a digit, it can't be seen here.
csv/ has one file a table, for any spreadsheet; text that begins with = + - @ has an apostrophe in front. salvage.json has it as it was read.
It holds customers' names, phones and addresses and is not encrypted: keep it safe, and delete it after use.
`.replaceAll('\n', '\r\n');
}
