import type { ExportHead } from './export-json.ts';

/** What lies in the archive, for whoever opens it years later. In both languages, for it may be someone else. */
export const aboutExport = ({ at, appVersion, schemaVersion, tables }: ExportHead): string =>
  `\uFEFF回头客 ${appVersion} 的全部数据，导出于 ${new Date(at).toISOString()}（UTC），数据结构版本 ${schemaVersion}，共 ${tables.length} 张表。
huitouke.json  全部数据的原样，可以在“数据 → 备份”里读回来。
csv/ 和 xlsx/  每张表一个文件，用 Excel 或 WPS 打开。以 = + - @ 开头的文字在 CSV 里前面加了一个撇号，免得被当成公式；原样见 JSON。
名字以 _minor 结尾的列是金额，单位为分（日元等没有分的货币为元）；名字以 at 结尾的列是时间，为 1970 年以来的毫秒数（UTC）。
里面有客户的姓名、电话和地址，没有加密，请妥善保管，用完删除。

All data of Huitouke ${appVersion}, exported at ${new Date(at).toISOString()} (UTC), schema version ${schemaVersion}, ${tables.length} tables.
huitouke.json  everything exactly as it is; "Data → Backups" reads it back.
csv/ and xlsx/ one file a table, for any spreadsheet. In CSV, text that begins with = + - @ has an apostrophe in front, so that it isn't run as a formula; the JSON has it as it is.
Columns ending in _minor are money in minor units (cents); columns ending in at are times in milliseconds since 1970 (UTC).
It holds customers' names, phones and addresses and is not encrypted: keep it safe, and delete it after use.
`.replaceAll('\n', '\r\n');
